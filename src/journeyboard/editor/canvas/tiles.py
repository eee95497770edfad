"""Pictures of the parts of a board, in tiles, kept while they are true.

A tile belongs to a part and counts from the part's own corner, so a lane that grows moves its neighbours' tiles and
spoils none of them. What an edit damages is painted anew inside its tile. A tile that is not there yet is never left
blank: it is drawn from tiles of another scale, at worst from the *backdrop*, a small picture of the whole board.
"""

from collections import OrderedDict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import ceil, log
from time import perf_counter
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from journeyboard.board.shapes import Board, Damage, Part, PartKind, Rect
from journeyboard.drawing.canvas import Detail
from journeyboard.drawing.painter import detail_for, paint_part
from journeyboard.drawing.theme import Theme

TILE = 512
"""Screen pixels along the side of a tile."""
MOST_BYTES = 192 * 2**20
BACKDROP = 0.125
"""The scale of the backdrop, in screen pixels for one board unit."""
_REMEMBERED_SCALES = 6
_SEAM = 2
"""Screen pixels painted anew around damage, for what is smoothed across its border."""


class TileKey(NamedTuple):
    """Which tile: of which part, at which scale, in which column and row."""

    kind: PartKind
    lane: str
    scale: float
    column: int
    row: int


@dataclass(slots=True)
class Tile:
    """A picture, what of it is no longer true, in its own pixels, and the part whose size it was made for."""

    image: QImage
    stale: QRect
    part: Part | None = None


class Deadline:
    """A moment until which there is time for work that can also be done later."""

    def __init__(self, milliseconds: float) -> None:
        self._end = perf_counter() + milliseconds / 1000

    @property
    def passed(self) -> bool:
        """Whether the time is up."""
        return perf_counter() >= self._end


class Tiles:
    """The tiles of one board in one theme; none before there is a board."""

    def __init__(self, theme: Theme, most_bytes: int = MOST_BYTES) -> None:
        self._most_bytes = most_bytes
        self._bytes = 0
        self._tiles: OrderedDict[TileKey, Tile] = OrderedDict()
        self._backdrop: dict[TileKey, Tile] = {}
        self._scales: dict[float, None] = {}
        self._wanted: dict[TileKey, None] = {}
        self._ahead: list[TileKey] = []
        self._parts: dict[tuple[PartKind, str], Part] = {}
        self._board: Board | None = None
        self._theme = theme
        self._paper = QColor(theme.paper)
        self._backdrop_left: Iterator[TileKey] | None = None

    @property
    def bytes(self) -> int:
        """The memory all tiles take, without the backdrop."""
        return self._bytes

    def forget(self) -> None:
        """Drop all tiles; the backdrop stays."""
        self._tiles.clear()
        self._scales.clear()
        self._bytes = 0
        self.begin_frame()

    def set_board(self, board: Board) -> None:
        """Forget everything and draw this board from now on."""
        self._board = board
        self.forget()
        self._backdrop.clear()
        self._take_parts()

    def set_theme(self, theme: Theme) -> None:
        """Forget everything and draw in other colours from now on."""
        self._theme, self._paper = theme, QColor(theme.paper)
        if self._board is not None:
            self.set_board(self._board)

    def update_board(self, board: Board, damages: Iterable[Damage]) -> None:
        """Draw this board from now on, which differs from the one before by `damages` alone."""
        self._board = board
        self._take_parts()
        spoilt: dict[tuple[PartKind, str], list[Rect]] = {}
        for damage in damages:
            spoilt.setdefault((damage.kind, damage.lane), []).append(damage.rect)
        for held in (self._tiles, self._backdrop):
            gone = [key for key in held if (key.kind, key.lane) not in self._parts]
            for key in gone:
                tile = held.pop(key)
                self._bytes -= tile.image.sizeInBytes() if held is self._tiles else 0
            if spoilt:
                for key, tile in held.items():
                    for rect in spoilt.get((key.kind, key.lane), ()):
                        _spoil(key, tile, rect)

    def _take_parts(self) -> None:
        parts = self._board.parts if self._board is not None else ()
        self._parts = {(part.kind, part.lane): part for part in parts}
        self._wanted.clear()
        self._ahead.clear()
        self._backdrop_left = self._all_backdrop()

    # -- drawing a frame

    def begin_frame(self) -> None:
        """Forget what an earlier frame was still waiting for."""
        self._wanted.clear()
        self._ahead.clear()

    def draw(self, painter: QPainter, part: Part, x: int, y: int, scale: float, window: QRect, until: Deadline) -> None:
        """Draw what of `part` meets `window`, the part's corner being at (x, y); all in screen pixels, the painter's
        unit too. Tiles that are missing when the time is up are drawn coarser and remembered as wanted."""
        self._remember(scale)
        for key in _keys(part, scale, window.translated(-x, -y)):
            tile = self._ready(key, until)
            left, top = x + key.column * TILE, y + key.row * TILE
            if tile is not None:
                painter.drawImage(QPoint(left, top), tile.image)
            else:
                self._wanted[key] = None
                self._draw_coarser(painter, part, key, x, y)

    def foresee(self, part: Part, x: int, y: int, scale: float, window: QRect) -> None:
        """Have what of `part` meets `window` made when there is nothing more urgent."""
        keys = _keys(part, scale, window.translated(-x, -y))
        self._ahead += [key for key in keys if key not in self._tiles]

    @property
    def is_complete(self) -> bool:
        """Whether all tiles of the last frame were sharp."""
        return not self._wanted

    @property
    def has_work(self) -> bool:
        """Whether `work` has anything to do."""
        return bool(self._wanted or self._ahead or self._backdrop_left is not None)

    def work(self, until: Deadline) -> bool:
        """Make wanted tiles, then some ahead of need, then the backdrop, until the time is up; tell whether a tile of
        the last frame was made."""
        made = False
        while self._wanted and not until.passed:
            key = next(iter(self._wanted))
            self._ready(key, None)
            del self._wanted[key]
            made = True
        while self._ahead and not until.passed:
            self._ready(self._ahead.pop(0), None)
        while self._backdrop_left is not None and not until.passed:
            key = next(self._backdrop_left, None)
            if key is None:
                self._backdrop_left = None
            else:
                self._in_backdrop(key)
        return made

    # -- single tiles

    def _ready(self, key: TileKey, until: Deadline | None) -> Tile | None:
        """The tile, made or mended when there is time; None when it is missing and there is none. A tile that is there
        is given even when it is stale and cannot be mended now; one that is begun is finished, for nothing of it is
        painted yet."""
        tile = self._tiles.get(key)
        part = self._parts[key.kind, key.lane]
        is_new = tile is None
        if tile is None:
            if until is not None and until.passed:
                return None
            tile = Tile(QImage(), QRect())
            self._tiles[key] = tile
        else:
            self._tiles.move_to_end(key)
        if tile.part is not part:
            tile.part = part
            self._fit(key, tile, part)
        if not tile.stale.isEmpty():
            if not is_new and until is not None and until.passed:
                self._wanted[key] = None
            else:
                self._mend(key, tile, part, detail_for(key.scale))
        return tile

    def _fit(self, key: TileKey, tile: Tile, part: Part) -> None:
        """Give the tile the size it has in `part` as it is now."""
        size = _size(part, key)
        if tile.image.size() != size.size():
            self._bytes -= tile.image.sizeInBytes()
            _resize(tile, size, self._paper)
            self._bytes += tile.image.sizeInBytes()
            self._make_room(key)

    def _mend(self, key: TileKey, tile: Tile, part: Part, detail: Detail) -> None:
        stale = tile.stale & tile.image.rect()
        tile.stale = QRect()
        if stale.isEmpty() or self._board is None:
            return
        painter = QPainter(tile.image)
        painter.setClipRect(stale)
        painter.fillRect(stale, self._paper)
        left, top, scale = key.column * TILE, key.row * TILE, key.scale
        painter.translate(-left, -top)
        painter.scale(scale, scale)
        region = Rect(
            (left + stale.x()) / scale, (top + stale.y()) / scale, stale.width() / scale, stale.height() / scale
        )
        paint_part(painter, self._board, part, region, detail, self._theme)
        painter.end()

    def _make_room(self, kept: TileKey) -> None:
        while self._bytes > self._most_bytes:
            key = next(iter(self._tiles))
            if key == kept:
                return
            self._bytes -= self._tiles.pop(key).image.sizeInBytes()

    # -- what is drawn in place of a missing tile

    def _draw_coarser(self, painter: QPainter, part: Part, key: TileKey, x: int, y: int) -> None:
        """Draw the place of a missing tile from tiles of the nearest other scale that has all of it."""
        size = _size(part, key)
        place = QRect(key.column * TILE, key.row * TILE, size.width(), size.height())
        for scale in sorted(self._scales, key=lambda other: abs(log(other / key.scale))):
            if scale != key.scale:
                pieces = [
                    (other, self._tiles.get(other)) for other in _keys(part, scale, _zoomed(place, scale / key.scale))
                ]
                if pieces and all(tile is not None for _key, tile in pieces):
                    self._draw_scaled(painter, place, x, y, scale / key.scale, pieces)
                    return
        factor = BACKDROP / key.scale
        pieces = [(other, self._in_backdrop(other)) for other in _keys(part, BACKDROP, _zoomed(place, factor))]
        self._draw_scaled(painter, place, x, y, factor, pieces)

    def _draw_scaled(
        self,
        painter: QPainter,
        place: QRect,
        x: int,
        y: int,
        factor: float,
        pieces: Iterable[tuple[TileKey, Tile | None]],
    ) -> None:
        """Draw `place` of a part whose corner is at (x, y) from tiles that are `factor` times as large."""
        for key, tile in pieces:
            if tile is None:
                continue
            origin_x, origin_y = key.column * TILE, key.row * TILE
            wanted = QRectF(place.x() * factor, place.y() * factor, place.width() * factor, place.height() * factor)
            source = wanted.translated(-origin_x, -origin_y) & QRectF(tile.image.rect())
            left, top = (source.x() + origin_x) / factor, (source.y() + origin_y) / factor
            target = QRectF(left + x, top + y, source.width() / factor, source.height() / factor)
            painter.drawImage(target, tile.image, source)

    def _in_backdrop(self, key: TileKey) -> Tile:
        tile = self._backdrop.get(key)
        if tile is None:
            tile = self._backdrop[key] = Tile(QImage(), QRect())
        part = self._parts[key.kind, key.lane]
        size = _size(part, key)
        if tile.image.size() != size.size():
            _resize(tile, size, self._paper)
        if not tile.stale.isEmpty():
            self._mend(key, tile, part, Detail.BLOCKS)
        return tile

    def _all_backdrop(self) -> Iterator[TileKey]:
        for part in self._parts.values():
            yield from _keys(part, BACKDROP, QRect(0, 0, 2**24, 2**24))

    def _remember(self, scale: float) -> None:
        if next(reversed(self._scales), None) != scale:
            self._scales.pop(scale, None)
            self._scales[scale] = None
            if len(self._scales) > _REMEMBERED_SCALES:
                del self._scales[next(iter(self._scales))]


def _keys(part: Part, scale: float, window: QRect) -> Iterator[TileKey]:
    """The tiles of `part` that meet `window`, in screen pixels from the part's corner."""
    across = ceil(part.rect.width * scale - 1e-6)
    down = ceil(part.rect.height * scale - 1e-6)
    left, right = max(window.x(), 0), min(window.x() + window.width(), across)
    top, bottom = max(window.y(), 0), min(window.y() + window.height(), down)
    if left >= right or top >= bottom:
        return
    for row in range(top // TILE, (bottom - 1) // TILE + 1):
        for column in range(left // TILE, (right - 1) // TILE + 1):
            yield TileKey(part.kind, part.lane, scale, column, row)


def _zoomed(rect: QRect, factor: float) -> QRect:
    """All pixels that `rect` covers when everything is `factor` times as large."""
    x, y = int(rect.x() * factor), int(rect.y() * factor)
    right, bottom = ceil((rect.x() + rect.width()) * factor), ceil((rect.y() + rect.height()) * factor)
    return QRect(x, y, right - x, bottom - y)


def _size(part: Part, key: TileKey) -> QRect:
    """The tile's own rectangle: smaller at the part's right and lower edges."""
    across = ceil(part.rect.width * key.scale - 1e-6) - key.column * TILE
    down = ceil(part.rect.height * key.scale - 1e-6) - key.row * TILE
    return QRect(0, 0, min(TILE, max(1, across)), min(TILE, max(1, down)))


def _resize(tile: Tile, size: QRect, paper: QColor) -> None:
    """Give the tile another size, keeping what is painted; what is new is stale."""
    old = tile.image
    tile.image = QImage(size.size(), QImage.Format.Format_RGB32)
    if old.isNull():
        tile.stale = size
        return
    tile.image.fill(paper)
    painter = QPainter(tile.image)
    painter.drawImage(0, 0, old)
    painter.end()
    right, bottom = old.width() - _SEAM, old.height() - _SEAM
    if size.width() > old.width():
        tile.stale |= QRect(right, 0, size.width() - right, size.height())
    if size.height() > old.height():
        tile.stale |= QRect(0, bottom, size.width(), size.height() - bottom)


def _spoil(key: TileKey, tile: Tile, rect: Rect) -> None:
    """Mark what of the tile lies in `rect`, in board units from the part's corner, as stale."""
    left = int(rect.x * key.scale) - key.column * TILE - _SEAM
    top = int(rect.y * key.scale) - key.row * TILE - _SEAM
    wide, high = ceil(rect.width * key.scale) + 2 * _SEAM + 1, ceil(rect.height * key.scale) + 2 * _SEAM + 1
    spoilt = QRect(left, top, wide, high) & QRect(0, 0, TILE, TILE)
    if not spoilt.isEmpty():
        tile.stale = tile.stale | spoilt
