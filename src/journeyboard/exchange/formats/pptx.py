"""The journey as PowerPoint slides."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO, Literal

from pydantic import model_validator

from journeyboard.exchange import Progress
from journeyboard.exchange.format import Format, Pages, Preview, Words
from journeyboard.exchange.options import Asked, DrawnOptions, fields_of
from journeyboard.language import N_, _

if TYPE_CHECKING:
    from journeyboard.exchange.pptx import SlidePart
    from journeyboard.journey.journey import Journey
    from journeyboard.journey.records import View

_PARTS: Mapping[str, "SlidePart"] = {
    "cover_slide": "cover",
    "map_slides": "map",
    "persona_slides": "personas",
    "stage_slides": "stages",
    "emotion_slide": "emotion",
    "metric_slides": "metrics",
    "weak_point_slides": "weak_points",
    "opportunity_slides": "opportunities",
}
"""The options that say which slides there are."""


class PptxOptions(DrawnOptions):
    """Which slides there are, and what they look like."""

    ratio: Annotated[
        Literal["16:9", "4:3"],
        Asked(
            N_("Proportions"),
            N_("Width to height of the slides; a template has its own."),
            names={"16:9": N_("Widescreen (16:9)"), "4:3": N_("Standard (4:3)")},
        ),
    ] = "16:9"
    template: Annotated[
        Path | None,
        Asked(
            N_("Template"),
            N_("A PowerPoint template or presentation whose layouts, colours and fonts are used."),
            nothing=N_("None"),
            suffixes=(".potx", ".pptx"),
        ),
    ] = None
    cover_slide: Annotated[
        bool, Asked(N_("Cover"), N_("A slide with the title, the scenario and whose map it is."))
    ] = True
    map_slides: Annotated[bool, Asked(N_("Map"), N_("The whole map, on as few slides as it can be read on."))] = True
    persona_slides: Annotated[bool, Asked(N_("Persona sheets"), N_("A slide for each persona."))] = True
    stage_slides: Annotated[bool, Asked(N_("Stage by stage"), N_("A slide for each stage."))] = True
    emotion_slide: Annotated[bool, Asked(N_("Emotion curve"), N_("The emotion curves as a chart."))] = True
    metric_slides: Annotated[
        bool, Asked(N_("Metrics"), N_("The funnel and each metric as charts, and a table of all figures."))
    ] = True
    weak_point_slides: Annotated[
        bool, Asked(N_("Weak points"), N_("The weak points as a table, with their reasons."))
    ] = True
    opportunity_slides: Annotated[
        bool, Asked(N_("Opportunities"), N_("The opportunities as a table, the best score first."))
    ] = True

    @model_validator(mode="after")
    def _some_slides(self) -> "PptxOptions":
        if not self.parts:
            raise ValueError(_("Choose at least one kind of slides."))
        return self

    @property
    def parts(self) -> "frozenset[SlidePart]":
        """The parts of the deck that are asked for."""
        return frozenset(part for name, part in _PARTS.items() if getattr(self, name))


class Pptx(Format[PptxOptions]):
    """Slides of native shapes, tables and charts that the team goes on editing."""

    id = "pptx"
    name = N_("PowerPoint slides")
    about = N_("Slides to edit: the map, a slide for each stage and persona, charts, and the opportunities as a table.")
    suffix = ".pptx"
    icon = "presentation"
    options = PptxOptions

    def write(self, journey: "Journey", view: "View", options: PptxOptions, file: BinaryIO, progress: Progress) -> None:
        """Write slide after slide, then the file at once."""
        from journeyboard.drawing.theme import themed
        from journeyboard.exchange.pptx import write_pptx

        write_pptx(
            journey,
            view,
            themed(view.theme),
            file,
            progress,
            ratio=options.ratio,
            template=options.template,
            parts=options.parts,
        )

    def preview(self, journey: "Journey", view: "View", options: PptxOptions) -> Preview:
        """The slides of the map, and what else there is."""
        from journeyboard.drawing.theme import themed
        from journeyboard.exchange.slides.preview import map_previews
        from journeyboard.exchange.slides.template import base_of

        fields = {field.name: _(field.asked.label) for field in fields_of(PptxOptions)}
        kinds = [fields[name] for name, part in _PARTS.items() if part in options.parts]
        if not options.map_slides:
            return Words("\n".join(kinds))
        base = base_of(themed(view.theme), options.ratio, options.template)
        return Pages(map_previews(journey, view, base), _("Slides: {kinds}").format(kinds=", ".join(kinds)))

    def losses(self, journey: "Journey", view: "View", options: PptxOptions) -> Iterable[str]:
        """What stands on no slide, whichever are asked for."""
        del options
        from journeyboard.exchange.left_out import details_of_cards, hidden_cards, links_of_cards, readings_apart

        yield from hidden_cards(journey, view)
        yield from details_of_cards(journey)
        if view.links != "all":
            yield from links_of_cards(journey)
        elif any(True for _link in links_of_cards(journey)):
            yield _("Arrows between cards on different slides are not drawn.")
        yield from readings_apart(journey)


PPTX = Pptx()
