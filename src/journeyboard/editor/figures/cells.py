"""The cells of the table of figures: how each field of a reading is written, and read when it is typed."""

import re
from dataclasses import dataclass
from decimal import Decimal

from journeyboard.editor.inspector.editors import read_number
from journeyboard.journey.journey import Journey
from journeyboard.journey.readings import reading_places
from journeyboard.journey.records import Metric, Reading, clean
from journeyboard.language import N_, _, format_number, format_period, number_language
from journeyboard.metrics.cells.numbers import is_missing
from journeyboard.metrics.cells.periods import parse

COLUMNS: tuple[tuple[str, str], ...] = (
    ("metric", N_("Metric")),
    ("at", N_("Place")),
    ("period", N_("Period")),
    ("value", N_("Value")),
    ("n", "n"),
    ("persona", N_("Persona")),
    ("segment", N_("Segment")),
    ("source", N_("Source")),
)
"""The field of each column, and its heading as a source text."""
CHOSEN = ("metric", "at", "persona")
"""Fields whose value is one of a list."""
WRITABLE = tuple(field for field, _heading in COLUMNS if field != "source")

_WHOLE_PART = re.compile(r"\d+")


@dataclass(frozen=True)
class Names:
    """What the records that readings mention are called, looked up once for a whole table."""

    metrics: dict[str, Metric]
    places: dict[str, str]
    personas: dict[str, str]
    sources: dict[str, str]

    def choices(self, field: str) -> list[tuple[str, str]]:
        """The values that a chosen field can have, each with what it is called."""
        if field == "metric":
            return [(metric.id, metric.name or "–") for metric in self.metrics.values()]
        if field == "at":
            return list(self.places.items())
        return [("", _("Everybody")), *self.personas.items()]

    def find(self, field: str, words: str) -> str:
        """The id of what is called `words` among the choices of a field; ValueError, for people, when nothing is."""
        wanted = " ".join(words.split()).casefold()
        if field == "persona" and not wanted:
            return ""
        for record_id, name in self.choices(field):
            if " ".join(name.split()).casefold() == wanted:
                return record_id
        raise ValueError(_("“{name}” is not on this map.").format(name=" ".join(words.split())))


def names_of(journey: Journey) -> Names:
    """The names of a journey's metrics, places, personas and sources."""
    return Names(
        {metric.id: metric for metric in journey.metrics},
        dict(reading_places(journey)),
        {persona.id: persona.name for persona in journey.personas},
        {source.id: source.name for source in journey.sources},
    )


def shown(names: Names, reading: Reading, field: str) -> str:
    """What stands in a cell, in the program's language."""
    metric = names.metrics.get(reading.metric)
    words = {
        "metric": lambda: metric.name if metric is not None else "",
        "at": lambda: names.places.get(reading.at, ""),
        "period": lambda: format_period(reading.period),
        "value": lambda: _value(metric, reading.value),
        "n": lambda: format_number(reading.n, 0) if reading.n is not None else "",
        "persona": lambda: names.personas.get(reading.persona, ""),
        "segment": lambda: reading.segment,
        "source": lambda: names.sources.get(reading.source, ""),
    }
    return words[field]()


def seen(names: Names, reading: Reading, field: str) -> str:
    """What stands in a cell that is only looked at: as `shown`, with the thousands of a value apart."""
    words = shown(names, reading, field)
    if field != "value":
        return words
    return _WHOLE_PART.sub(lambda found: format_number(int(found[0]), 0), words, count=1)


def typed(names: Names, metric: Metric | None, field: str, words: str) -> object:
    """The value of a field that `words` write; percentages are written as such, with or without the sign.

    Raises ValueError, with a message for people, for what cannot be read.
    """
    match field:
        case "period":
            return _period(words)
        case "value":
            return of_points(metric, read_number(words.replace("%", "")))
        case "n":
            if is_missing(words):
                return None
            count = read_number(words)
            if count < 0 or count != int(count):
                raise ValueError(_("Must be a whole number, 0 or more."))
            return int(count)
        case "segment":
            return clean(words).strip()
        case _:
            return names.find(field, words)


def of_points(metric: Metric | None, number: float) -> float:
    """A written value as it is kept: percentages as shares."""
    return float(Decimal(repr(number)).scaleb(-2)) if _is_percent(metric) else number


def _value(metric: Metric | None, value: float) -> str:
    """Exactly, so that editing a cell and leaving it as it is changes nothing."""
    number = value * 100 if _is_percent(metric) else value
    written = f"{number:.12g}"
    if "e" in written:
        return written
    if number_language() == "de":
        written = written.replace(".", ",")
    return written.replace("-", "\N{MINUS SIGN}") + ("\N{NO-BREAK SPACE}%" if _is_percent(metric) else "")


def _is_percent(metric: Metric | None) -> bool:
    return metric is not None and metric.unit == "percent"


def _period(words: str) -> str:
    words = " ".join(words.split())
    if not words:
        return ""
    order = "day" if number_language() == "de" else "month"
    period = parse(words, order)
    if period is None:
        raise ValueError(
            _("“{text}” is no period. Write it as 2026-10, Oct 2026, Q3 2026 or 31.10.2026.").format(text=words)
        )
    return period
