"""Cells from far away: the cards of some neighbouring cells of a lane as a few paths, one for each colour, made once
and kept.

A board of 20,000 cards is then some hundred calls, whatever language they come from.
"""

from collections import OrderedDict
from itertools import pairwise

from PySide6.QtCore import QRectF
from PySide6.QtGui import QBrush, QPainterPath

from journeyboard.board.measuring import STYLES
from journeyboard.board.shapes import CardShape, ColumnShape, LaneCells, Rect, TextShape, TileShape
from journeyboard.board.sizes import CARD_EDGE
from journeyboard.drawing.canvas import Canvas, Detail, brush
from journeyboard.drawing.cards import edge_colour, sketch_face
from journeyboard.drawing.colours import mixed
from journeyboard.drawing.theme import Theme

Layers = tuple[tuple[QBrush, QPainterPath], ...]

Paths = dict[tuple[int, str], QPainterPath]
"""By layer, lowest first, and colour."""

KEPT = 10_000
"""How many stretches of cells are kept; 2 to 20 kB each."""
STRETCH = {Detail.BLOCKS: 32, Detail.SHAPES: 2}
"""How many columns make one: many save calls, few save painting what lies beside the region."""

_BORDER, _FACE, _CONTENT = 0, 1, 2
_BLOCK_TINT = 0.4
_Columns = tuple[ColumnShape, ...]
_kept: OrderedDict[tuple[int, int, int, Detail, str], tuple[LaneCells, _Columns, Layers]] = OrderedDict()
"""By identity: hashing cells would read all their cards. They are kept too, so that their identity stays their own."""


def paint_flat(canvas: Canvas, cells: LaneCells, columns: _Columns, first: int, end: int) -> None:
    """Paint a lane's cells without their words, at least those of the columns from `first` up to before `end`; the
    origin is where the first of all columns meets the lane's upper edge."""
    size = STRETCH[canvas.detail]
    for stretch in range(first // size, -(-end // size)):
        for fill, path in _layers(cells, columns, stretch * size, canvas.detail, canvas.theme):
            canvas.painter.fillPath(path, fill)


def paint_flat_card(canvas: Canvas, card: CardShape) -> None:
    """Paint a card without its words; its upper left corner is the origin."""
    paths: Paths = {}
    _add_card(paths, card, 0, 0, canvas.detail, canvas.theme)
    for fill, path in _in_order(paths):
        canvas.painter.fillPath(path, fill)


def _layers(cells: LaneCells, columns: _Columns, first: int, detail: Detail, theme: Theme) -> Layers:
    """The layers of the stretch that begins at the column `first`."""
    key = (id(cells), id(columns), first, detail, theme.name)
    found = _kept.get(key)
    if found is not None and found[0] is cells and found[1] is columns:
        return found[2]
    paths: Paths = {}
    for column in columns[first : first + STRETCH[detail]]:
        cell = cells.get(column.step)
        if cell is None:
            continue
        for card in cell.cards:
            _add_card(paths, card, column.x + card.rect.x, card.rect.y, detail, theme)
        for tile in cell.tiles:
            _add_tile(paths, tile, column.x, detail, theme)
    layers = _in_order(paths)
    _kept[key] = (cells, columns, layers)
    if len(_kept) > KEPT:
        _kept.popitem(last=False)
    return layers


def _in_order(paths: Paths) -> Layers:
    return tuple((brush(colour), path) for (_, colour), path in sorted(paths.items(), key=lambda each: each[0][0]))


def _add_card(paths: Paths, card: CardShape, x: float, y: float, detail: Detail, theme: Theme) -> None:
    rect = Rect(x, y, card.rect.width, card.rect.height)
    edge = edge_colour(card, theme)
    if detail is Detail.BLOCKS:
        _add(paths, _FACE, mixed(edge, theme.paper, 0.12 if card.faded else _BLOCK_TINT), rect)
        return
    face = sketch_face(card, theme) if card.tentative else theme.card_face(card.kind)
    _add_face(paths, rect, face, theme)
    _add(paths, _CONTENT, mixed(edge, theme.card, 0.3) if card.faded else edge, Rect(x, y, CARD_EDGE, rect.height))
    bars = mixed(theme.ink, theme.card, 0.1 if card.faded else 0.28)
    _add_bars(paths, bars, card.text, x, y)
    if card.image is not None:
        _add(paths, _CONTENT, theme.off, card.image.moved(x, y))
    for chip in card.chips:
        _add(paths, _CONTENT, theme.chip, chip.rect.moved(x, y))
    if card.dots is not None and card.severity is not None:
        left, top = card.dots
        _add(paths, _CONTENT, mixed(theme.bad, theme.card, 0.7), Rect(x + left, y + top + 1, card.severity * 10 - 3, 5))


def _add_tile(paths: Paths, tile: TileShape, x: float, detail: Detail, theme: Theme) -> None:
    rect = tile.rect.moved(x, 0)
    if detail is Detail.BLOCKS:
        _add(paths, _FACE, mixed(theme.status(tile.status), theme.paper, _BLOCK_TINT), rect)
        return
    _add_face(paths, rect, theme.tile_face(tile.status), theme)
    _add_bars(paths, mixed(theme.ink, theme.card, 0.28), tile.name, rect.x, rect.y)
    _add_bars(paths, mixed(theme.ink, theme.card, 0.5), tile.value, rect.x, rect.y)
    for (x0, y0), (x1, y1) in pairwise(tile.spark):
        step = Rect(rect.x + x0, rect.y + (y0 + y1) / 2 - 0.75, x1 - x0, 1.5)
        _add(paths, _CONTENT, theme.status(tile.status), step)


def _add_face(paths: Paths, rect: Rect, face: str, theme: Theme) -> None:
    _add(paths, _BORDER, theme.line, rect)
    _add(paths, _FACE, face, rect.grown(-1))


def _add_bars(paths: Paths, colour: str, text: TextShape, x: float, y: float) -> None:
    style = STYLES[text.style]
    for place, line in enumerate(text.lines):
        width = min(len(line) * style.size * 0.52, text.rect.width)
        left = text.rect.x + (text.rect.width - width if text.rtl else 0)
        top = text.rect.y + (place + 0.3) * style.line_height
        _add(paths, _CONTENT, colour, Rect(x + left, y + top, width, style.line_height * 0.4))


def _add(paths: Paths, layer: int, colour: str, rect: Rect) -> None:
    path = paths.get((layer, colour))
    if path is None:
        path = paths[layer, colour] = QPainterPath()
    path.addRect(QRectF(rect.x, rect.y, rect.width, rect.height))
