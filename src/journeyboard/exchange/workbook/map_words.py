"""What the map says at each place, in words."""

from dataclasses import dataclass

from journeyboard.board.figure_shapes import TileShape
from journeyboard.board.shapes import Board, ColumnShape, LaneShape
from journeyboard.exchange.naming import Names
from journeyboard.exchange.workbook.card_lists import dots
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Card, Feeling, Lane, Metric, Persona
from journeyboard.language import _, format_number


@dataclass(frozen=True)
class CellWords:
    """What stands where a step meets a lane: one text for each card, curve or tile."""

    items: tuple[str, ...]
    tiles: tuple[TileShape, ...] = ()


class MapWords:
    """The words of one board."""

    def __init__(self, journey: Journey, board: Board) -> None:
        self._journey, self._board, self._names = journey, board, Names(journey)
        self._columns = {column.step for column in board.columns}

    def lost(self) -> CellWords:
        """The cards without a place."""
        return CellWords(tuple(card_words(self._journey.cards[shape.id]) for shape in self._board.unplaced))

    def cells_of(self, lane: Lane, shape: LaneShape) -> list[CellWords]:
        """What the lane's kind shows by itself (curves, channels, tiles), then its cards."""
        spans = [self._journey.cards[span.id] for span in shape.spans]
        cells: list[CellWords] = []
        for column in self._board.columns:
            found = self._board.cells.get((lane.id, column.step))
            tiles = found.tiles if found else ()
            cards = [self._journey.cards[card.id] for card in found.cards] if found else []
            words = (
                *self._feelings(shape, column.step),
                *self._channels(shape, column),
                *(self._tile_words(tile) for tile in tiles),
                *(self._span_words(card) for card in spans if self._begins(card) == column.step),
                *(card_words(card) for card in cards),
            )
            cells.append(CellWords(words, tiles))
        return cells

    def _begins(self, card: Card) -> str:
        """The first shown step that a spanning card covers."""
        steps = [step.id for step in self._journey.columns()]
        covered = steps[steps.index(card.step) : steps.index(card.end_step) + 1]
        return next((step for step in covered if step in self._columns), "")

    def _span_words(self, card: Card) -> str:
        return _("{card} (to {place})").format(card=card_words(card), place=self._names.place(card.end_step))

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


def persona_words(persona: Persona) -> str:
    """A persona with its age and quote."""
    name = ", ".join(part for part in (persona.name, persona.age) if part)
    return _("{name} “{quote}”").format(name=name, quote=persona.quote) if persona.quote else name


def _feeling_words(name: str, value: float, feeling: Feeling | None) -> str:
    text = f"{name} {format_number(value, 1, signed=True)}"
    return _("{text}: “{note}”").format(text=text, note=feeling.note) if feeling and feeling.note else text


def card_words(card: Card) -> str:
    """A card with what is drawn beside its text."""
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
