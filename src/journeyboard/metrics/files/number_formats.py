"""Number formats of spreadsheets, as xlsx and xls write them: which show percentages, which show months."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

PERCENT_FORMATS = {9, 10}
MONTH_FORMATS = {17}
"""Number formats every spreadsheet program has built in (ECMA-376 part 1, 18.8.30)."""

_NOT_SHOWN = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
"""Parts of a number format that are literal text, padding or conditions."""
_PERCENT_AS_TEXT = re.compile(r'"[^"]*%[^"]*"|\\%')


@dataclass(frozen=True, slots=True)
class Styles:
    """The indexes of the cell styles that say what a number is."""

    percents: frozenset[int]
    points: frozenset[int]
    months: frozenset[int]


def is_percent_format(code: str) -> bool:
    """Whether the number format `code` shows a number times 100 with a percent sign."""
    return "%" in _NOT_SHOWN.sub("", code)


def is_points_format(code: str) -> bool:
    """Whether the number format `code` shows a number as it is with a percent sign behind: 45.4 as 45.4 %."""
    return bool(_PERCENT_AS_TEXT.search(code)) and not is_percent_format(code)


def is_month_format(code: str) -> bool:
    """Whether the number format `code` shows a date as month and year without its day."""
    shown = _NOT_SHOWN.sub("", code).lower()
    return "m" in shown and "y" in shown and not set(shown) & set("dhs")


def sort_styles(formats: Sequence[int], codes: Mapping[int, str]) -> Styles:
    """What the cell styles show: `formats` has the number format of each, `codes` those the workbook defines."""
    percents = PERCENT_FORMATS - codes.keys() | {number for number, code in codes.items() if is_percent_format(code)}
    points = {number for number, code in codes.items() if is_points_format(code)}
    months = MONTH_FORMATS - codes.keys() | {number for number, code in codes.items() if is_month_format(code)}
    return Styles(
        *(
            frozenset(index for index, number in enumerate(formats) if number in ids)
            for ids in (percents, points, months)
        )
    )
