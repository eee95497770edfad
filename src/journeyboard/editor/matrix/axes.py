"""The scales opportunities are placed on, and what their quadrants are called."""

from dataclasses import dataclass

from journeyboard.journey.records import Card
from journeyboard.journey.scores import HIGH_FROM
from journeyboard.language import N_

_EDGE = 0.05
"""How far from the frame the ends of an even scale lie."""


@dataclass(frozen=True, slots=True)
class Scale:
    """One field of an opportunity along a side of the frame; places are shares (0–1) of that side."""

    field: str
    title: str
    low: float
    high: float
    step: float
    """What one key press adds."""
    whole: bool
    """Whole numbers, each in the middle of a part of its own; the frame's middle lies below `HIGH_FROM`."""

    def share(self, value: float) -> float:
        """Where a value lies."""
        if not self.whole:
            return _EDGE + (1 - 2 * _EDGE) * (value - self.low) / (self.high - self.low)
        below, above = HIGH_FROM - self.low, self.high - HIGH_FROM + 1
        if value < HIGH_FROM:
            return 0.5 * (value - self.low + 0.5) / below
        return 0.5 + 0.5 * (value - HIGH_FROM + 0.5) / above

    def value(self, share: float) -> float:
        """The value nearest to a place, within the scale."""
        if not self.whole:
            exact = self.low + (share - _EDGE) / (1 - 2 * _EDGE) * (self.high - self.low)
            return self.clamped(round(exact, 1))
        numbers = range(int(self.low), int(self.high) + 1)
        return min(numbers, key=lambda number: abs(self.share(number) - share))

    def clamped(self, value: float) -> float:
        """The value of the scale that is nearest to `value`."""
        value = max(self.low, min(self.high, value))
        return int(value) if self.whole else round(value, 1)


@dataclass(frozen=True, slots=True)
class Axes:
    """Two scales, `x` to the right and `y` up, and the names of the quadrants row by row from the upper left."""

    name: str
    hint: str
    x: Scale
    y: Scale
    quadrants: tuple[str, str, str, str]

    def values(self, card: Card) -> tuple[float, float] | None:
        """The card's values on both scales; None where one of them is not known."""
        x, y = getattr(card, self.x.field), getattr(card, self.y.field)
        return None if x is None or y is None else (x, y)


IMPACT_EFFORT = Axes(
    N_("Impact and effort"),
    N_("impact and effort, drag a dot to change it"),
    Scale("effort", N_("effort"), 1, 5, 1, whole=True),
    Scale("impact", N_("impact"), 1, 5, 1, whole=True),
    (N_("quick wins"), N_("big projects"), N_("fill-ins"), N_("later")),
)
IMPORTANCE_SATISFACTION = Axes(
    N_("Importance and satisfaction"),
    N_("importance and satisfaction, drag a dot to change it"),
    Scale("satisfaction", N_("satisfaction"), 0, 10, 0.5, whole=False),
    Scale("importance", N_("importance"), 0, 10, 0.5, whole=False),
    (N_("underserved"), N_("well served"), N_("of little importance"), N_("overserved")),
)
