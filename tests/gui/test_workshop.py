"""Workshop tools: the timer, a private round, dot voting, parking, and the summary."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from tests.gui.conftest import Person

from journeyboard.editor.accessible.tree import Node
from journeyboard.editor.accessible.words import said_of
from journeyboard.editor.canvas.overlay import spoken
from journeyboard.editor.inspector.choosing import MapChoices
from journeyboard.editor.inspector.fields import FieldForm
from journeyboard.editor.palette.popup import Palette
from journeyboard.editor.session import Place
from journeyboard.editor.window import Window
from journeyboard.editor.workshop.dock import WorkshopDock
from journeyboard.editor.workshop.timer import START_SECONDS
from journeyboard.journey.cards import add_card
from journeyboard.journey.records import Card, View
from journeyboard.storage.format import dump

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(person: Person) -> Window:
    return person.opens(person.sample())


@pytest.fixture
def dock(window: Window) -> WorkshopDock:
    QTest.keyClick(window.canvas, Qt.Key.Key_L, CTRL_SHIFT)
    assert window.docks.workshop.isVisible()
    return window.docks.workshop


def card_called(window: Window, text: str) -> Card:
    return next(card for card in window.document.session.journey.cards.values() if card.text == text)


# -- the timer


def test_the_timer_is_seen_once_it_is_started_by_its_key(window: Window, person: Person) -> None:
    person.chooses(window, "timer")
    dock = window.docks.workshop
    assert dock.isVisible()
    assert dock.timer.is_running


def test_the_timer_is_set_started_paused_and_put_back(dock: WorkshopDock, window: Window, person: Person) -> None:
    timer = dock.timer
    assert timer.face.text() == "5:00"
    timer.more.click()
    timer.less.click()
    timer.less.click()
    assert timer.face.text() == "4:00"
    person.chooses(window, "timer")
    assert timer.is_running
    assert timer.start.text() == "Pause"
    person.qtbot.waitUntil(lambda: timer.left == 4 * 60 - 1)
    person.chooses(window, "timer")
    assert not timer.is_running
    assert timer.face.text() == "3:59"
    timer.reset.click()
    assert timer.face.text() == "4:00"
    assert START_SECONDS == 300


def test_its_end_is_quiet_and_seen_on_the_map(dock: WorkshopDock, window: Window, person: Person) -> None:
    timer = dock.timer
    timer.sound.setChecked(False)
    dock.hide()
    timer.seconds = 1
    timer.toggle()
    with person.qtbot.waitSignal(timer.ended):
        pass
    assert timer.is_over
    assert timer.face.accessibleName() == "Time is up"
    assert dock.isVisible()
    edge = window.canvas.viewport().grab().toImage().pixelColor(2, 200).name()
    assert edge.upper() == window.windows.look.theme.accent
    timer.reset.click()
    assert not timer.is_over


# -- the private round


def test_cards_of_a_private_round_are_hidden_until_all_are_shown(dock: WorkshopDock, window: Window) -> None:
    session = window.document.session
    dock.private.click()
    session.focus(Place(session.journey.lanes[0].id, session.journey.columns()[0].id))
    assert window.canvas.write_new_card()
    assert window.canvas.editor is not None
    window.canvas.editor.setPlainText("Nobody knows yet")
    window.canvas.finish_editing()
    card = card_called(window, "Nobody knows yet")
    assert card.private
    shown = [shape for shape in window.canvas.board.cells[card.lane, card.step].cards if shape.id == card.id]
    assert shown[0].text.lines == ("•••",)
    dock.refresh()
    assert dock.hidden.text() == "1 hidden card"
    old = card_called(window, "The old ledger needs a customer number for each invoice")
    dock.private.click()
    assert not card_called(window, "Nobody knows yet").private
    assert old.private
    assert card_called(window, old.text).private, "what was private before stays so"
    assert not session.view.veil


def test_nothing_tells_what_a_hidden_card_says(dock: WorkshopDock, window: Window, person: Person) -> None:
    session = window.document.session
    words = "Nobody knows yet"
    person.chooses(window, "outline")
    outline = window.docks.outline
    dock.private.click()
    session.focus(Place(session.journey.lanes[0].id, session.journey.columns()[0].id))
    assert window.canvas.write_new_card()
    assert window.canvas.editor is not None
    window.canvas.editor.setPlainText(words)
    window.canvas.finish_editing()
    card = card_called(window, words)
    session.select([card.id])
    outline.field.setText("knows")
    person.chooses(window, "palette")
    palette = QApplication.activePopupWidget()
    assert isinstance(palette, Palette)
    QTest.keyClicks(palette.field, words)
    heard = said_of(session.journey, window.canvas.board, Node("card", card.id), session.view)
    told = [entry.title for entry in palette.shown]
    palette.close()
    told += [choice.words for choice in MapChoices(session).choices(FieldForm("from_", "end"))]
    dock.voting.begin.click()
    session.select([card.id])
    dock.voting.vote(1)
    told.append(dock.voting.own.text())
    assert not [text for text in (*told, *heard, *read_in(window)) if "knows" in text]
    dock.private.click()
    outline.follow()
    assert read_in(window).count(words) == len(("inspector", "outline"))


def read_in(window: Window) -> list[str]:
    """What the inspector's fields and the outline's lines say, and what is said of the focus."""
    fields = [field.toPlainText() for field in window.inspector.findChildren(QPlainTextEdit) if field.isVisible()]
    lines = window.docks.outline.tree.findItems("", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive)
    return [spoken(window.canvas), *fields, *(line.text(0) for line in lines)]


def test_another_view_leaves_the_veil(dock: WorkshopDock, window: Window) -> None:
    session = window.document.session
    dock.private.click()
    session.set_view(View(id="other"))
    assert session.view.veil
    dock.private.click()
    assert not session.view.veil


# -- voting


def start_voting(dock: WorkshopDock, names: str = "Anna\nBen") -> None:
    dock.voting.names.setPlainText(names)
    dock.voting.budget.setValue(2)
    dock.voting.begin.click()


def test_whose_turn_it_is_is_seen_however_low_the_dock_is(dock: WorkshopDock, window: Window, person: Person) -> None:
    window.resize(1200, 640)
    people = dock.voting.people
    dock.voting.begin.setFocus(Qt.FocusReason.TabFocusReason)
    start_voting(dock, "Anna\nBen\nChris\nDora\nEve")
    person.qtbot.waitUntil(lambda: people.visibleRegion().contains(people.visualItemRect(people.item(0)).center()))


def test_each_person_votes_with_the_keys_and_the_tally_is_revealed(dock: WorkshopDock, window: Window) -> None:
    session, voting = window.document.session, dock.voting
    before = dump(session.journey)
    start_voting(dock)
    first, second = card_called(window, "Pays by invoice"), card_called(window, "Reads reviews")
    session.select([first.id])
    QTest.keyClicks(window.canvas, "++")
    assert not voting.more.isEnabled(), "the budget is used"
    assert voting.people.item(0).text() == "Anna  ○○"
    QTest.keyClicks(window.canvas, "-")
    session.select([second.id])
    QTest.keyClicks(window.canvas, "+")
    assert voting.own.text() == "● Pays by invoice\n● Reads reviews"
    assert dump(session.journey) == before, "nothing is written before it is revealed"
    voting.next.click()
    assert voting.person == "Ben"
    assert voting.own.text() == "", "nobody sees what others voted"
    session.select([first.id])
    voting.more.click()
    voting.show_votes.click()
    assert (card_called(window, first.text).votes, card_called(window, second.text).votes) == (2, 1)
    chips = [
        chip.text.lines
        for shape in window.canvas.board.cells[first.lane, first.step].cards
        if shape.id == first.id
        for chip in shape.chips
    ]
    assert chips == [("● 2",)]
    session.undo()
    assert dump(session.journey) == before


def test_plus_is_a_letter_again_after_the_round(dock: WorkshopDock, window: Window) -> None:
    start_voting(dock)
    dock.voting.give_up.click()
    window.document.session.select([card_called(window, "Pays by invoice").id])
    window.canvas.setFocus()
    QTest.keyClicks(window.canvas, "+")
    assert window.canvas.editor is not None


def test_votes_are_not_dropped_by_mistake(dock: WorkshopDock, window: Window, person: Person) -> None:
    start_voting(dock, "")
    assert dock.voting.running is not None
    assert dock.voting.running.people[0] == "Person 1"
    window.document.session.select([card_called(window, "Pays by invoice").id])
    dock.voting.more.click()
    dock.voting.give_up.click()
    person.answers("Cancel")
    assert dock.voting.running is not None
    dock.voting.give_up.click()
    person.answers("Drop the votes")
    assert dock.voting.running is None


def test_a_window_with_votes_does_not_close_unasked(dock: WorkshopDock, window: Window, person: Person) -> None:
    start_voting(dock, "")
    window.document.session.select([card_called(window, "Pays by invoice").id])
    dock.voting.more.click()
    assert window.document.is_saved
    window.close()
    person.answers("Cancel")
    assert window.isVisible()
    assert dock.voting.has_votes
    window.close()
    person.answers("Drop the votes")
    assert not person.windows.opened


# -- after a crash


WORKSHOP = """
import sys
from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from journeyboard.editor import app

application = QApplication(["journeyboard"])
windows = app.make_program(application)
window = windows.open(Path(sys.argv[1]))
session, dock = window.document.session, window.docks.workshop
card = next(card for card in session.journey.cards.values() if card.text == "Pays by invoice")
dock.voting.begin.click()
session.select([card.id])
QTest.keyClicks(window.canvas, "++")
dock.private.click()
session.select([card.id])
window.grid_commands.add_card()
QTest.keyClicks(window.canvas.editor, "written in secret")
window.canvas.finish_editing()
window.saving.save()
application.exec()
"""


@pytest.fixture
def crashed(person: Person, state_folder: Path) -> Path:
    """The saved file of a program that was killed in the middle of a workshop."""
    path = person.sample()

    def is_kept() -> bool:
        copies = [copy.read_bytes() for copy in (state_folder / "recovery").glob("*.copy")]
        return [b"written in secret" in copy and b"Person 1" in copy for copy in copies] == [True]

    process = subprocess.Popen([sys.executable, "-c", WORKSHOP, str(path)])
    try:
        person.qtbot.waitUntil(lambda: b"written in secret" in path.read_bytes() and is_kept(), timeout=20000)
    finally:
        process.kill()
        process.wait()
    return path


def test_after_a_crash_votes_and_private_cards_are_as_hidden_as_they_were(person: Person, crashed: Path) -> None:
    assert b"Person 1" not in crashed.read_bytes()
    person.opens()
    person.windows.offer_recovery()
    told = person.asked().informativeText()
    assert "votes of a running round" in told
    assert "The copy is newer than the file" in told
    person.answers("Recover")
    window = person.windows.opened[-1]
    dock, voted, secret = window.docks.workshop, "Pays by invoice", card_called(window, "written in secret")
    assert dock.isVisible()
    assert dock.voting.people.item(0).text() == "Person 1  ●○○"
    assert card_called(window, voted).votes == 0
    assert dock.hidden.text() == "1 hidden card"
    shown = [shape for shape in window.canvas.board.cells[secret.lane, secret.step].cards if shape.id == secret.id]
    assert shown[0].text.lines == ("•••",)
    dock.private.click()
    dock.voting.show_votes.click()
    assert not card_called(window, secret.text).private
    assert card_called(window, voted).votes == 2


# -- afterwards


def test_selected_cards_are_parked(window: Window, person: Person) -> None:
    session = window.document.session
    card = card_called(window, "Pays by invoice")
    session.select([card.id])
    person.chooses(window, "park")
    moved = card_called(window, "Pays by invoice")
    lane = next(lane for lane in session.journey.lanes if lane.kind == "parking")
    assert (moved.lane, moved.step) == (lane.id, card.step)
    session.focus(session.place)
    assert not window.actions_["park"].isEnabled()


def test_the_summary_tells_what_is_new_since_the_map_was_opened(window: Window, person: Person) -> None:
    session = window.document.session
    lane = next(lane for lane in session.journey.lanes if lane.kind == "pain_points")
    session.do(add_card(session.journey, lane.id, session.journey.columns()[0].id, "Ad is too loud"))
    person.chooses(window, "summary")
    person.names_file(person.folder / "summary.md")
    told = (person.folder / "summary.md").read_text("utf-8")
    assert "## New pain points\n\n- **Ad is too loud** (Awareness)\n\n" in told


def test_a_summary_that_cannot_be_written_is_told(window: Window, person: Person) -> None:
    window.docks.workshop.write_summary(person.folder / "gone" / "summary.md")
    assert "The summary was not saved." in person.asked().text()
    person.answers("OK")
