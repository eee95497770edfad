"""The inspector with each kind of record."""

from PySide6.QtWidgets import QWidget
from tests.gui.conftest import Person
from tests.gui.scenes.staging import cards_of, sample_map, scene, selecting

from journeyboard.journey.records import Card, Feeling, Lane, Link, Metric, Persona, Stage, Step


@scene
def inspector_pain_point(person: Person) -> QWidget:
    return selecting(person, Card, lambda card: card.kind == "pain_point" and (card.severity or 0) > 3)


@scene
def inspector_opportunity(person: Person) -> QWidget:
    return selecting(person, Card, lambda card: card.kind == "opportunity")


@scene
def inspector_touchpoint(person: Person) -> QWidget:
    return selecting(person, Card, lambda card: card.kind == "touchpoint")


@scene
def inspector_several(person: Person) -> QWidget:
    window = sample_map(person)
    window.document.session.select([card.id for card in cards_of(window, "pain_point")][:3])
    return window


@scene
def inspector_stage(person: Person) -> QWidget:
    return selecting(person, Stage)


@scene
def inspector_step(person: Person) -> QWidget:
    return selecting(person, Step)


@scene
def inspector_lane(person: Person) -> QWidget:
    return selecting(person, Lane, lambda lane: lane.kind == "metrics")


@scene
def inspector_feeling(person: Person) -> QWidget:
    return selecting(person, Feeling)


@scene
def inspector_arrow(person: Person) -> QWidget:
    return selecting(person, Link, lambda link: link.kind == "returns")


@scene
def inspector_metric(person: Person) -> QWidget:
    return selecting(person, Metric, lambda metric: metric.target is not None)


@scene
def inspector_persona(person: Person) -> QWidget:
    return selecting(person, Persona)
