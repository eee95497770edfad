"""The map as a sheet: steps across, lanes down, a cell's cards one per line."""

from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from journeyboard.board.figure_shapes import TileShape
from journeyboard.board.shapes import Board, ColumnShape, LaneShape
from journeyboard.drawing.theme import LIGHT
from journeyboard.exchange.workbook import styles
from journeyboard.exchange.workbook.cells import TALLEST_ROW, Book, lines_of, row_height
from journeyboard.journey.figures import Status
from journeyboard.journey.grid import LANE_NAMES
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Card, Feeling, Lane, Metric, Persona, Stage
from journeyboard.journey.words import value_name
from journeyboard.language import _, format_number

_LABEL_COLUMN = 1
_FIRST_COLUMN = 2
_LABEL_WIDTH = 20
_WIDEST, _NARROWEST = 44, 16
_A4_WIDTH = 200
"""Characters that are still readable on A4; a wider map asks for A3."""
_UNITS_PER_CHARACTER = 7.4
"""Board units that one character of a column's width stands for."""
_LINE_HEIGHT = 13.5
_MOST_LINES = int((TALLEST_ROW - 5) / _LINE_HEIGHT)


@dataclass(frozen=True)
class _Cell:
    """What stands where a step meets a lane: one text for each card, curve or tile."""

    items: tuple[str, ...]
    fill: PatternFill | None = None


def write_map(book: Book, sheet: Worksheet, journey: Journey, board: Board) -> None:
    """Write `board`, the layout of `journey`, in the current language."""
    writer = _MapWriter(book, sheet, journey, board)
    first_lane = writer.write_head()
    writer.write_lanes(first_lane)


class _MapWriter:
    """Writes one board from the top down."""

    def __init__(self, book: Book, sheet: Worksheet, journey: Journey, board: Board) -> None:
        self._book, self._sheet, self._journey, self._board = book, sheet, journey, board
        self._columns = {column.step: _FIRST_COLUMN + index for index, column in enumerate(board.columns)}
        self._last = max(_FIRST_COLUMN, _FIRST_COLUMN + len(board.columns) - 1)
        self._widths = [min(_WIDEST, max(_NARROWEST, column.width / _UNITS_PER_CHARACTER)) for column in board.columns]
        sheet.column_dimensions["A"].width = _LABEL_WIDTH
        for index, width in enumerate(self._widths):
            sheet.column_dimensions[get_column_letter(_FIRST_COLUMN + index)].width = width

    # -- above the lanes

    def write_head(self) -> int:
        """Title, scenario, personas, stages and steps; the row of the first lane."""
        info, sheet = self._journey.info, self._sheet
        self._line(1, info.title, styles.TITLE, 27)
        self._line(2, " ".join(self._board.subtitle.lines) if self._board.subtitle else info.scenario, styles.SMALL, 15)
        self._line(3, "   ".join(_persona_words(persona) for persona in self._shown_personas()), styles.TEXT, 18)
        stages_row = 4
        steps_row = stages_row + 2 if any(stage.steps for stage in self._board.stages) else 0
        first_lane = (steps_row or stages_row + 1) + 1
        self._write_stages(stages_row)
        if steps_row:
            self._write_steps(steps_row)
        sheet.freeze_panes = f"{get_column_letter(_FIRST_COLUMN)}{first_lane}"
        large = _LABEL_WIDTH + sum(self._widths) > _A4_WIDTH
        styles.set_up_page(sheet, title_rows=f"{stages_row}:{first_lane - 1}", large=large)
        sheet.sheet_view.showGridLines = False
        sheet.sheet_view.zoomScale = 90
        return first_lane

    def _line(self, row: int, text: str, font: Font, height: float) -> None:
        self._book.put(self._sheet, row, _LABEL_COLUMN, text).font = font
        self._sheet.row_dimensions[row].height = height

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
            for at, text, font in (
                (row, stage.name, styles.font(13, bold=True, colour=ink)),
                (row + 1, stage.line, styles.font(9, colour=ink)),
            ):
                cell = self._book.put(self._sheet, at, columns[0], text)
                cell.font = font
                cell.alignment = styles.CENTRED
                for column in columns:
                    self._sheet.cell(at, column).fill = styles.fill(shape.colour)
                if len(columns) > 1:
                    self._sheet.merge_cells(start_row=at, end_row=at, start_column=columns[0], end_column=columns[-1])
            names = max(names, lines_of(stage.name, width * 0.7))
            lines = max(lines, lines_of(stage.line, width))
        self._sheet.row_dimensions[row].height = row_height(names, 18)
        self._sheet.row_dimensions[row + 1].height = row_height(lines, 12)

    def _write_steps(self, row: int) -> None:
        tallest = 1
        for stage in self._board.stages:
            for shape in stage.steps:
                text = " ".join(shape.text.lines)
                column = self._columns[shape.id]
                cell = self._book.put(self._sheet, row, column, text)
                cell.font, cell.alignment = styles.LABEL, styles.CENTRED
                cell.fill, cell.border = styles.tinted(stage.colour, 0.14), styles.UNDERLINED
                tallest = max(tallest, lines_of(text, self._widths[column - _FIRST_COLUMN]))
        self._sheet.row_dimensions[row].height = row_height(tallest, _LINE_HEIGHT)

    # -- the lanes

    def write_lanes(self, row: int) -> None:
        """Every lane that is shown, and the cards without a place; then the area to print."""
        for shape in self._board.lanes:
            lane = self._journey.all(Lane)[shape.id]
            cells = self._cells_of(lane, shape)
            if shape.kind == "divider":
                row = self._write_divider(row, lane)
                if any(cell.items for cell in cells):
                    row = self._write_lane(row, "", cells)
                continue
            name = lane.name or _(LANE_NAMES[lane.kind])
            row = self._write_lane(row, _("{lane} (collapsed)").format(lane=name) if shape.collapsed else name, cells)
        lost = [self._journey.cards[shape.id] for shape in self._board.unplaced]
        if lost:
            row = self._write_lane(row, _("Unplaced"), [_Cell(tuple(_card_words(card) for card in lost))])
        self._sheet.print_area = f"A1:{get_column_letter(self._last)}{max(1, row - 1)}"

    def _write_divider(self, row: int, lane: Lane) -> int:
        words = lane.name or value_name("divider", lane.divider)
        cell = self._book.put(self._sheet, row, _LABEL_COLUMN, f"– – –  {words}  – – –")
        cell.font, cell.alignment = styles.font(9, italic=True, colour=LIGHT.mute), styles.MIDDLE
        self._sheet.merge_cells(start_row=row, end_row=row, start_column=_LABEL_COLUMN, end_column=self._last)
        self._sheet.row_dimensions[row].height = 16
        return row + 1

    def _write_lane(self, row: int, name: str, cells: Sequence[_Cell]) -> int:
        """A lane over as many rows as its tallest cell needs, since a row has a greatest height; the next free row."""
        parts = [_in_rows(cell.items, self._width(index)) for index, cell in enumerate(cells)]
        count = max([1, *(len(part) for part in parts)])
        label = self._book.put(self._sheet, row, _LABEL_COLUMN, name)
        for at in range(row, row + count):
            tallest = lines_of(name, _LABEL_WIDTH) if at == row else 1
            for index, cell in enumerate(cells):
                part = parts[index][at - row] if at - row < len(parts[index]) else ""
                written = self._book.put(self._sheet, at, _FIRST_COLUMN + index, part)
                written.font, written.alignment, written.border = styles.TEXT, styles.TOP, styles.GRID
                if cell.fill is not None and cell.items:
                    written.fill = cell.fill
                tallest = max(tallest, lines_of(part, self._width(index)))
            self._sheet.row_dimensions[at].height = row_height(tallest, _LINE_HEIGHT)
            heading = self._sheet.cell(at, _LABEL_COLUMN)
            heading.fill, heading.border = styles.LANE_FILL, styles.GRID
        label.font, label.alignment = styles.LABEL, styles.TOP
        if count > 1:
            self._sheet.merge_cells(
                start_row=row, end_row=row + count - 1, start_column=_LABEL_COLUMN, end_column=_LABEL_COLUMN
            )
        return row + count

    def _width(self, index: int) -> float:
        return self._widths[index] if index < len(self._widths) else _WIDEST

    # -- what stands in a cell

    def _cells_of(self, lane: Lane, shape: LaneShape) -> list[_Cell]:
        """What the lane's kind shows by itself (curves, channels, tiles), then its cards."""
        spans = [self._journey.cards[span.id] for span in shape.spans]
        cells: list[_Cell] = []
        for column in self._board.columns:
            found = self._board.cells.get((lane.id, column.step))
            tiles = found.tiles if found else ()
            cards = [self._journey.cards[card.id] for card in found.cards] if found else []
            words = (
                *self._feelings(shape, column.step),
                *self._channels(shape, column),
                *(self._tile_words(tile) for tile in tiles),
                *(self._span_words(card) for card in spans if self._begins(card) == column.step),
                *(_card_words(card) for card in cards),
            )
            cells.append(_Cell(words, _fill_of(lane, tiles)))
        return cells

    def _begins(self, card: Card) -> str:
        """The first shown step that a spanning card covers."""
        steps = [step.id for step in self._journey.columns()]
        covered = steps[steps.index(card.step) : steps.index(card.end_step) + 1]
        return next((step for step in covered if step in self._columns), "")

    def _span_words(self, card: Card) -> str:
        return _("{card} (to {place})").format(card=_card_words(card), place=place_name(self._journey, card.end_step))

    def _tile_words(self, tile: TileShape) -> str:
        texts = [text for side in tile.sides for text in (side.label, side.value)] or [tile.value]
        parts = [*texts, tile.change, tile.note]
        figures = [line for part in parts if part is not None for line in part.lines]
        return f"{self._journey.all(Metric)[tile.metric].name}: {' · '.join(figures)}"

    def _feelings(self, shape: LaneShape, step: str) -> list[str]:
        words: list[str] = []
        for curve in shape.emotion.curves if shape.emotion else ():
            name = self._journey.all(Persona)[curve.persona].name
            if curve.state == "to_be":
                name = _("{name} (to-be)").format(name=name)
            words.extend(
                _feeling_words(name, point.value, self._journey.find(Feeling, point.id))
                for point in curve.points
                if point.step == step
            )
        return words

    def _channels(self, shape: LaneShape, column: ColumnShape) -> list[str]:
        right = column.x + column.width
        return [row.channel for row in shape.channels if any(column.x <= dot < right for dot in row.dots)]


def place_name(journey: Journey, record_id: str) -> str:
    """How the stage, step or card with this id is called: a step with its stage, a card with its text."""
    record = journey.get(record_id)
    if isinstance(record, Stage):
        return record.name
    if isinstance(record, Card):
        return record.text or record.caption
    stage = journey.find(Stage, getattr(record, "stage", ""))
    name = getattr(record, "name", "")
    return " · ".join(part for part in (stage.name if stage else "", name) if part)


def dots(severity: int | None) -> str:
    """A severity as five dots: ●●●○○; empty without one."""
    return "●" * severity + "○" * (5 - severity) if severity else ""


def _persona_words(persona: Persona) -> str:
    name = ", ".join(part for part in (persona.name, persona.age) if part)
    return _("{name} “{quote}”").format(name=name, quote=persona.quote) if persona.quote else name


def _feeling_words(name: str, value: float, feeling: Feeling | None) -> str:
    text = f"{name} {format_number(value, 1, signed=True)}"
    return _("{text}: “{note}”").format(text=text, note=feeling.note) if feeling and feeling.note else text


def _card_words(card: Card) -> str:
    text = _("“{quote}”").format(quote=card.text) if card.kind == "quote" else card.text
    if card.kind == "quote" and card.speaker:
        text += f" – {card.speaker}"
    if card.kind == "touchpoint" and card.channel:
        text += f" [{card.channel}]"
    if card.kind == "pain_point" and card.severity:
        text += f" {dots(card.severity)}"
    if card.kind == "image":
        text = " – ".join(part for part in (card.text, card.caption) if part) or _("Picture")
    return text


def _fill_of(lane: Lane, tiles: Sequence[TileShape]) -> PatternFill | None:
    if lane.kind == "pain_points":
        return styles.tinted(LIGHT.bad, 0.07)
    if lane.kind == "opportunities":
        return styles.tinted(LIGHT.good, 0.07)
    states: set[Status | None] = {tile.status for tile in tiles}
    # Several figures of different status share the cell: no colour is true for all of them.
    return styles.fill(LIGHT.tile_face(states.pop())) if len(states) == 1 else None


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
