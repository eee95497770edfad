"""Whose feelings are set: one persona's, as the journey is or as it is to be."""

from typing import get_args

from journeyboard.editor.session import Curve, Session
from journeyboard.journey.records import Feeling, FeelingState, Persona
from journeyboard.journey.words import value_name


def current_curve(session: Session) -> Curve | None:
    """The curve that a number is typed into: of the selected feeling, else of the persona or curve chosen or touched
    last while it is shown, else of the first persona that is."""
    journey, shown = session.journey, _shown(session)
    chosen = [Curve(f.persona, f.state) for f in map(journey.all(Feeling).get, session.selected) if f is not None]
    last = [session.curve] if session.curve is not None and session.curve.persona in shown else []
    curves = (*chosen, *last, *map(Curve, shown))
    return next((curve for curve in curves if journey.find(Persona, curve.persona)), None)


def next_curve(session: Session) -> Curve | None:
    """The curve behind the current one: the as-is, then the to-be, of each persona that is shown."""
    curves = [Curve(persona, state) for persona in _shown(session) for state in get_args(FeelingState)]
    current = current_curve(session)
    if current is None or current not in curves:
        return next(iter(curves), None)
    return curves[(curves.index(current) + 1) % len(curves)]


def _shown(session: Session) -> list[str]:
    """The personas whose curves the view shows."""
    wanted = session.view.filter.personas
    return [persona.id for persona in session.journey.personas if not wanted or persona.id in wanted]


def curve_name(session: Session, curve: Curve) -> str:
    """How a curve is called: the persona's name, and which state it is of."""
    persona = session.journey.find(Persona, curve.persona)
    return " · ".join(filter(None, (persona.name if persona else "", value_name("state", curve.state))))
