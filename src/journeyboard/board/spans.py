"""Cards that reach over several steps: stacked at the top of their lane, above the cells' own cards."""

from journeyboard.board.cells import card_shape
from journeyboard.board.plan import Plan
from journeyboard.board.shapes import CardShape
from journeyboard.board.sizes import CARD_GAP, CELL_SIDE
from journeyboard.journey.records import Lane


def span_shapes(plan: Plan, lane: Lane, top: float) -> tuple[CardShape, ...]:
    """The spanning cards of a lane, each as high up as those before it leave room, from y = `top` on. A card that
    begins or ends in a hidden stage is drawn over the columns that are shown."""
    floors = [top] * len(plan.columns)
    shapes: list[CardShape] = []
    for card in plan.journey.spanning(lane.id):
        covered = plan.covered(card) if plan.spans(card) else ()
        if not covered:
            continue
        first, last = plan.columns[covered[0]], plan.columns[covered[-1]]
        x = first.x + CELL_SIDE
        y = max(floors[covered[0] : covered[-1] + 1])
        shape = card_shape(plan, card, lane, x, y, last.x + last.width - CELL_SIDE - x)
        floors[covered[0] : covered[-1] + 1] = [shape.rect.bottom + CARD_GAP] * (covered[-1] + 1 - covered[0])
        shapes.append(shape)
    return tuple(shapes)


def tops_of(plan: Plan, spans: tuple[CardShape, ...], top: float) -> list[float]:
    """For each column the y below its spanning cards, where the cell's own cards begin."""
    tops = [top] * len(plan.columns)
    for shape in spans:
        for index, column in enumerate(plan.columns):
            if column.x < shape.rect.right and shape.rect.x < column.x + column.width:
                tops[index] = max(tops[index], shape.rect.bottom + CARD_GAP)
    return tops
