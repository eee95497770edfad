"""The page as a whole: its head, what stands above the map, the map, and what stands below it."""

from base64 import b64encode
from hashlib import sha256
from typing import get_args

from journeyboard import resources
from journeyboard.drawing.theme import DARK, LIGHT, Theme, themed
from journeyboard.exchange.html.map_table import map_table, map_width
from journeyboard.exchange.html.markup import Markup, element, verbatim
from journeyboard.exchange.html.sections import sections
from journeyboard.journey.figures import Status
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import View
from journeyboard.journey.words import value_name
from journeyboard.language import _

_PRINTED_WIDTH = 1500
"""Pixels (96 to the inch) that fit beside each other on A3 in landscape."""
_TOKENS = (
    "desk", "paper", "chrome", "line", "ink", "mute", "lane", "card", "accent", "accent_ink", "good", "warn", "bad",
    "chip", "off", "grid",
)  # fmt: skip


def html_page(journey: Journey, view: View) -> str:
    """The whole file, in the current language."""
    theme = themed(view.theme)
    script = _resource("page.js").replace("/*WORDS*/", _words())
    body = element(
        "body",
        element("a", _("Skip to the map"), class_="skip", href="#map"),
        _top(journey),
        element("main", _map(journey, view, theme), *sections(journey, theme)),
        verbatim(f"<script>{script}</script>"),
    )
    head = _head(journey, script, theme)
    page = element("html", head, body, lang=journey.info.language, data_theme=theme.name)
    return f"<!DOCTYPE html>\n{page}\n"


def _head(journey: Journey, script: str, theme: Theme) -> Markup:
    allowed = b64encode(sha256(script.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; script-src 'sha256-{allowed}'; style-src 'unsafe-inline'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    scale = min(1.0, _PRINTED_WIDTH / map_width(journey))
    style = _tokens(theme) + f"\n:root{{--printed:{scale:.3f}}}\n@media print{{{_tokens(LIGHT)}}}\n"
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="generator", content="Journeyboard"),
        element("title", journey.info.title or _("Untitled journey")),
        verbatim(f"<style>{style}{_resource('page.css')}</style>"),
    )


def _tokens(theme: Theme) -> str:
    """The theme's colours as variables of the style sheet."""
    colours = "".join(f"--{name.replace('_', '-')}:{getattr(theme, name)};" for name in _TOKENS)
    faces = f"--pain:{theme.card_face('pain_point')};--chance:{theme.card_face('opportunity')};"
    faces += "".join(f"--tile-{status}:{theme.tile_face(status)};" for status in get_args(Status))
    return f":root{{color-scheme:{'dark' if theme is DARK else 'light'};{colours}{faces}}}"


def _top(journey: Journey) -> Markup:
    info = journey.info
    facts = [value_name("state", info.state), info.owner, info.team, *info.tags]
    return element(
        "header",
        element(
            "div",
            element("h1", info.title or _("Untitled journey"), dir="auto"),
            element("p", info.scenario, dir="auto") if info.scenario else None,
            element("p", f"{_('Goal')}: {info.goal}", dir="auto") if info.goal else None,
            element("p", " · ".join(fact for fact in facts if fact), class_="quiet", dir="auto"),
        ),
        element(
            "form",
            element("label", _("Search"), for_="search", class_="sr"),
            element("input", id="search", type="search", placeholder=_("Search"), autocomplete="off"),
            element("button", "‹", type="button", id="previous", aria_label=_("Previous"), title=_("Previous")),
            element("button", "›", type="button", id="next", aria_label=_("Next"), title=_("Next")),
            element("output", "", id="count", for_="search", aria_live="polite"),
            role="search",
        ),
    )


def _map(journey: Journey, view: View, theme: Theme) -> Markup:
    return element(
        "section",
        element("h2", _("Map"), id="map-title", class_="sr"),
        element(
            "div",
            element("button", "−", type="button", id="zoom-out", aria_label=_("Zoom out"), title=_("Zoom out")),
            element("button", "100 %", type="button", id="zoom-100", title=_("Actual size")),
            element("button", "+", type="button", id="zoom-in", aria_label=_("Zoom in"), title=_("Zoom in")),
            element("button", _("Fit map"), type="button", id="fit"),
            class_="zooms",
            role="group",
            aria_label=_("Zoom"),
        ),
        element(
            "div",
            element("div", map_table(journey, view, theme), id="sheet"),
            id="view",
            tabindex="0",
            role="region",
            aria_labelledby="map-title",
        ),
        id="map",
    )


def _words() -> str:
    """What the script says, as the members of an object; nothing of a journey is among it."""
    none, some = _("Nothing found"), _("{at} of {count}")
    return f"none:{_quoted(none)},some:{_quoted(some)}"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("<", "\\u003c") + '"'


def _resource(name: str) -> str:
    return resources.path(f"html/{name}").read_text(encoding="utf-8")
