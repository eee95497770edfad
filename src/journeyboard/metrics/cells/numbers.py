"""Cell texts to numbers. Which sign is the decimal one is told by the values of the column, never by the file."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Literal

Sign = Literal[".", ","]
Evidence = Literal[".", ",", "either", "none", "mixed"]
"""What values say of the decimal sign: one of the two; every separator could be either; nothing; both."""

CURRENCIES = {"€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY", "EUR": "EUR", "USD": "USD", "GBP": "GBP", "CHF": "CHF"}

_MISSING = {
    "", "-", "–", "—", "−", "n/a", "n. a.", "n.a.", "na", "k. a.", "k.a.", "null", "none", "nan", "nil", "(null)",
    "(leer)", "(blank)", "./.", "?", "...", "…",
}  # fmt: skip
_ERRORS = re.compile(
    r"^#(REF!|BEZUG!|DIV/0!|N/A|NV|VALUE!|WERT!|NAME\?|NUM!|ZAHL!|NULL!|SPILL!|CALC!|GETTING_DATA)$", re.IGNORECASE
)
_SPACES = re.compile("[\\s\u00a0\u2007\u2009\u200a\u202f\ufeff]+")
_CURRENCY = re.compile(r"(?<![A-Za-z])(EUR|USD|GBP|CHF|[€$£¥])(?![A-Za-z])")
_BODY = re.compile(r"^\d[\d.,' ’]*(?:[eE][+-]?\d+)?$|^[.,]\d+$")
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


def is_missing(text: str) -> bool:
    """Whether `text` says that there is no value: empty, a dash, n/a and their like."""
    return _SPACES.sub(" ", text).strip().lower() in _MISSING


def is_error(text: str) -> bool:
    """Whether `text` is the error of a spreadsheet program, English or German."""
    return bool(_ERRORS.match(text.strip()))


@lru_cache(maxsize=200_000)
def written(text: str) -> Written | None:
    """`text` taken apart, or None when it is no number."""
    body = _SPACES.sub(" ", text).strip().replace("−", "-").replace("﹣", "-")
    if body.isdecimal() and body.isascii():
        return Written(body, False, False, "", "none")
    negative = False
    if body.startswith("(") and body.endswith(")"):
        negative, body = True, body[1:-1].strip()
    currency = ""
    if found := _CURRENCY.search(body):
        currency = CURRENCIES[found[1]]
        body = f"{body[: found.start()]}{body[found.end() :]}".strip()
    if body[:1] in ("-", "+"):
        if negative:
            return None
        negative, body = body[0] == "-", body[1:].strip()
    percent = body.endswith("%")
    body = body[:-1].strip() if percent else body
    if body[:1] == "%":
        percent, body = True, body[1:].strip()
    if not _BODY.match(body):
        return None
    by_space = _GROUPED_BY_SPACE.match(body)
    if by_space:
        body = re.sub("[ '’]", "", by_space[0]) + body[by_space.end() :]
    if re.search("[ '’]", body):
        return None
    evidence = _evidence(body, grouped=bool(by_space))
    is_plain = body.count(".") + body.count(",") == 1 and body[-1].isdigit()
    if not is_plain and evidence in (".", ",") and _decimal(body, evidence) is None:
        return None  # 1.2.3 is no number and says nothing of the others
    return Written(body, negative, percent, currency, evidence)


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
    """The number with `sign` as its decimal sign, a percentage as a fraction; None when its groups do not fit.

    Computed in decimals and rounded once, so that 45.4 % is 0.454.
    """
    exact = _decimal(number.body, sign)
    if exact is None:
        return None
    if number.percent:
        exact = exact.scaleb(-2)
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
