"""The frame of a chart: its title, the room for what is drawn, scales with round numbers."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

from journeyboard.board.charts.scene import Item, Label, Stroke
from journeyboard.board.geometry import Rect
from journeyboard.board.measuring import STYLES, Measurer
from journeyboard.board.texts import text_block

WIDTH, HEIGHT = 820.0, 420.0
_PAD = 22.0
_TITLE = 34.0
_BOTTOM = 46.0
_LEFT = 62.0
_BEYOND = 1e300
"""Values farther from 0 are drawn here: near the ends of the range of floats no scale can be computed."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A chart's measures: where things are drawn, and how text is measured."""

    measurer: Measurer
    plot: Rect

    def title(self, words: str, below: str = "") -> Iterator[Item]:
        """The title above the plot, with a quiet line behind it."""
        width = min(self.measurer.width(words, "stage") + 1, WIDTH - 2 * _PAD)
        yield Label(text_block(self.measurer, words, "stage", _PAD, _PAD - 4, width, most=1), "ink")
        left = WIDTH - 2 * _PAD - width - 12
        if below and left > 40:
            yield Label(text_block(self.measurer, below, "small", _PAD + width + 12, _PAD + 1, left, most=1), "mute")

    def below(self, words: str, middle: float, width: float, top: float = 8) -> Label:
        """A label under the plot, centred at x = `middle`, on at most two lines."""
        y = self.plot.bottom + top
        return Label(
            text_block(self.measurer, words, "small", middle - width / 2, y, width, most=2, align="center"), "mute"
        )

    def beside(self, words: str, y: float, *, right: bool = False) -> Label:
        """A label of a scale at the left or right of the plot, its middle at y."""
        height = STYLES["small"].line_height
        x = self.plot.right + 8 if right else 8
        width = (WIDTH - x - 4) if right else self.plot.x - 16
        align = "start" if right else "end"
        return Label(
            text_block(self.measurer, words, "small", x, y - height / 2, max(20, width), most=1, align=align), "mute"
        )

    def grid(self, scale: "Scale", written: Callable[[float], str]) -> Iterator[Item]:
        """Faint lines at the scale's ticks, and what they are."""
        for tick in scale.ticks:
            y = scale.at(tick)
            yield Stroke(((self.plot.x, y), (self.plot.right, y)), "line" if tick == 0 else "grid")
            yield self.beside(written(tick), y)


def frame(measurer: Measurer, right: float = _PAD) -> Frame:
    """A frame with that much room at the right of the plot."""
    plot = Rect(_LEFT, _PAD + _TITLE, WIDTH - _LEFT - right, HEIGHT - _PAD - _TITLE - _BOTTOM)
    return Frame(measurer, plot)


@dataclass(frozen=True, slots=True)
class Scale:
    """From values to y: `low` at the plot's foot, `high` at its head."""

    low: float
    high: float
    ticks: tuple[float, ...]
    plot: Rect

    def at(self, value: float) -> float:
        """Where a value stands."""
        # Halved: the difference of two huge values may be beyond the range of floats.
        value = max(-_BEYOND, min(value, _BEYOND))
        share = (value / 2 - self.low / 2) / (self.high / 2 - self.low / 2)
        return self.plot.bottom - share * self.plot.height


def scale_of(values: Sequence[float], plot: Rect, *, from_zero: bool) -> Scale:
    """A scale around finite values with round ticks, three to seven of them; `from_zero` takes 0 in."""
    held = [max(-_BEYOND, min(value, _BEYOND)) for value in values]
    low, high = min(held, default=0.0), max(held, default=1.0)
    if from_zero:
        low, high = min(low, 0.0), max(high, 0.0)
    if high / 2 - low / 2 <= 1e-12 * max(abs(low), abs(high), 1e-300):
        low, high = low - (abs(low) * 0.1 or 1.0), high + (abs(high) * 0.1 or 1.0)
    step = _round_step(high / 5 - low / 5)
    if not 1e-290 < step < 1e290:  # at the ends of the range of floats there is no round number to be had
        return Scale(low, high, (low, high), plot)
    first, last = floor(low / step), ceil(high / step)
    ticks = tuple(number * step for number in range(first, last + 1))
    return Scale(min(low, first * step), max(high, last * step), ticks, plot)


def _round_step(raw: float) -> float:
    """The next of 1, 2, 2.5, 5 times a power of ten."""
    power = 10.0 ** floor(log10(raw))
    return next(factor * power for factor in (1, 2, 2.5, 5, 10) if factor * power >= raw * 0.999999)
