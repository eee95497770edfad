"""Links between stages or steps: arcs above the stage row."""

from journeyboard.board.plan import Plan
from journeyboard.board.shapes import ArcShape, StageShape


def arc_shapes(plan: Plan, stages: tuple[StageShape, ...]) -> tuple[tuple[ArcShape, ...], float]:
    """The arcs and the height they take; 0 when there are none."""
    return (), 0
