"""Marks by a single key: feelings and severity from 1 to 5, evidence, tags and quotes.

Each works while a card is being written too: the text is finished first, and the card it became is marked.
"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from journeyboard.editor.actions import Actions
from journeyboard.editor.canvas.curves import current_curve, next_curve
from journeyboard.editor.commands.places import current_lane
from journeyboard.editor.session import Place, Session
from journeyboard.editor.widgets.chooser import Choice, Chooser
from journeyboard.editor.widgets.menutext import escaped
from journeyboard.journey.cards import LANE_CARDS
from journeyboard.journey.changes import Change
from journeyboard.journey.editing import delete, set_fields
from journeyboard.journey.feelings import set_feeling
from journeyboard.journey.journey import Journey
from journeyboard.journey.marking import known_tags, toggle_quote, toggle_tag
from journeyboard.journey.records import Evidence, Feeling, Lane
from journeyboard.language import N_, _

if TYPE_CHECKING:
    from journeyboard.editor.window import Window

RATINGS = (0, 1, 2, 3, 4, 5)
_SEVERITIES = (
    N_("No severity"),
    N_("Very low severity"),
    N_("Low severity"),
    N_("Medium severity"),
    N_("High severity"),
    N_("Very high severity"),
)
_FEELINGS = (
    N_("No feeling"),
    N_("Very bad (−2)"),
    N_("Bad (−1)"),
    N_("Neutral (0)"),
    N_("Good (+1)"),
    N_("Very good (+2)"),
)
EVIDENCE: dict[str, Evidence | None] = {
    "evidence_none": None,
    "evidence_assumed": "assumed",
    "evidence_observed": "observed",
    "evidence_measured": "measured",
}
"""The actions that set the evidence, and what they set it to."""
NUMBERED_TAGS = 9
"""So many tags have a key of their own: the first of the alphabet."""
TAGS = tuple(f"tag_{number}" for number in range(1, NUMBERED_TAGS + 1))
"""The actions of these."""


MakeChange = Callable[[Journey, list[str]], Change]
"""Makes the change of the cards with these ids."""


class MarkCommands:
    """Marks what is selected, or what is just being written."""

    def __init__(self, window: "Window") -> None:
        self._window = window
        self._session: Session = window.document.session

    def rate(self, rating: int) -> None:
        """Set the severity of the selected pain points; in an emotion lane how the current persona feels."""
        self._window.commit_typing()
        if is_about_feelings(self._session):
            self._feel(rating)
        else:
            pains = [card.id for card in self._session.selected_cards if card.kind == "pain_point"]
            self._session.do(set_fields(self._session.journey, pains, _("Set severity"), severity=rating or None))

    def set_evidence(self, evidence: Evidence | None) -> None:
        """Say what the selected cards rest on."""
        self._do(lambda journey, ids: set_fields(journey, ids, _("Set evidence"), evidence=evidence))

    def toggle_tag(self, number: int) -> None:
        """Give the selected cards the tag of this number, or take it away."""
        tags = known_tags(self._session.journey)
        if number <= len(tags):
            self._do(lambda journey, ids: toggle_tag(journey, ids, tags[number - 1]))

    def choose_tags(self) -> None:
        """Let tags be chosen from a list, or a new one be typed."""
        self._window.commit_typing()
        cards = self._session.selected_cards
        if not cards:
            return
        canvas = self._window.canvas
        choices = [Choice(tag, tag) for tag in known_tags(self._session.journey)]
        ticked = set(cards[0].tags).intersection(*(card.tags for card in cards))
        toggle = lambda tag, _ticked: self._do(lambda journey, ids: toggle_tag(journey, ids, tag))  # noqa: E731
        rect = canvas.rect_of(cards[-1].id)
        chooser = Chooser(canvas, _("Tags"), choices, toggle, ticked, takes_new=True)
        chooser.open_below(canvas.viewport(), canvas.panes.place(rect).toRect() if rect is not None else None)

    def toggle_quote(self) -> None:
        """Make quotes of the selected notes, or notes again."""
        self._do(toggle_quote)

    def next_curve(self) -> None:
        """Go on to the feelings of the next persona or state."""
        self._window.commit_typing()
        session, place = self._session, self._session.place
        session.curve = next_curve(session)
        session.focus(place)
        self._window.canvas.viewport().update()

    def _do(self, make: MakeChange) -> None:
        self._window.commit_typing()
        self._session.do(make(self._session.journey, [card.id for card in self._session.selected_cards]))

    def _feel(self, rating: int) -> None:
        session, place, curve = self._session, self._session.place, current_curve(self._session)
        journey, value = session.journey, rating - 3.0
        chosen = [feeling for feeling in map(journey.all(Feeling).get, session.selected) if feeling is not None]
        if not rating:
            session.do(delete(journey, [feeling.id for feeling in chosen]))
            session.focus(place)
        elif chosen:
            with session.one_step(_("Set feeling")):
                for feeling in chosen:
                    session.do(set_feeling(journey, feeling.persona, feeling.step, value, feeling.state))
        elif curve is not None and place is not None:
            session.do(set_feeling(journey, curve.persona, place.step, value, curve.state))
            felt = journey.feeling(curve.persona, place.step, curve.state)
            session.select([felt.id] if felt is not None else [], place)


def is_about_feelings(session: Session) -> bool:
    """Whether ratings are feelings here: some are selected, or an emotion lane has the focus."""
    if session.selected:
        return all(session.journey.find(Feeling, record_id) is not None for record_id in session.selected)
    return _is_in_emotions(session.journey, session.place) and current_curve(session) is not None


def _is_in_emotions(journey: Journey, place: Place | None) -> bool:
    lane = journey.find(Lane, place.lane) if place is not None and place.step else None
    return lane is not None and lane.kind == "emotion"


def add_marks(actions: Actions, marks: MarkCommands) -> None:
    """Make the actions."""
    for rating in RATINGS:
        actions.add(f"rate_{rating}", _(_SEVERITIES[rating]), partial(marks.rate, rating), f"Alt+{rating}")
    words = (_("No evidence"), _("&Assumed"), _("&Observed"), _("&Measured"))
    for key, (name, text) in enumerate(zip(EVIDENCE, words, strict=True), start=6):
        actions.add(name, text, partial(marks.set_evidence, EVIDENCE[name]), f"Alt+{key}")
    for number, name in enumerate(TAGS, start=1):
        actions.add(name, "–", partial(marks.toggle_tag, number), f"Ctrl+Shift+{number}")
    actions.add("tags", _("&Tags…"), marks.choose_tags, "Ctrl+T")
    actions.add("quote", _("&Quote"), marks.toggle_quote, "Alt+Q")
    actions.add("next_curve", _("Feelings of the &next curve"), marks.next_curve, "Ctrl+Alt+F")


def update_marks(actions: Actions, session: Session) -> None:
    """Enable what can be used now, and say whether ratings are severities or feelings."""
    feels = is_about_feelings(session)
    kinds = {card.kind for card in map(session.journey.cards.get, session.selected) if card is not None}
    written = current_lane(session) if not session.selected else None
    if written is not None and written.kind in LANE_CARDS:
        kinds.add(LANE_CARDS[written.kind])
    for rating in RATINGS:
        actions[f"rate_{rating}"].setText(_((_FEELINGS if feels else _SEVERITIES)[rating]))
    states = dict.fromkeys((*EVIDENCE, *TAGS, "tags"), bool(kinds))
    states |= dict.fromkeys((f"rate_{rating}" for rating in RATINGS), feels or "pain_point" in kinds)
    curves = bool(session.journey.personas) and _is_in_emotions(session.journey, session.place)
    actions.enable(**states, quote=bool(kinds & {"note", "quote"}), next_curve=curves)


def fill_mark_menu(menu: QMenu, actions: Actions, session: Session) -> None:
    """Put all marks into a menu, with their keys."""
    rating = menu.addMenu(_("&Severity or feeling"))
    rating.addActions([actions[f"rate_{rating}"] for rating in reversed(RATINGS)])
    evidence = menu.addMenu(_("&Evidence"))
    evidence.addActions([actions[name] for name in reversed(EVIDENCE)])
    tags = menu.addMenu(_("Tag by n&umber"))
    tags.addActions([actions[name] for name in TAGS])
    menu.aboutToShow.connect(lambda: _name_tags(actions, session.journey))
    for name in ("tags", "quote", "", "next_curve"):
        if name:
            menu.addAction(actions[name])
        else:
            menu.addSeparator()


def _name_tags(actions: Actions, journey: Journey) -> None:
    """Name the actions of numbered tags after the tags there are."""
    tags = known_tags(journey)[:NUMBERED_TAGS]
    for at, name in enumerate(TAGS):
        actions[name].setText(escaped(tags[at]) if at < len(tags) else "–")
        actions[name].setVisible(at < len(tags))
