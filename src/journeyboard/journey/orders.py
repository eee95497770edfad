"""Fractional order keys: text in base 62, such that between any two keys another one fits.

Moving one record among its neighbours then touches that record alone. A key stands for the fraction
0.d1d2d3… in base 62; keys compare as plain text.
"""

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_LAST = len(DIGITS) - 1


def between(low: str, high: str) -> str:
    """A key after `low` and before `high`; an empty text leaves that side open.

    Raises ValueError when nothing fits, which keys made here never cause: `low` is not before `high`,
    or `high` is `low` with zeros behind it.
    """
    if not high:
        return _after(low)
    if not low:
        return _before(high)
    if low >= high or high.rstrip("0") == low.rstrip("0"):
        raise ValueError(f"no key fits between {low!r} and {high!r}")
    return _middle(low, high)


def spread(count: int) -> list[str]:
    """`count` ascending keys of about equal length with room on all sides."""
    width = 1
    while len(DIGITS) ** width < 2 * (count + 1):
        width += 1
    gap = len(DIGITS) ** width // (count + 1)
    return [_digits(gap * (index + 1), width) for index in range(count)]


def _digits(number: int, width: int) -> str:
    text = ""
    for _ in range(width):
        number, digit = divmod(number, len(DIGITS))
        text = DIGITS[digit] + text
    # A trailing zero would leave no room between this key and the one without it.
    return text if not text.endswith("0") else text + "V"


def _after(low: str) -> str:
    """Counting the last digit up keeps keys short when records are only ever appended."""
    if not low:
        return "V"
    last = DIGITS.index(low[-1])
    return low[:-1] + DIGITS[last + 1] if last < _LAST else low + "V"


def _before(high: str) -> str:
    kept = high.rstrip("0")
    if not kept:
        raise ValueError(f"no key fits before {high!r}")
    last = DIGITS.index(kept[-1])
    return kept[:-1] + DIGITS[last - 1] if last > 1 else kept[:-1] + "0V"


def _middle(low: str, high: str) -> str:
    """The shortest key about half way; digits of `low` beyond its end count as 0."""
    for index in range(max(len(low), len(high))):
        first = DIGITS.index(low[index]) if index < len(low) else 0
        second = DIGITS.index(high[index]) if index < len(high) else 0
        if second - first > 1:
            return high[:index] + DIGITS[(first + second) // 2]
        if second - first == 1:
            # Any key that begins as low does and goes on above it is below high.
            return low[: index + 1].ljust(index + 1, "0") + _after(low[index + 1 :])
    raise ValueError(f"no key fits between {low!r} and {high!r}")
