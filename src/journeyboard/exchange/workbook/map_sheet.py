"""The map as a sheet: steps across, lanes down, a cell's cards one per line. A view: edits belong in the lists."""

from collections.abc import Sequence

from xlsxwriter.worksheet import Worksheet

from journeyboard.board.figure_shapes import TileShape
from journeyboard.board.shapes import Board
from journeyboard.drawing.theme import LIGHT
from journeyboard.exchange.workbook import styles
from journeyboard.exchange.workbook.book import Book
from journeyboard.exchange.workbook.map_words import CellWords, MapWords, persona_words
from journeyboard.exchange.workbook.measuring import TALLEST_ROW, lines_of, row_height
from journeyboard.exchange.workbook.styles import Style
from journeyboard.journey.figures import Status
from journeyboard.journey.grid import LANE_NAMES
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Lane, Persona, Stage
from journeyboard.journey.words import value_name
from journeyboard.language import _

_FIRST_COLUMN = 1
_LABEL_WIDTH = 20
_WIDEST, _NARROWEST = 44, 16
_A4_WIDTH = 200
"""Characters that are still readable on A4; a wider map asks for A3."""
_UNITS_PER_CHARACTER = 7.4
"""Board units that one character of a column's width stands for."""
_LINE_HEIGHT = 13.5
_MOST_LINES = int((TALLEST_ROW - 5) / _LINE_HEIGHT)
_STAGES_ROW = 3


def write_map(book: Book, sheet: Worksheet, journey: Journey, board: Board) -> None:
    """Write `board`, the layout of `journey`, in the current language, and protect it from edits that would not come
    back (without a password: whoever wants to may)."""
    writer = _MapWriter(book, sheet, journey, board)
    first_lane = writer.write_head()
    writer.write_lanes(first_lane)
    sheet.protect("", {"format_cells": True, "format_columns": True, "format_rows": True, "select_locked_cells": True})


class _MapWriter:
    """Writes one board from the top down."""

    def __init__(self, book: Book, sheet: Worksheet, journey: Journey, board: Board) -> None:
        self._book, self._sheet, self._journey, self._board = book, sheet, journey, board
        self._words = MapWords(journey, board)
        self._columns = {column.step: _FIRST_COLUMN + index for index, column in enumerate(board.columns)}
        self._last = max(_FIRST_COLUMN, len(board.columns))
        self._widths = [min(_WIDEST, max(_NARROWEST, column.width / _UNITS_PER_CHARACTER)) for column in board.columns]
        sheet.set_column(0, 0, _LABEL_WIDTH)
        for index, width in enumerate(self._widths):
            sheet.set_column(_FIRST_COLUMN + index, _FIRST_COLUMN + index, width)

    # -- above the lanes

    def write_head(self) -> int:
        """Title, scenario, personas, stages and steps; the row of the first lane."""
        info, sheet = self._journey.info, self._sheet
        self._line(0, info.title, styles.TITLE, 30)
        subtitle = " ".join(self._board.subtitle.lines) if self._board.subtitle else info.scenario
        self._line(1, subtitle, styles.SUBTITLE, 17)
        self._line(2, "   ".join(persona_words(persona) for persona in self._shown_personas()), styles.TEXT, 20)
        steps_row = _STAGES_ROW + 2 if any(stage.steps for stage in self._board.stages) else 0
        first_lane = (steps_row or _STAGES_ROW + 1) + 1
        self._write_stages(_STAGES_ROW)
        if steps_row:
            self._write_steps(steps_row)
        sheet.freeze_panes(first_lane, _FIRST_COLUMN)
        styles.set_up_page(sheet, large=_LABEL_WIDTH + sum(self._widths) > _A4_WIDTH)
        sheet.repeat_rows(_STAGES_ROW, first_lane - 1)
        sheet.hide_gridlines(2)
        sheet.set_zoom(90)
        return first_lane

    def _line(self, row: int, text: str, look: Style, height: float) -> None:
        self._book.put(self._sheet, row, 0, text, look)
        self._sheet.set_row(row, height)

    def _shown_personas(self) -> list[Persona]:
        found = (self._journey.find(Persona, shape.id) for shape in self._board.personas)
        return [persona for persona in found if persona]

    def _write_stages(self, row: int) -> None:
        names, lines = 1, 1
        for shape in self._board.stages:
            stage = self._journey.all(Stage)[shape.id]
            columns = [self._columns[column.step] for column in self._board.columns if column.stage == shape.id]
            width = sum(self._widths[column - _FIRST_COLUMN] for column in columns)
            ink = "#FFFFFF" if shape.ink == "white" else "#000000"
            ground = (styles.fill(shape.colour), styles.CENTRED)
            self._put_over(row, columns, stage.name, styles.font(13, bold=True, colour=ink), *ground)
            self._put_over(row + 1, columns, stage.line, styles.font(9, colour=ink), *ground)
            names = max(names, lines_of(stage.name, width * 0.7))
            lines = max(lines, lines_of(stage.line, width))
        self._sheet.set_row(row, row_height(names, 18))
        self._sheet.set_row(row + 1, row_height(lines, 12))

    def _put_over(self, row: int, columns: Sequence[int], text: str, *look: Style) -> None:
        """Write a text over several cells that lie beside each other."""
        if len(columns) > 1:
            self._sheet.merge_range(row, columns[0], row, columns[-1], "", self._book.format(*look))
        self._book.put(self._sheet, row, columns[0], text, *look)

    def _write_steps(self, row: int) -> None:
        tallest = 1
        for stage in self._board.stages:
            for shape in stage.steps:
                text = " ".join(shape.text.lines)
                column = self._columns[shape.id]
                look = (styles.LABEL, styles.CENTRED, styles.tinted(stage.colour, 0.14), styles.UNDERLINED)
                self._book.put(self._sheet, row, column, text, *look)
                tallest = max(tallest, lines_of(text, self._widths[column - _FIRST_COLUMN]))
        self._sheet.set_row(row, row_height(tallest, _LINE_HEIGHT))

    # -- the lanes

    def write_lanes(self, row: int) -> None:
        """Every lane that is shown, and the cards without a place; then where edits belong, and the area to print."""
        for shape in self._board.lanes:
            lane = self._journey.all(Lane)[shape.id]
            cells = self._words.cells_of(lane, shape)
            if shape.kind == "divider":
                row = self._write_divider(row, lane)
                if any(cell.items for cell in cells):
                    row = self._write_lane(row, "", cells, lane)
                continue
            name = lane.name or _(LANE_NAMES[lane.kind])
            shown = _("{lane} (collapsed)").format(lane=name) if shape.collapsed else name
            row = self._write_lane(row, shown, cells, lane)
        lost = self._words.lost()
        if lost.items:
            row = self._write_lane(row, _("Unplaced"), [lost], None)
        self._sheet.print_area(0, 0, max(0, row - 1), self._last)
        self._book.put(
            self._sheet, row + 1, 0, _("This sheet is a view. Edit the map in the lists behind it."), styles.QUIET
        )

    def _write_divider(self, row: int, lane: Lane) -> int:
        words = lane.name or value_name("divider", lane.divider)
        look = (styles.font(9, italic=True, colour=LIGHT.mute), styles.MIDDLE)
        self._put_over(row, range(self._last + 1), f"– – –  {words}  – – –", *look)
        self._sheet.set_row(row, 16)
        return row + 1

    def _write_lane(self, row: int, name: str, cells: Sequence[CellWords], lane: Lane | None) -> int:
        """A lane over as many rows as its tallest cell needs, since a row has a greatest height; the next free row."""
        parts = [_in_rows(cell.items, self._width(index)) for index, cell in enumerate(cells)]
        fills = [_fill_of(lane, cell) for cell in cells]
        count = max([1, *(len(part) for part in parts)])
        label = (styles.LABEL, styles.TOP, styles.LANE_FILL, styles.GRID)
        for at in range(row, row + count):
            tallest = lines_of(name, _LABEL_WIDTH) if at == row else 1
            for index in range(len(cells)):
                part = parts[index][at - row] if at - row < len(parts[index]) else ""
                look = (styles.TEXT, styles.TOP, styles.GRID, fills[index])
                self._book.put(self._sheet, at, _FIRST_COLUMN + index, part, *look)
                tallest = max(tallest, lines_of(part, self._width(index)))
            self._sheet.set_row(at, row_height(tallest, _LINE_HEIGHT))
            self._book.put(self._sheet, at, 0, "", *label)
        if count > 1:
            self._sheet.merge_range(row, 0, row + count - 1, 0, "", self._book.format(*label))
        self._book.put(self._sheet, row, 0, name, *label)
        return row + count

    def _width(self, index: int) -> float:
        return self._widths[index] if index < len(self._widths) else _WIDEST


def _fill_of(lane: Lane | None, cell: CellWords) -> Style:
    """The ground of a cell: tinted by the lane's kind, or by the status of its figures where they agree."""
    if not cell.items or lane is None:
        return {}
    if lane.kind == "pain_points":
        return styles.tinted(LIGHT.bad, 0.07)
    if lane.kind == "opportunities":
        return styles.tinted(LIGHT.good, 0.07)
    tiles: Sequence[TileShape] = cell.tiles
    states: set[Status | None] = {tile.status for tile in tiles}
    # Several figures of different status share the cell: no colour is true for all of them.
    return styles.fill(LIGHT.tile_face(states.pop())) if len(states) == 1 else {}


def _in_rows(items: Sequence[str], width: float) -> list[str]:
    """The items as texts for one row each: one per line, as many as the tallest row can show."""
    rows: list[list[str]] = [[]]
    used = 0
    for item in items:
        text = f"• {item}" if len(items) > 1 else item
        lines = lines_of(text, width)
        if rows[-1] and used + lines > _MOST_LINES:
            rows.append([])
            used = 0
        rows[-1].append(text)
        used += lines
    return ["\n".join(row) for row in rows if row]
