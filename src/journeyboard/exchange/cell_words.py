"""What stands where a step meets a lane, in words: for formats of text, without laying anything out."""

from collections.abc import Iterator

from journeyboard.exchange.naming import Names
from journeyboard.exchange.workbook.map_words import card_words
from journeyboard.journey.figure_texts import change_text, value_text
from journeyboard.journey.figures import Figure, figures_at
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Card, Feeling, Lane, Metric, Step, View
from journeyboard.journey.words import value_name
from journeyboard.language import _, format_number, format_period


class CellWords:
    """The words of a journey's cells, in the current language."""

    def __init__(self, journey: Journey, view: View) -> None:
        self._journey, self._view, self._names = journey, view, Names(journey)
        self._columns = journey.columns()
        self._places = {step.id: place for place, step in enumerate(self._columns)}

    def lane_name(self, lane: Lane) -> str:
        """How a lane is called; a line of a service blueprint without a name by what it divides."""
        return lane.name or (value_name("divider", lane.divider) if lane.kind == "divider" else "")

    def cards(self, lane: Lane, step: Step) -> tuple[Card, ...]:
        """The cards of a cell in order: those that span from here on first."""
        cards = self._journey.cards_at(lane.id, step.id)
        return tuple(sorted(cards, key=lambda card: not self._spans(card)))

    def card(self, card: Card) -> str:
        """A card with what is drawn beside its text, and how far it reaches."""
        words = card_words(card)
        if self._spans(card):
            return _("{card} (to {place})").format(card=words, place=self._names.place(card.end_step))
        return words

    def beside_cards(self, lane: Lane, step: Step) -> Iterator[str]:
        """What a lane's kind shows by itself: how people feel, the channels, the figures."""
        if lane.kind == "emotion":
            yield from (self._feeling(feeling) for feeling in self.feelings(step))
        elif lane.kind == "channels":
            yield from self.channels(step)
        elif lane.kind == "metrics":
            yield from (f"{figure.metric.name}: {figure_words(figure)}" for figure in self.figures(lane, step))

    def feelings(self, step: Step) -> Iterator[Feeling]:
        """How everybody feels at a step, as-is before to-be."""
        for persona in self._journey.personas:
            for state in ("as_is", "to_be"):
                feeling = self._journey.feeling(persona.id, step.id, state)
                if feeling is not None:
                    yield feeling

    def channels(self, step: Step) -> list[str]:
        """The channels of the touchpoints at a step, each once."""
        cards = (card for lane in self._journey.lanes for card in self._journey.cards_at(lane.id, step.id))
        return list(dict.fromkeys(card.channel for card in cards if card.kind == "touchpoint" and card.channel))

    def figures(self, lane: Lane, step: Step) -> Iterator[Figure]:
        """The figures of a metrics lane at a step; those of a stage stand at its first step."""
        wanted = [self._journey.find(Metric, metric_id) for metric_id in lane.metrics]
        metrics = [metric for metric in wanted if metric is not None] or list(self._journey.metrics)
        first = next(iter(self._journey.steps_of(step.stage)), None)
        for place in (step.stage, step.id) if first is not None and first.id == step.id else (step.id,):
            yield from figures_at(self._journey, place, self._view.period, metrics)

    def _feeling(self, feeling: Feeling) -> str:
        name = self._names.of(feeling.persona)
        if feeling.state == "to_be":
            name = _("{name} (to-be)").format(name=name)
        text = f"{name} {format_number(feeling.value, 1, signed=True)}"
        return _("{text}: “{note}”").format(text=text, note=feeling.note) if feeling.note else text

    def _spans(self, card: Card) -> bool:
        return self._places.get(card.end_step, -1) > self._places.get(card.step, len(self._places))


def figure_words(figure: Figure) -> str:
    """The latest value of a figure, what changed, its target and period."""
    metric = figure.metric
    parts = [value_text(metric, figure.latest.value)]
    if figure.change is not None:
        parts.append(change_text(metric, figure.change, in_points=figure.change_in_points))
    if metric.target is not None:
        parts.append(_("target {value}").format(value=value_text(metric, metric.target)))
    if figure.latest.period:
        parts.append(format_period(figure.latest.period))
    return " · ".join(parts)
