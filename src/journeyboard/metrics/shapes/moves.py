"""One row per move between two stages: from, to, and what was lost on the way."""

from journeyboard.metrics.names import fold
from journeyboard.metrics.shapes.layout import Layout
from journeyboard.metrics.shapes.look import Look
from journeyboard.metrics.shapes.words import MOVES


def recognise(look: Look) -> Layout | None:
    """Two columns of texts are headed from and to. What is said of a move belongs to the stage that is left."""
    left = look.one("stage", [column for column in look.free("text") if fold(column.heading) in MOVES[0]])
    reached = look.one("to", [column for column in look.free("text") if fold(column.heading) in MOVES[1]])
    if left is None or reached is None:
        return None
    values = [column for column in look.values() if column not in (left, reached)]
    if not values:
        return None
    stage, other = (reached, left) if look.recipe.moves_to else (left, reached)
    return look.made("moves", values, stage=stage, others={"to": other})
