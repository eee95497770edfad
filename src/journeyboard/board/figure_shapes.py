"""What figures look like on a board: tiles in the cells of a metrics lane, and the funnel under the stages."""

from dataclasses import dataclass

from journeyboard.board.geometry import Point, Rect, TextShape
from journeyboard.journey.figures import Status


@dataclass(frozen=True, slots=True)
class TileSide:
    """One of the values that stand side by side in a tile, under the period or persona it is of."""

    label: TextShape
    value: TextShape


@dataclass(frozen=True, slots=True)
class TileShape:
    """A metric's figure in a cell. Placed as a card is; texts and spark count from the corner of `rect`."""

    metric: str
    at: str
    rect: Rect
    name: TextShape
    value: TextShape
    change: TextShape | None
    """With its sign: "▲ 6 %"."""
    better: bool | None
    """Whether the change goes in the metric's good direction; None without a change."""
    spark: tuple[Point, ...]
    note: TextShape | None
    """The target, and of how many the value is."""
    status: Status | None
    sides: tuple[TileSide, ...] = ()
    """What stands in place of `value` where periods or personas are compared."""
    waits: bool = False
    """Whether the metric is followed here and has no value yet: `value` is a dash."""


@dataclass(frozen=True, slots=True)
class FunnelBar:
    """How many are counted at a stage: a band whose height is the count. All of a funnel counts from its part."""

    stage: str
    rect: Rect
    colour: str
    """ "#rrggbb", the stage's."""
    value: TextShape
    name: TextShape | None
    """What is counted, where it is not what the stage before counts."""


@dataclass(frozen=True, slots=True)
class FunnelStep:
    """From one stage to the next: the band that joins theirs, and a chip that tells how many go on and are lost."""

    corners: tuple[Point, Point, Point, Point]
    """Upper left, upper right, lower right, lower left."""
    chip: Rect
    text: TextShape
    is_largest: bool
    """Whether most are lost here."""


@dataclass(frozen=True, slots=True)
class FunnelShape:
    """The funnel under the stage row."""

    bars: tuple[FunnelBar, ...]
    steps: tuple[FunnelStep, ...]
    height: float
