"""What the fields of the inspector can be set to, read from the journey: cards, ends of arrows, known words."""

from collections.abc import Iterable, Iterator, Sequence

from journeyboard.editor.inspector.fields import FieldForm
from journeyboard.editor.inspector.headings import end_name, step_name
from journeyboard.editor.inspector.words import kind_label
from journeyboard.editor.session import Session
from journeyboard.editor.widgets.chooser import Choice
from journeyboard.journey.records import Card, CardKind, Persona
from journeyboard.journey.related import RELATIONS, relation_named
from journeyboard.journey.rounds import is_veiled
from journeyboard.language import _

COMPLETED = ("channel", "channels", "team", "owner", "speaker", "tags")
"""Fields whose values are likely to be used again."""


class MapChoices:
    """Choices from the journey of a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def choices(self, form: FieldForm) -> Sequence[Choice]:
        """All records that fit a field, as people read the map."""
        relation = relation_named(form.name)
        return list(self._cards(RELATIONS[relation].to)) if relation is not None else list(self._ends())

    def words(self, record_id: str) -> str:
        """How a record is called; an opportunity with its impact and effort."""
        journey = self._session.journey
        card = journey.cards.get(record_id)
        name = end_name(journey, record_id)
        if card is not None and card.impact is not None and card.effort is not None:
            words = _("impact {impact} / effort {effort}").format(impact=card.impact, effort=card.effort)
            return f"{name} · {words}"
        return name

    def known(self, field: str) -> Iterable[str]:
        """The values of a field that stand anywhere on the map."""
        journey, found = self._session.journey, set[str]()
        field = "channel" if field == "channels" else field
        for card in journey.cards.values():
            value = getattr(card, field)
            found.update(value if isinstance(value, tuple) else (value,))
        found.update(getattr(journey.info, field, ()) if field == "tags" else (getattr(journey.info, field, ""),))
        if field == "channel":
            found.update(channel for persona in journey.personas for channel in persona.channels)
        if field == "speaker":
            found.update(persona.name for persona in journey.all(Persona).values())
        return found - {""}

    def _cards(self, kind: CardKind | None = None) -> Iterator[Choice]:
        journey, view = self._session.journey, self._session.view
        columns = {step.id: at for at, step in enumerate(journey.columns())}
        lanes = {lane.id: at for at, lane in enumerate(journey.lanes)}
        cards = [card for card in journey.cards.values() if kind in (None, card.kind) and not is_veiled(card, view)]
        cards.sort(
            key=lambda card: (columns.get(card.step, len(columns)), lanes.get(card.lane, -1), card.order, card.id)
        )
        for card in cards:
            where = step_name(journey, card.step) or _("Unplaced")
            yield Choice(card.id, _named(card), where if kind else f"{kind_label(card)} · {where}")

    def _ends(self) -> Iterator[Choice]:
        journey = self._session.journey
        for stage in journey.stages:
            yield Choice(stage.id, stage.name, kind_label(stage))
            for step in journey.steps_of(stage.id):
                if step.name:
                    yield Choice(step.id, step.name, f"{kind_label(step)} · {stage.name}")
        yield from self._cards()


def _named(card: Card) -> str:
    return card.text or card.caption or kind_label(card)
