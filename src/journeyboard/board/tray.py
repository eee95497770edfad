"""The tray below the lanes: cards whose lane or step is missing are shown there, never hidden."""

from journeyboard.board.cells import card_shape
from journeyboard.board.plan import Plan
from journeyboard.board.shapes import CardShape, TextShape
from journeyboard.board.sizes import CARD_GAP, CELL_BOTTOM, CELL_SIDE, COLUMN_WIDTH
from journeyboard.board.texts import text_block
from journeyboard.language import ngettext

_LABEL_Y = 10
_LABEL_GAP = 6


def tray_shapes(plan: Plan, width: float) -> tuple[tuple[CardShape, ...], TextShape | None, float]:
    """The unplaced cards in rows within a tray of that width, the tray's label, and its height; 0 when it is empty."""
    cards = plan.journey.unplaced()
    if not cards:
        return (), None, 0
    words = ngettext("{count} card without a place", "{count} cards without a place", len(cards))
    text = words.format(count=len(cards))
    label = text_block(plan.measurer, text, "lane", CELL_SIDE, _LABEL_Y, width - 2 * CELL_SIDE, most=1)
    wide = COLUMN_WIDTH - 2 * CELL_SIDE
    beside = max(1, int((width - 2 * CELL_SIDE + CARD_GAP) // (wide + CARD_GAP)))
    shapes: list[CardShape] = []
    y = label.rect.bottom + _LABEL_GAP
    for begin in range(0, len(cards), beside):
        row = cards[begin : begin + beside]
        placed = [
            card_shape(plan, card, None, CELL_SIDE + index * (wide + CARD_GAP), y, wide)
            for index, card in enumerate(row)
        ]
        shapes.extend(placed)
        y = max(shape.rect.bottom for shape in placed) + CARD_GAP
    return tuple(shapes), label, y - CARD_GAP + CELL_BOTTOM
