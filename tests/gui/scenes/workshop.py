"""Presenting, and the tools of a workshop."""

from PySide6.QtWidgets import QApplication, QWidget
from tests.gui.conftest import Person
from tests.gui.scenes.staging import SIZE, cards_of, sample_map, scene, shown

from journeyboard.editor.presenting.notes import NotesWindow
from journeyboard.editor.presenting.show import Show
from journeyboard.editor.window import Window
from journeyboard.journey.cards import add_card


@scene
def presenting(person: Person) -> QWidget:
    """The second stage."""
    show = _presented(person)
    show.hint.hide()
    return show


@scene
def presenting_hint(person: Person) -> QWidget:
    """The keys, as they are told when it begins."""
    return _presented(person)


@scene
def speaker_notes(person: Person) -> QWidget:
    """What the speaker sees on the other screen."""
    show = _presented(person)
    show.toggle_notes()
    return shown(NotesWindow)


@scene
def workshop(person: Person) -> QWidget:
    window = _workshop(person)
    window.canvas.fit_map()
    person.qtbot.waitUntil(lambda: window.canvas.is_sharp)
    return window


@scene
def workshop_timer_over(person: Person) -> QWidget:
    """Time is up: the map has a rim."""
    window = _workshop(person)
    window.docks.workshop.timer.sound.setChecked(False)
    window.docks.workshop.timer.seconds = 0
    window.docks.workshop.timer.toggle()
    window.docks.workshop.timer.add(-window.docks.workshop.timer.left + 1)
    person.qtbot.waitUntil(lambda: window.docks.workshop.timer.is_over, timeout=5000)
    return window


@scene
def workshop_voting(person: Person) -> QWidget:
    """A round of three, and the first one has put two dots."""
    window = _workshop(person)
    voting = window.docks.workshop.voting
    voting.names.setPlainText("Maximiliane\nBo\nIda")
    voting.start()
    pain_points = cards_of(window, "pain_point")
    for card in pain_points[:2]:
        window.document.session.select([card.id])
        voting.vote(1)
    window.canvas.show_record(pain_points[1].id)
    return window


@scene
def workshop_votes_revealed(person: Person) -> QWidget:
    window = workshop_voting(person)
    assert isinstance(window, Window)
    window.docks.workshop.voting.reveal()
    return window


@scene
def workshop_private(person: Person) -> QWidget:
    """A private round in which a card has been written."""
    window = _workshop(person)
    window.docks.workshop.private.setChecked(True)
    session = window.document.session
    lane = next(lane for lane in session.journey.lanes if lane.kind == "pain_points")
    step = session.journey.columns()[0].id
    session.do(add_card(session.journey, lane.id, step, "Only I can see this", private=True))
    person.qtbot.waitUntil(lambda: "1" in window.docks.workshop.hidden.text())
    return window


@scene
def parking_lot(person: Person) -> QWidget:
    window = sample_map(person)
    window.document.session.select([card.id for card in cards_of(window, "pain_point")[:2]])
    person.chooses(window, "park")
    return window


def _presented(person: Person) -> Show:
    """A presentation at its second stage, as large as the other windows and not as the screen."""
    window = sample_map(person)
    person.chooses(window, "present")
    show = window.present_commands.show
    assert show is not None
    person.qtbot.waitExposed(show)
    show.showNormal()
    show.resize(SIZE)
    stage = window.document.session.journey.stages[1].id
    QApplication.processEvents()
    show.go_to(next(at for at, slide in enumerate(show.slides) if slide.stage == stage), at_once=True)
    person.qtbot.waitUntil(lambda: show.stage.is_sharp)
    return show


def _workshop(person: Person) -> Window:
    window = sample_map(person)
    person.chooses(window, "workshop")
    return window
