"""Cards, metric tiles and pictures as elements."""

import re
from collections.abc import Iterator, Sequence

from journeyboard.drawing.theme import Theme
from journeyboard.exchange.figures import STATUS_NAMES
from journeyboard.exchange.html.markup import Markup, element
from journeyboard.exchange.naming import Names
from journeyboard.exchange.workbook.card_lists import dots
from journeyboard.journey.figure_texts import change_text, value_text
from journeyboard.journey.figures import Figure
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Asset, Card
from journeyboard.journey.scores import score_of
from journeyboard.journey.words import CARD_FIELD_NAMES, value_name
from journeyboard.language import _, format_day, format_number, format_period

_WEB = re.compile(r"https?://\S+", re.IGNORECASE)
_PICTURES = ("image/png", "image/jpeg", "image/gif", "image/webp", "image/svg+xml")
"""What a browser shows as a picture; none of them does anything else inside of `img`."""
_SPARK = (84, 22)


def card_element(journey: Journey, card: Card, names: Names) -> Markup:
    """A card with what is drawn on it; all else that is known of it can be opened."""
    lane = next((lane for lane in journey.lanes if lane.id == card.lane), None)
    edge = f"border-left-color:{lane.colour}" if lane is not None and lane.colour and card.kind == "note" else None
    text = _("“{quote}”").format(quote=card.text) if card.kind == "quote" and card.text else card.text
    more = list(_more(card, names))
    asset = journey.assets.get(card.asset)
    return element(
        "article",
        picture_element(asset, card.caption or card.text) if asset is not None else None,
        element("p", text, dir="auto") if text else None,
        element("p", f"– {card.speaker}", class_="quiet", dir="auto") if card.speaker else None,
        element("p", card.caption, class_="quiet", dir="auto") if card.caption else None,
        _severity(card),
        _chips(card),
        element("details", element("summary", aria_label=_("More"), title=_("More")), element("dl", *more))
        if more
        else None,
        id=card.id,
        class_=" ".join(filter(None, ("card", card.kind, card.evidence, "more" if more else ""))),
        style=edge,
        tabindex="-1",
    )


def picture_element(asset: Asset, words: str) -> Markup | None:
    """A picture that stands in the page itself; None for what is none."""
    if asset.media_type not in _PICTURES:
        return None
    return element("img", src=f"data:{asset.media_type};base64,{asset.data}", alt=words)


def web_element(address: str) -> Markup:
    """A link into the web; what is no address of the web is text."""
    if not _WEB.fullmatch(address):
        return element("span", address, dir="auto")
    return element("a", address, href=address, rel="noopener noreferrer", target="_blank")


def tile_element(figure: Figure, theme: Theme) -> Markup:
    """The latest value of a metric, what changed, its course and target."""
    metric, change = figure.metric, None
    if figure.change is not None:
        change = change_text(metric, figure.change, in_points=figure.change_in_points)
    target = [_("target {value}").format(value=value_text(metric, metric.target))] if metric.target is not None else []
    target += [_(STATUS_NAMES[figure.status])] if figure.status else []
    period = format_period(figure.latest.period) if figure.latest.period else ""
    return element(
        "div",
        element("p", metric.name, class_="quiet", dir="auto"),
        element("p", element("strong", value_text(metric, figure.latest.value)), f" {change}" if change else None),
        spark_element([reading.value for reading in figure.readings], theme.status(figure.status)),
        element("p", " · ".join(target), class_="quiet") if target else None,
        class_=f"tile {figure.status or ''}".strip(),
        title=period or None,
    )


def spark_element(values: Sequence[float], colour: str) -> Markup | None:
    """The course of a metric as a small line; None for a single value."""
    if len(values) < 2:
        return None
    wide, high = _SPARK
    low, span = min(values), (max(values) - min(values)) or 1.0
    points = [
        (2 + at * (wide - 4) / (len(values) - 1), high - 3 - (value - low) / span * (high - 6))
        for at, value in enumerate(values)
    ]
    line = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    return element(
        "svg",
        element("path", d=line, fill="none", stroke=colour, stroke_width="1.5"),
        element("circle", cx=f"{points[-1][0]:.1f}", cy=f"{points[-1][1]:.1f}", r="2", fill=colour),
        viewBox=f"0 0 {wide} {high}",
        width=str(wide),
        height=str(high),
        aria_hidden="true",
    )


def _severity(card: Card) -> Markup | None:
    if card.severity is None or card.kind != "pain_point":
        return None
    words = _("severity {number}").format(number=card.severity)
    return element("p", dots(card.severity), class_="dots", role="img", aria_label=words)


def _chips(card: Card) -> Markup | None:
    texts = [card.channel, value_name("media", card.media)]
    texts += [_("Moment of truth")] if card.moment_of_truth else []
    texts += [_("Open question")] if card.open_question else []
    texts += [f"▲ {format_number(card.votes)}"] if card.votes else []
    chips = [element("span", text, class_="chip", dir="auto") for text in texts if text]
    return element("p", *chips, class_="chips") if chips else None


def _more(card: Card, names: Names) -> Iterator[Markup]:
    """What is known of a card and not seen on it, as terms and what they are."""
    evidence = ": ".join(part for part in (value_name("evidence", card.evidence), card.evidence_note) if part)
    told: list[tuple[str, str]] = [
        ("detail", card.detail),
        ("personas", ", ".join(names.all(card.personas))),
        ("tags", ", ".join(card.tags)),
        ("evidence", evidence),
        ("team", card.team),
        ("place", value_name("place", card.place)),
        ("frequency", value_name("frequency", card.frequency)),
        ("status", value_name("status", card.status)),
        ("owner", card.owner),
        ("due", format_day(card.due)),
    ]
    for field, value in told:
        if value:
            yield element("dt", _(CARD_FIELD_NAMES[field]))
            yield element("dd", value, dir="auto")
    score = score_of(card)
    if score is not None:
        yield element("dt", _("Score"))
        yield element("dd", format_number(score, 1))
    for address in card.links_out:
        yield element("dd", web_element(address))
