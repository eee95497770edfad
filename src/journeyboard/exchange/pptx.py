"""A journey as slides: native shapes, tables and charts that can be edited, in an own look or a company's template."""

from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, Literal, get_args

from journeyboard.board.measuring import Measurer
from journeyboard.drawing.fonts import QtMeasurer
from journeyboard.drawing.theme import Theme
from journeyboard.exchange import Progress, part_of
from journeyboard.exchange.slides.charts import emotion_slide, metric_slides
from journeyboard.exchange.slides.deck import Deck
from journeyboard.exchange.slides.journey_tables import (
    figure_slides,
    opportunity_slides,
    unplaced_slides,
    weak_point_slides,
)
from journeyboard.exchange.slides.map_slides import MapDrawer
from journeyboard.exchange.slides.pages import readable_pages, stage_colours
from journeyboard.exchange.slides.persona_slides import persona_slides
from journeyboard.exchange.slides.stage_slides import stage_slides
from journeyboard.exchange.slides.tables import numbered
from journeyboard.exchange.slides.template import Base, Ratio, base_of
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import View
from journeyboard.journey.words import value_name
from journeyboard.language import _, format_day

SlidePart = Literal["cover", "map", "personas", "stages", "emotion", "metrics", "weak_points", "opportunities"]
PARTS: tuple[SlidePart, ...] = get_args(SlidePart)
"""What a deck has, in order."""
_MAP_SHARE = 0.5
"""How much of the work the map is."""


def write_pptx(
    journey: Journey,
    view: View,
    theme: Theme,
    file: BinaryIO,
    progress: Progress,
    *,
    ratio: Ratio = "16:9",
    template: Path | None = None,
    parts: frozenset[SlidePart] = frozenset(PARTS),
) -> None:
    """Write `journey` as slides, the map as `view` shows it, in the current language.

    `theme` and `ratio` are those of a deck without a template. Raises ExportProblem when the template is none.
    """
    base = base_of(theme, ratio, template)
    file.write(_DeckWriter(journey, view, base, parts, progress).write())
    progress(1.0)


class _DeckWriter:
    """Writes the parts of a deck one after another."""

    def __init__(
        self, journey: Journey, view: View, base: Base, parts: frozenset[SlidePart], progress: Progress
    ) -> None:
        self._journey, self._view, self._parts, self._progress = journey, view, parts, progress
        self._measurer: Measurer = QtMeasurer()
        self._deck = Deck(base, self._measurer, journey.info.title or _("Untitled journey"))
        self._colours = stage_colours(journey, self._deck.look.stages)

    def write(self) -> bytes:
        """The finished file."""
        deck, journey, view = self._deck, self._journey, self._view
        self._progress(0.0)
        if "cover" in self._parts:
            self._cover()
        if "map" in self._parts:
            self._map(part_of(self._progress, 0.0, _MAP_SHARE))
        rest: list[tuple[SlidePart, Callable[[], None]]] = [
            ("map", lambda: unplaced_slides(deck, journey)),
            ("personas", lambda: persona_slides(deck, journey)),
            ("stages", lambda: stage_slides(deck, journey, view, self._colours)),
            ("emotion", lambda: emotion_slide(deck, journey)),
            ("metrics", lambda: metric_slides(deck, journey)),
            ("metrics", lambda: figure_slides(deck, journey, view)),
            ("weak_points", lambda: weak_point_slides(deck, journey, view)),
            ("opportunities", lambda: opportunity_slides(deck, journey)),
        ]
        for number, (part, write) in enumerate(rest):
            self._progress(_MAP_SHARE + (1 - _MAP_SHARE) * number / (len(rest) + 1))
            if part in self._parts:
                write()
        info = journey.info
        deck.describe(info.title, info.owner or info.team or "Journeyboard", info.scenario, ", ".join(info.tags))
        return deck.bytes()

    def _cover(self) -> None:
        info = self._journey.info
        about = " · ".join(
            filter(None, (value_name("state", info.state), info.team, info.owner, format_day(info.changed)))
        )
        page = self._deck.cover(
            info.title or _("Untitled journey"), "\n".join(filter(None, (info.scenario, info.goal, about)))
        )
        page.finish()

    def _map(self, progress: Progress) -> None:
        """The map on as few slides as it can be read on."""
        pages = readable_pages(self._journey, self._view, self._measurer, self._colours, self._deck.body)
        title = self._journey.info.title or _("Untitled journey")
        for number, map_page in enumerate(pages, start=1):
            progress(number / (len(pages) + 1))
            page = self._deck.page(numbered(title, number, len(pages)), self._subtitle())
            MapDrawer(self._deck, page, map_page).draw()
            page.notes += [card.text for card in map_page.cut]
            page.finish()

    def _subtitle(self) -> str:
        info = self._journey.info
        personas = ", ".join(persona.name for persona in self._journey.personas if persona.name)
        return " · ".join(filter(None, (info.scenario, value_name("state", info.state), personas)))
