"""Cell texts to numbers. Which sign is the decimal one is told by the values of the column, never by the file."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from math import fsum
from typing import Literal

Sign = Literal[".", ","]
Evidence = Literal[".", ",", "either", "none", "mixed"]
"""What values say of the decimal sign: one of the two; every separator could be either; nothing; both."""

CURRENCIES = {"€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY", "EUR": "EUR", "USD": "USD", "GBP": "GBP", "CHF": "CHF"}

_MANY = 100
"""So many values are added the quick way."""
_MISSING = {
    "", "-", "–", "—", "−", "n/a", "n. a.", "n.a.", "na", "k. a.", "k.a.", "null", "none", "nan", "nil", "(null)",
    "(leer)", "(blank)", "./.", "?", "...", "…",
}  # fmt: skip
_ERRORS = re.compile(
    r"^#(REF!|BEZUG!|DIV/0!|N/A|NV|VALUE!|WERT!|NAME\?|NUM!|ZAHL!|NULL!|SPILL!|CALC!|GETTING_DATA)$", re.IGNORECASE
)
_SPACES = re.compile("[\\s\u00a0\u2007\u2009\u200a\u202f\ufeff]+")
_CURRENCY = re.compile(r"(?<![A-Za-z])(EUR|USD|GBP|CHF|[€$£¥])(?![A-Za-z])")
_BODY = re.compile(r"^\d[\d.,' ’]*(?:[eE][+-]?\d{1,3})?$|^[.,]\d+$")
_MULTIPLE = re.compile(r"^(?P<body>.*\d)\s?(?P<word>k|K|Tsd\.?|tsd\.?|M|Mio\.?|mio\.?|Mn|mn|Mrd\.?|mrd\.?|Bn|bn|B)$")
_ZEROS = {"k": 3, "tsd": 3, "m": 6, "mio": 6, "mn": 6, "mrd": 9, "bn": 9, "b": 9}
"""How many zeros a word behind a number stands for. A lower-case m could be minutes, a T thousands or trillions."""
_GROUPED_BY_SPACE = re.compile(r"^\d{1,3}(?:[ '’]\d{3})+(?=[.,]|$)")


@dataclass(frozen=True, slots=True)
class Written:
    """A number as it is written, before its decimal sign is known."""

    body: str
    """Digits, separators and exponent only; spaces and apostrophes of groups taken out."""
    negative: bool
    percent: bool
    currency: str
    evidence: Evidence
    zeros: int = 0
    """By how many places a word such as k or Mio. moves the decimal sign."""


def is_missing(text: str) -> bool:
    """Whether `text` says that there is no value: empty, a dash, n/a and their like."""
    return _SPACES.sub(" ", text).strip().lower() in _MISSING


def is_error(text: str) -> bool:
    """Whether `text` is the error of a spreadsheet program, English or German."""
    return bool(_ERRORS.match(text.strip()))


@lru_cache(maxsize=50_000)
def written(text: str) -> Written | None:
    """`text` taken apart, or None when it is no number."""
    body = _SPACES.sub(" ", text).strip().replace("−", "-").replace("﹣", "-")
    if body.isdecimal() and body.isascii():
        return Written(body, False, False, "", "none")
    marked = _without_marks(body)
    if marked is None or not _BODY.match(marked.body):
        return None
    body, by_space = marked.body, _GROUPED_BY_SPACE.match(marked.body)
    if by_space:
        body = re.sub("[ '’]", "", by_space[0]) + body[by_space.end() :]
    evidence = _evidence(body, grouped=bool(by_space))
    is_plain = body.count(".") + body.count(",") == 1 and body[-1].isdigit()
    if re.search("[ '’]", body) or (not is_plain and evidence in (".", ",") and _decimal(body, evidence) is None):
        return None  # 1.2.3 is no number and says nothing of the others
    return replace(marked, body=body, evidence=evidence)


def _without_marks(body: str) -> Written | None:
    """The digits of a number, and what its sign, currency, percent sign and words for zeros say; None for marks that
    do not go together."""
    negative = body.startswith("(") and body.endswith(")")
    in_parentheses, body = negative, body[1:-1].strip() if negative else body
    currency = ""
    if found := _CURRENCY.search(body):
        before, behind = body[: found.start()], body[found.end() :]
        if before.strip(" +-") and behind.strip(" %"):
            return None  # 5€50
        currency, body = CURRENCIES[found[1]], f"{before}{behind}".strip()
    if body[:1] in ("-", "+"):
        if in_parentheses:
            return None
        negative, body = body[0] == "-", body[1:].strip()
    percent, body = "%" in (body[:1], body[-1:]), body[:-1].strip() if body.endswith("%") else body
    body = body[1:].strip() if body[:1] == "%" else body
    zeros = 0
    if not percent and (found := _MULTIPLE.match(body)):
        body, zeros = found["body"], _ZEROS[found["word"].rstrip(".").lower()]
    return Written(body, negative, percent, currency, "none", zeros)


def _evidence(body: str, *, grouped: bool) -> Evidence:
    mantissa, _e, exponent = body.lower().partition("e")
    signs = [character for character in mantissa if character in ".,"]
    if not signs:
        return "none"
    decided: Evidence
    if len(set(signs)) == 2:
        decided = "," if signs[-1] == "," else "."
    elif len(signs) > 1:
        decided = "." if signs[0] == "," else ","
    else:
        whole, _sign, part = mantissa.partition(signs[0])
        could_group = len(part) == 3 and 1 <= len(whole) <= 3 and not whole.startswith("0")
        if could_group and not grouped and not exponent:
            return "either"
        decided = "," if signs[0] == "," else "."
    return decided


def evidence_of(numbers: Iterable[Written]) -> Evidence:
    """What several numbers together say of the decimal sign."""
    seen = {number.evidence for number in numbers}
    if {".", ","} <= seen or "mixed" in seen:
        return "mixed"
    for sign in (".", ",", "either"):
        if sign in seen:
            return sign
    return "none"


def value_of(number: Written, sign: Sign) -> float | None:
    """The number with `sign` as its decimal sign, a percentage as a fraction; None when its groups do not fit, or it
    tells the other sign.

    Computed in decimals and rounded once, so that 45.4 % is 0.454.
    """
    exact = _decimal(number.body, sign)
    if exact is None or number.evidence not in (sign, "either", "none"):
        return None
    if number.percent or number.zeros:
        exact = exact.scaleb(-2 if number.percent else number.zeros)
    value = float(-exact if number.negative else exact)
    return value if value not in (float("inf"), float("-inf")) else None


def _decimal(body: str, sign: Sign) -> Decimal | None:
    mantissa, _e, exponent = body.lower().partition("e")
    whole, point, part = mantissa.partition(sign)
    groups = whole.split("." if sign == "," else ",")
    if not part.isdigit() and (part or point):
        return None
    if len(groups) > 1 and (
        not 1 <= len(groups[0]) <= 3 or groups[0] == "0" or any(len(group) != 3 for group in groups[1:])
    ):
        return None
    try:
        return Decimal(f"{''.join(groups) or '0'}.{part or '0'}" + (f"e{exponent}" if exponent else ""))
    except InvalidOperation:
        return None


def as_shown(value: float) -> float:
    """A stored number with the 15 digits a spreadsheet program shows: 0.45399999999999996 is 0.454."""
    return float(f"{value:.15g}")


def percent_to_fraction(value: float) -> float:
    """45.4 to 0.454, exactly as written."""
    return float(Decimal(repr(value)).scaleb(-2))


def exact_sum(values: Sequence[float]) -> Decimal:
    """The sum of the values as they are written, without binary rounding.

    Many values of one sign are added in binary first: each is off by at most half a unit in its sixteenth digit, and so
    is their sum, which the fifteen digits that spreadsheet programs keep do not show.
    """
    if len(values) > _MANY and (min(values) >= 0 or max(values) <= 0):
        return Decimal(f"{fsum(values):.15g}")
    return sum((Decimal(repr(value)) for value in values), Decimal(0))
