"""The distinct texts of a column to numbers, a million in a second: those that differ in their digits alone are
taken apart once."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from journeyboard.metrics.cells.numbers import Evidence, Sign, Written, evidence_of, value_of, written

_AS_ONES = str.maketrans("0123456789", "1111111111")


@dataclass(frozen=True, slots=True)
class _Alike:
    """Texts that differ in their digits alone."""

    pattern: Written
    """Of the texts with a 1 for every digit."""
    first: int
    """Where the first digit stands in each text."""
    start: int
    end: int
    """Where the digits and separators begin and end in each text."""
    zero_matters: bool
    """Whether a zero at the beginning tells more: 1.234 may be a thousand, 0.234 may not."""
    texts: list[str] = field(default_factory=list)


class Texts:
    """The distinct texts of a column, each a number or not."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._alike: list[_Alike] = []
        self._single: dict[str, Written] = {}
        self._others: list[str] = []
        by_form: dict[str, list[str]] = defaultdict(list)
        for text in texts:
            by_form[text.translate(_AS_ONES)].append(text)
        for form, members in by_form.items():
            self._sort(form, members)

    def _sort(self, form: str, members: list[str]) -> None:
        pattern = written(form)
        alike = _alike(form, pattern) if pattern is not None else None
        for text in members:
            if alike is not None and not (alike.zero_matters and text[alike.first] == "0"):
                alike.texts.append(text)
            elif (number := written(text)) is not None:
                self._single[text] = number
            else:
                self._others.append(text)
        if alike is not None and alike.texts:
            self._alike.append(alike)

    @property
    def evidence(self) -> Evidence:
        """What they together say of the decimal sign."""
        return evidence_of([*(alike.pattern for alike in self._alike), *self._single.values()])

    @property
    def currencies(self) -> set[str]:
        """The currencies they are written with."""
        patterns = [*(alike.pattern for alike in self._alike), *self._single.values()]
        return {pattern.currency for pattern in patterns if pattern.currency}

    @property
    def percentages(self) -> set[str]:
        """Those with a percent sign."""
        single = {text for text, number in self._single.items() if number.percent}
        return single.union(*(alike.texts for alike in self._alike if alike.pattern.percent))

    @property
    def others(self) -> list[str]:
        """Those that are no number."""
        return self._others

    def is_unclear(self, text: str, own: Evidence) -> bool:
        """Whether `text` is a number whose decimal sign is open, in a column that says `own` of it."""
        number = written(text)
        return number is not None and number.evidence != "none" and (own == "mixed" or number.evidence == "either")

    def values(self, sign: Sign) -> dict[str, float | None]:
        """The number each of them is with `sign` as the decimal one; None where its groups do not fit, or for no
        number at all."""
        found: dict[str, float | None] = dict.fromkeys(self._others)
        for text, number in self._single.items():
            found[text] = value_of(number, sign)
        for alike in self._alike:
            if value_of(alike.pattern, sign) is None:
                found.update(dict.fromkeys(alike.texts))
            else:
                found.update(_values(alike, sign))
        return found


def _alike(form: str, pattern: Written) -> _Alike | None:
    """Where the number stands in texts of one form; None for forms that are read one by one."""
    first, end = form.find("1"), form.rfind("1") + 1
    if not end or "e" in pattern.body.lower() or any(sign.isdigit() and not sign.isascii() for sign in form):
        return None
    separators = pattern.body.count(".") + pattern.body.count(",")
    zero_matters = separators > 1 or pattern.evidence == "either"
    start = first - 1 if form[first - 1 : first] in (".", ",") else first
    return _Alike(pattern, first, start, end, zero_matters)


def _values(alike: _Alike, sign: Sign) -> Iterable[tuple[str, float]]:
    """The numbers of texts of one form, rounded once as `value_of` does: float reads the power of ten too."""
    pattern, start, end = alike.pattern, alike.start, alike.end
    places = -2 if pattern.percent else pattern.zeros
    before, behind = "-" if pattern.negative else "", f"e{places}" if places else ""
    drop = dict.fromkeys(map(ord, f"{'.' if sign == ',' else ','}'’ \t\u00a0\u2007\u2009\u200a\u202f\ufeff"))
    drop[ord(sign)] = ord(".")
    for text in alike.texts:
        yield text, float(before + text[start:end].translate(drop) + behind)
