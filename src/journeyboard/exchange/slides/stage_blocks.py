"""The blocks of a stage's slide: its cards, and the panel with its goal, feelings and figures."""

from collections.abc import Iterator, Sequence

from journeyboard.exchange.figures import STATUS_NAMES
from journeyboard.exchange.slides.deck import Deck
from journeyboard.exchange.slides.flow import Block
from journeyboard.exchange.slides.texts import LINE, Paragraph, Run, plain
from journeyboard.journey.figure_texts import change_text, value_text
from journeyboard.journey.figures import Figure, figures_at
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Card, Lane, Stage, View
from journeyboard.journey.words import value_name
from journeyboard.language import _, format_number, format_period

_SMALL = 0.85
"""The size of what is told in small, beside that of the text."""
_VALUE = 1.6


class StageBlocks:
    """Makes the blocks in one size of type."""

    def __init__(self, deck: Deck, journey: Journey, view: View, size: float) -> None:
        self._look, self._theme = deck.look, deck.look.theme
        self._journey, self._view = journey, view
        self._size, self._small = size, round(size * _SMALL, 1)

    def card(self, card: Card) -> Block:
        """A card: its text, and what is told of it in small."""
        theme = self._theme
        text = card.text or card.caption or _("Picture")
        if card.kind == "quote":
            text = _("“{quote}”").format(quote=text)
        paragraphs = plain(text, self._size, italic=card.kind == "quote")
        if card.kind == "pain_point" and card.severity is not None:
            lit, off = "●" * card.severity, "●" * (5 - card.severity)
            runs = (Run(lit, colour=theme.bad), *((Run(off, colour=theme.off),) if off else ()))
            paragraphs.append(Paragraph(runs, self._small, above=2))
        if words := " · ".join(_told(card)):
            paragraphs += plain(words, self._small, colour=theme.mute, above=2)
        lane = self._journey.find(Lane, card.lane)
        own = lane.colour if lane is not None and card.kind in ("note", "quote") else ""
        name = f"{value_name('kind', card.kind)}: {text}"
        return Block(name, tuple(paragraphs), theme.card_face(card.kind), own or theme.card_edge(card.kind))

    def panel(self, stage: Stage) -> Iterator[Block]:
        """The goal, the feelings, and each figure."""
        if stage.goal:
            yield self._headed(_("Goal"), plain(stage.goal, self._size, above=2))
        feelings = list(self._feelings(stage))
        if feelings:
            yield self._headed(_("Feelings"), feelings)
        places = (stage.id, *(step.id for step in self._journey.steps_of(stage.id)))
        for place in places:
            for figure in figures_at(self._journey, place, self._view.period):
                yield self._figure(figure)

    def _headed(self, heading: str, paragraphs: Sequence[Paragraph]) -> Block:
        head = plain(heading, self._small, bold=True, colour=self._theme.mute)
        return Block(heading, (*head, *paragraphs), self._theme.lane)

    def _feelings(self, stage: Stage) -> Iterator[Paragraph]:
        steps = self._journey.steps_of(stage.id)
        for index, persona in enumerate(self._journey.personas):
            found = [self._journey.feeling(persona.id, step.id) for step in steps]
            felt = [one for one in found if one is not None]
            if not felt:
                continue
            colour = self._look.persona(persona.colour, index)
            values = ", ".join(format_number(one.value, 1, signed=True) for one in felt)
            name = persona.name or _("Persona {number}").format(number=index + 1)
            yield Paragraph((Run(f"{name}  ", bold=True, colour=colour), Run(values)), self._size, above=3)
            for one in felt:
                if one.note:
                    words = _("“{quote}”").format(quote=one.note)
                    yield from plain(words, self._small, italic=True, colour=self._theme.mute, above=1)

    def _figure(self, figure: Figure) -> Block:
        theme, metric = self._theme, figure.metric
        value = [Run(value_text(metric, figure.latest.value), bold=True, size=round(self._size * _VALUE, 1))]
        if figure.change is not None:
            better = (figure.change > 0) == (metric.direction == "up")
            colour = theme.mute if not figure.change else theme.good if better else theme.bad
            words = change_text(metric, figure.change, in_points=figure.change_in_points)
            value.append(Run(f"  {words}", bold=True, colour=colour))
        paragraphs = [
            *plain(metric.name, self._small, colour=theme.mute),
            Paragraph(tuple(value), self._size, above=1, line=self._size * _VALUE * LINE),
        ]
        about = [format_period(figure.latest.period)] if figure.latest.period else []
        if metric.target is not None:
            about.append(_("target {value}").format(value=value_text(metric, metric.target).split(" / ")[0]))
        if figure.status is not None:
            about.append(_(STATUS_NAMES[figure.status]))
        if about:
            paragraphs += plain(" · ".join(about), self._small, colour=theme.status(figure.status), above=1)
        name = _("Metric: {name}").format(name=metric.name)
        return Block(name, tuple(paragraphs), theme.tile_face(figure.status))


def _told(card: Card) -> Iterator[str]:
    """What is told of a card in small below its text."""
    if card.kind == "quote" and card.speaker:
        yield f"— {card.speaker}"
    if card.kind == "touchpoint":
        if card.channel:
            yield card.channel
        if card.media:
            yield value_name("media", card.media)
    if card.moment_of_truth:
        yield _("Moment of truth")
    if card.kind == "opportunity":
        if card.status:
            yield value_name("status", card.status)
        if card.owner:
            yield card.owner
    if card.kind == "image" and card.text and card.caption:
        yield card.caption
    if card.open_question:
        yield _("Open question")
