"""The metrics that templates follow: the usual ones by their names in the catalogue, and a few of a template's own."""

from journeyboard.journey.catalogue import CATALOGUE
from journeyboard.journey.records import Metric
from journeyboard.language import _, speaking

_USUAL = {
    "visitors": "Visitors",
    "views": "Page views",
    "conversion": "Conversion rate",
    "dropoff": "Drop-off",
    "bounce": "Bounce rate",
    "time": "Time on site",
    "cac": "Cost of acquisition",
    "ltv": "Lifetime value",
    "csat": "CSAT",
    "nps": "NPS",
    "ces": "CES",
    "churn": "Churn",
    "retention": "Retention rate",
    "repeat": "Repeat purchase rate",
    "response": "First-response time",
}
_OWN: dict[str, tuple[tuple[str, str], tuple[str, str], dict[str, object]]] = {
    "leads": (
        ("Qualified leads", "Qualifizierte Anfragen"),
        (
            "Requests of the period that sales accepted as worth a conversation.",
            "Anfragen des Zeitraums, die der Vertrieb als aussichtsreich angenommen hat.",
        ),
        {"unit": "count"},
    ),
    "winrate": (
        ("Win rate", "Abschlussquote"),
        (
            "Offers that were signed, divided by all offers that were decided.",
            "Unterschriebene Angebote, geteilt durch alle entschiedenen.",
        ),
        {"unit": "percent"},
    ),
    "activation": (
        ("Activation rate", "Aktivierungsrate"),
        (
            "New accounts that reached the first success, divided by all new accounts.",
            "Neue Konten, die den ersten Erfolg erreicht haben, geteilt durch alle neuen Konten.",
        ),
        {"unit": "percent"},
    ),
    "ontime": (
        ("Ready on time", "Pünktlich bereit"),
        (
            "Orders that were ready when promised, divided by all orders.",
            "Bestellungen, die wie zugesagt bereitlagen, geteilt durch alle.",
        ),
        {"unit": "percent"},
    ),
}
"""Name and note by language, and what else is said of each."""


def metric(key: str, index: int, language: str, at: tuple[str, ...]) -> Metric:
    """The metric `metric-<key>` in a language (and its index), followed at these stages."""
    if key in _OWN:
        names, notes, fields = _OWN[key]
        name, note = names[index], notes[index]
    else:
        usual = next(one for one in CATALOGUE if one.name == _USUAL[key])
        with speaking(language):
            name, note, fields = _(usual.name), _(usual.note), usual.fields
    return Metric.model_validate({"id": f"metric-{key}", "name": name, "note": note, "at": at, **fields})
