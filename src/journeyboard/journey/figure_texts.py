"""Values and changes of metrics in words, in the current language."""

from journeyboard.journey.records import Metric
from journeyboard.language import _, format_compact, format_currency, format_number, format_percent

_COMPACT_FROM = 10_000


def value_text(metric: Metric, value: float) -> str:
    """A metric's value in the current language, short enough for a tile: "52.1k", "91%", "3.6 / 5", "+31"."""
    large = abs(value) >= _COMPACT_FROM and metric.decimals is None
    if metric.unit == "percent":
        return format_percent(value, metric.decimals, signed=metric.signed)
    if metric.unit == "currency" and metric.currency:
        return format_currency(value, metric.currency, 0 if large else metric.decimals, signed=metric.signed)
    if large:
        return format_compact(value, signed=metric.signed)
    written = format_number(value, metric.decimals, signed=metric.signed)
    if metric.unit == "score" and metric.scale_max is not None:
        return f"{written} / {format_number(metric.scale_max)}"
    return written


def change_text(metric: Metric, change: float, *, in_points: bool) -> str:
    """A change with its sign: "▲ 6%", "▼ 2 pt", "▼ 0.3"; "± 0" when there is none to speak of."""
    size = abs(change)
    written = difference_text(metric, size) if in_points else format_percent(size, 0 if size >= 0.1 else None)
    if not any(digit in "123456789" for digit in written):
        return "± 0"
    return f"{'▲' if change > 0 else '▼'} {written}"


def difference_text(metric: Metric, size: float) -> str:
    """How far two values of a metric lie apart, without a sign: "309", "2 pt" for percentages, "0.3" for scores."""
    if metric.unit == "percent":
        return _("{points} pt").format(points=format_number(round(size * 100, 1)))
    if metric.unit == "score":
        return format_number(size, metric.decimals)
    return value_text(metric, size).lstrip("+")
