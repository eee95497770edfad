"""Names folded for comparing: without case, accents, spaces, numbering and emoji."""

import re
import unicodedata
from functools import lru_cache

_NUMBERING = re.compile(
    r"^(?:(?:phase|stage|step|schritt|stufe|station|etappe)\s*)?(?:\d{1,3}|[ivx]{1,4}(?=\s*[.):]))"
    r"(?:\s*[.):\u2013\u2014/-]+\s*|\s+)(?=\S)"
)
_BARE_NUMBER = re.compile(r"(\d{1,3})\s+\S")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_TOTALS = {
    "total", "totals", "grand total", "sub total", "subtotal", "sum", "gesamt", "gesamtsumme",
    "gesamtergebnis", "summe", "insgesamt", "insg", "ergebnis", "summe ergebnis", "zwischensumme", "teilergebnis",
    "total result",
}  # fmt: skip
_SUBTOTALS = {"sub total", "subtotal", "zwischensumme", "teilergebnis"}
_PART = re.compile(r"^\s*(?:davon|darunter|hiervon|of which|of these|thereof)\b", re.IGNORECASE)
_TOTAL_WORD = re.compile("total|sum|gesamt|ergebnis|insg", re.IGNORECASE)
_OF_ALL = re.compile(r"^(?:total|sum|summe|gesamt) (?:of all|uber alle|ueber alle|aller|all) \S")
_MAY_BE_TOTAL = re.compile(r"^(?:all|alle|overall|σ|∑|all .+|alle .+|(?:total|gesamt|summe)\b.*)$")
_MEANS = {"average", "avg", "mean", "median", "durchschnitt", "mittelwert", "mittel", "ø", "⌀"}
_SUBTOTAL = re.compile(
    r"^(?:sub ?total|total|sum|zwischensumme|teilergebnis|summe|gesamt):?(?: (?:of|for|von|fur))? (?P<name>.+)$"
    r"|^(?P<before>.+?):? (?:sub ?total|total|result|ergebnis|gesamt|summe|zwischensumme)$"
)


STAGE_WORDS = {
    "stage", "stages", "phase", "phasen", "step", "steps", "schritt", "stufe", "station", "etappe", "funnel",
    "touchpoint", "kontaktpunkt", "prozessschritt", "journey",
}  # fmt: skip
"""Headings of columns of stages."""

PERIOD_WORDS = {
    "period", "periode", "zeitraum", "monat", "month", "date", "datum", "quarter", "quartal", "week", "woche", "kw",
    "cw", "jahr", "year", "tag", "day", "zeit", "time", "stichtag",
}  # fmt: skip
"""Words in the headings of columns of periods."""

METRIC_NAMES = {
    "metric", "metrics", "kpi", "kpis", "kennzahl", "kennzahlen", "measure", "measures", "metrik", "indicator",
    "indikator", "messgroesse",
}  # fmt: skip
"""Head the names of metrics."""


def words_of(name: str) -> set[str]:
    """The words of a heading, folded."""
    return set(re.split(r"[\s/()\[\],.:;&?!]+", fold(name)))


@lru_cache(maxsize=50_000)
def fold(name: str) -> str:
    """`name` without case, accents, emoji and punctuation at its ends.

    Runs of spaces, dashes and underscores are one space.
    """
    text = unicodedata.normalize("NFKC", name).casefold()
    text = unicodedata.normalize("NFC", text).translate(_UMLAUTS)
    text = "".join(character for character in unicodedata.normalize("NFD", text) if not _is_ornament(character))
    folded = " ".join(re.sub(r"[\s_\u2010-\u2015-]+", " ", text).split()).strip(" .:;,*#!?\"'“”„‚‘’»«")
    return folded or name.strip()


@lru_cache(maxsize=50_000)
def without_number(name: str) -> str:
    """`name` folded, and without numbering such as `1. `, `01 - ` and `Phase 2:`; never empty when the name is not."""
    emoji_free = "".join(
        character for character in name if unicodedata.combining(character) or not _is_ornament(character)
    )
    text = unicodedata.normalize("NFKC", emoji_free).casefold().strip()
    return fold(_NUMBERING.sub("", text, count=1)) or fold(name)


def _is_ornament(character: str) -> bool:
    """Whether `character` is an emoji, invisible, or an accent; the marks of other scripts make other letters."""
    if unicodedata.category(character) == "Mn":
        return character <= "\u036f" or "\ufe00" <= character <= "\ufe0f"
    return unicodedata.category(character) in ("So", "Sk", "Cf", "Cs", "Co", "Me")


def bare_number(name: str) -> str:
    """The number that `name` begins with when only a space parts it from a word: it may count that word."""
    found = _BARE_NUMBER.match(fold(name))
    return found[1] if found else ""


def without_umlauts(name: str) -> str:
    """`name` folded as people write it who have no umlauts and drop the dots: Uberlegung."""
    return without_number(unicodedata.normalize("NFC", name).casefold().translate(str.maketrans("äöü", "aou")))


def is_total(name: str) -> bool:
    """Whether a row or column of that name holds totals."""
    if not _TOTAL_WORD.search(name):
        return False
    return fold(name) in _TOTALS or bool(_OF_ALL.match(fold(name)))


def is_grand_total(name: str) -> bool:
    """Whether a row of that name holds the totals of all others."""
    return is_total(name) and fold(name) not in _SUBTOTALS


def may_be_total(name: str) -> bool:
    """Whether a row of that name may hold totals: its numbers tell."""
    return bool(_MAY_BE_TOTAL.match(fold(name)))


def is_mean(name: str) -> bool:
    """Whether a row of that name holds the means of others."""
    return fold(name) in _MEANS


def is_part(name: str) -> bool:
    """Whether a row of that name holds a part of what the row above it holds: davon mobil."""
    return bool(_PART.match(name))


def total_of(name: str) -> str:
    """What a row of that name would be the total of, folded; empty when the name has no word for totals in it."""
    found = _SUBTOTAL.match(fold(name)) if _TOTAL_WORD.search(name) else None
    return (found["name"] or found["before"]).strip() if found else ""
