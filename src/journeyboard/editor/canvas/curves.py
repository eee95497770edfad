"""Whose feelings are set: one persona's, as the journey is or as it is to be."""

from typing import get_args

from journeyboard.editor.session import Curve, Session
from journeyboard.journey.records import Feeling, FeelingState, Persona
from journeyboard.journey.words import value_name


def current_curve(session: Session) -> Curve | None:
    """The curve that a number is typed into: of the selected feeling, else the one chosen or touched last, else of the
    view's persona or the first."""
    journey = session.journey
    chosen = [Curve(f.persona, f.state) for f in map(journey.all(Feeling).get, session.selected) if f is not None]
    last = [session.curve] if session.curve is not None else []
    others = [Curve(persona) for persona in (*session.view.filter.personas, *(one.id for one in journey.personas))]
    return next((curve for curve in (*chosen, *last, *others) if journey.find(Persona, curve.persona)), None)


def next_curve(session: Session) -> Curve | None:
    """The curve behind the current one: each persona's as-is, then to-be."""
    curves = [Curve(persona.id, state) for persona in session.journey.personas for state in get_args(FeelingState)]
    current = current_curve(session)
    return curves[(curves.index(current) + 1) % len(curves)] if current is not None else None


def curve_name(session: Session, curve: Curve) -> str:
    """How a curve is called: the persona's name, and which state it is of."""
    persona = session.journey.find(Persona, curve.persona)
    return " · ".join(filter(None, (persona.name if persona else "", value_name("state", curve.state))))
