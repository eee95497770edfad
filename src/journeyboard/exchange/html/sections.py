"""What stands below the map: personas, metrics with every reading, opportunities."""

from collections.abc import Iterable, Iterator, Sequence

from journeyboard.drawing.theme import Theme, disc
from journeyboard.exchange.html.cards import picture_element, spark_element
from journeyboard.exchange.html.markup import Child, Markup, element
from journeyboard.exchange.naming import Names
from journeyboard.journey.figure_texts import value_text
from journeyboard.journey.figures import period_key, status_of
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Card, Metric, Persona, Reading, Trait
from journeyboard.journey.scores import quadrant, score_of
from journeyboard.journey.words import CARD_FIELD_NAMES, persona_field_name, value_name
from journeyboard.language import _, format_day, format_number, format_period


def sections(journey: Journey, theme: Theme) -> Iterator[Markup]:
    """Those sections that have something in them."""
    names = Names(journey)
    if journey.personas:
        yield _section(
            "personas", _("Personas"), *(_persona(journey, one, at) for at, one in enumerate(journey.personas))
        )
    if journey.metrics:
        yield _section("metrics", _("Metrics"), *(_metric(journey, metric, names, theme) for metric in journey.metrics))
    found = [card for card in journey.cards.values() if card.kind == "opportunity"]
    if found:
        found.sort(key=lambda card: (-(score_of(card) or -1), -(card.impact or 0), card.effort or 9, card.id))
        yield _section("opportunities", _("Opportunities"), _opportunities(found, names))


def _section(name: str, title: str, *children: Child) -> Markup:
    return element(
        "section",
        element("h2", title, id=f"{name}-title"),
        element("div", *children, class_="parts"),
        class_=name,
        aria_labelledby=f"{name}-title",
    )


# -- personas


def _persona(journey: Journey, persona: Persona, index: int) -> Markup:
    called = ", ".join(part for part in (persona.name, persona.age) if part)
    lists = (_list(field, getattr(persona, field)) for field in _LISTS)
    traits = [element("li", element("span", trait.name, dir="auto"), _meter(trait)) for trait in persona.traits]
    return element(
        "article",
        _portrait(journey, persona, index),
        element("h3", called or "–", dir="auto"),
        element("p", persona.role, class_="quiet", dir="auto") if persona.role else None,
        element("blockquote", persona.quote, dir="auto") if persona.quote else None,
        element("p", persona.about, dir="auto") if persona.about else None,
        *lists,
        element("ul", *traits, class_="traits") if traits else None,
        class_="persona",
        tabindex="-1",
    )


def _meter(trait: Trait) -> Markup:
    return element("meter", str(trait.value), min="0", max="100", value=str(trait.value), aria_label=trait.name)


_LISTS = ("goals", "frustrations", "motivations", "needs", "channels")


def _portrait(journey: Journey, persona: Persona, index: int) -> Markup:
    asset = journey.assets.get(persona.portrait)
    picture = picture_element(asset, persona.name) if asset is not None else None
    if picture is None:
        initial = persona.name.strip()[:1].upper()
        ground = f"background:{disc(persona.colour, index)}"
        return element("div", initial, class_="portrait", style=ground, aria_hidden="true")
    return element("div", picture, class_="portrait")


def _list(field: str, values: Sequence[str]) -> Markup | None:
    if not values:
        return None
    return element(
        "div",
        element("h4", persona_field_name(field)),
        element("ul", *(element("li", each, dir="auto") for each in values)),
    )


# -- metrics


def _metric(journey: Journey, metric: Metric, names: Names, theme: Theme) -> Markup:
    readings = [one for one in journey.all(Reading).values() if one.metric == metric.id]
    readings.sort(key=lambda one: (names.place(one.at), one.persona, one.segment, period_key(one.period), one.id))
    whole = [one for one in readings if not one.persona and not one.segment]
    latest = whole[-1].value if whole else None
    course = [one.value for one in whole if one.at == whole[-1].at] if whole else []
    rows = [
        [
            names.place(one.at),
            format_period(one.period) if one.period else "",
            value_text(metric, one.value),
            format_number(one.n, 0) if one.n is not None else "",
            names.of(one.persona) if one.persona else "",
            one.segment,
        ]
        for one in readings
    ]
    heads = [_("At"), _("Period"), _("Value"), _("Answers (n)"), _("Persona"), _("Segment")]
    status = status_of(metric, latest) if latest is not None else None
    return element(
        "article",
        element("h3", metric.name, dir="auto"),
        element("p", metric.note, class_="quiet", dir="auto") if metric.note else None,
        element("p", element("strong", value_text(metric, latest))) if latest is not None else None,
        spark_element(course, theme.status(status)),
        element("details", element("summary", _("Readings")), _table(heads, rows)) if rows else None,
        class_=f"metric {status or ''}".strip(),
        tabindex="-1",
    )


# -- opportunities


def _opportunities(cards: Iterable[Card], names: Names) -> Markup:
    fields = ("importance", "satisfaction", "impact", "effort", "status", "owner", "due")
    heads = [_("Opportunity"), _("At"), _("Score"), _("Quadrant"), *(_(CARD_FIELD_NAMES[field]) for field in fields)]
    rows = [
        [
            card.text,
            names.place(card.step),
            *(format_number(number, 1) if number is not None else "" for number in (score_of(card),)),
            value_name("quadrant", quadrant(card)),
            *(format_number(number) if number is not None else "" for number in (card.importance, card.satisfaction)),
            *(format_number(number) if number is not None else "" for number in (card.impact, card.effort)),
            value_name("status", card.status),
            card.owner,
            format_day(card.due),
        ]
        for card in cards
    ]
    return _table(heads, rows)


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Markup:
    """A table without the columns in which nothing stands."""
    kept = [at for at in range(len(heads)) if at == 0 or any(row[at] for row in rows)]
    head = element("tr", *(element("th", heads[at], scope="col") for at in kept))
    lines = (element("tr", *(element("td", row[at], dir="auto") for at in kept), tabindex="-1") for row in rows)
    return element("div", element("table", element("thead", head), element("tbody", *lines)), class_="wide")
