"""Saving, closing and recovery through the real window, with real files and a real kill."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QProgressDialog
from tests.gui.conftest import Person

from journeyboard.editor import document, work
from journeyboard.editor.window import Window
from journeyboard.journey.editing import set_fields
from journeyboard.storage.files import open_journey
from journeyboard.storage.recovery import find_recoverable


def retitle(window: Window, title: str) -> None:
    session = window.document.session
    session.do(set_fields(session.journey, [session.journey.info.id], title=title))


def title_of(path: Path) -> str:
    return open_journey(path).journey.info.title


def test_saving_writes_the_file_and_says_so(person: Person) -> None:
    path = person.sample()
    window = person.opens(path)
    retitle(window, "Saved")
    person.chooses(window, "save")
    assert title_of(path) == "Saved"
    person.qtbot.waitUntil(lambda: not window.isWindowModified())
    assert window.document.saved_at is not None


def test_saving_takes_what_is_being_typed_along(person: Person) -> None:
    path = person.sample()
    window = person.opens(path)
    window.grid_commands.add_card()
    assert window.canvas.editor is not None
    QTest.keyClicks(window.canvas.editor, "half a thought")
    person.chooses(window, "save")
    assert "half a thought" in {card.text for card in open_journey(path).journey.cards.values()}


def test_a_new_journey_is_saved_under_the_name_that_is_chosen(person: Person) -> None:
    window = person.opens()
    retitle(window, "Our map")
    person.chooses(window, "save")
    person.names_file(person.folder / "ours.journey")
    assert title_of(person.folder / "ours.journey") == "Our map"
    assert window.document.file_name == "ours.journey"


def test_cancelling_the_save_of_a_large_map_leaves_no_doubt(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document, "LARGE", 0)
    path = person.sample()
    window = person.opens(path)
    retitle(window, "Not yet")
    window.saving.save()
    (dialog,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, QProgressDialog) and w.isVisible()]
    dialog.cancel()
    person.qtbot.waitUntil(lambda: not work.is_busy())
    assert window.document.is_saved == (title_of(path) == "Not yet")
    assert [file.name for file in path.parent.iterdir() if file.name.startswith(".journeyboard")] == []
    person.chooses(window, "save")
    person.qtbot.waitUntil(lambda: window.document.is_saved)
    assert title_of(path) == "Not yet"


def test_closing_with_unsaved_work_asks(person: Person) -> None:
    path = person.sample()
    window = person.opens(path)
    retitle(window, "Unsaved")
    window.close()
    person.answers("Cancel")
    assert person.windows.opened == [window]
    window.close()
    person.answers("Save")
    assert person.windows.opened == []
    assert title_of(path) == "Unsaved"


def test_discarding_leaves_the_file_alone(person: Person) -> None:
    path = person.sample()
    before = path.read_bytes()
    window = person.opens(path)
    retitle(window, "Unsaved")
    window.close()
    person.answers("Discard")
    assert person.windows.opened == []
    assert path.read_bytes() == before
    assert find_recoverable() == []


def test_text_that_is_being_typed_is_unsaved_work(person: Person) -> None:
    window = person.opens(person.sample())
    window.grid_commands.add_card()
    assert window.canvas.editor is not None
    QTest.keyClicks(window.canvas.editor, "not yet")
    window.close()
    person.answers("Cancel")
    assert person.windows.opened == [window]


@pytest.fixture
def changed_by_another(person: Person) -> tuple[Window, Path]:
    """A window with unsaved work whose file somebody else saved meanwhile."""
    path = person.sample()
    window = person.opens(path)
    retitle(window, "Mine")
    path.write_bytes(path.read_bytes().replace(b"Buying a sideboard online", b"Theirs"))
    person.chooses(window, "save")
    return window, path


def test_a_file_somebody_else_changed_is_not_overwritten_unseen(
    person: Person, changed_by_another: tuple[Window, Path]
) -> None:
    window, path = changed_by_another
    person.answers("Cancel")
    assert title_of(path) == "Theirs"
    assert not window.document.is_saved


def test_both_versions_can_be_kept(person: Person, changed_by_another: tuple[Window, Path]) -> None:
    window, path = changed_by_another
    person.answers("Keep both")
    assert title_of(path) == "Theirs"
    assert window.document.path is not None
    assert window.document.path != path
    assert title_of(window.document.path) == "Mine"
    assert window.document.is_saved


def test_theirs_can_be_overwritten(person: Person, changed_by_another: tuple[Window, Path]) -> None:
    _window, path = changed_by_another
    person.answers("Overwrite")
    assert title_of(path) == "Mine"


def test_theirs_can_be_opened_instead(person: Person, changed_by_another: tuple[Window, Path]) -> None:
    _window, path = changed_by_another
    person.answers("Reload")
    (window,) = person.windows.opened
    assert window.document.title == "Theirs"
    assert window.document.path == path


def test_a_save_that_fails_is_told_and_the_work_stays(person: Person) -> None:
    path = person.sample()
    window = person.opens(path)
    retitle(window, "Nowhere")
    path.unlink()
    path.mkdir()
    person.chooses(window, "save")
    assert str(path) in person.asked().informativeText()
    person.answers("OK")
    assert not window.document.is_saved


def test_a_large_journey_is_saved_off_the_gui_thread(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("journeyboard.editor.document.LARGE", 10)
    path = person.sample()
    window = person.opens(path)
    retitle(window, "Large")
    person.chooses(window, "save")
    person.qtbot.waitUntil(lambda: window.document.saved_at is not None)
    assert title_of(path) == "Large"


# -- recovery


def test_a_recovery_copy_is_written_within_a_second_and_goes_with_the_save(person: Person) -> None:
    window = person.opens(person.sample())
    retitle(window, "Unsaved")
    began = time.monotonic()
    person.qtbot.waitUntil(lambda: bool(copies()), timeout=3000)
    assert time.monotonic() - began < 1.5
    person.chooses(window, "save")
    person.qtbot.waitUntil(lambda: not copies(), timeout=3000)


def test_the_copy_holds_what_is_typed_into_the_inspector(person: Person) -> None:
    window = person.opens(person.sample())
    field = window.inspector.field("title")
    assert field is not None
    field.setFocus()
    box = field.focusProxy()
    assert box is not None
    QTest.keyClicks(box, "!?", Qt.KeyboardModifier.NoModifier)
    person.qtbot.waitUntil(lambda: any(b"!?" in copy.read_bytes() for copy in copies()), timeout=3000)
    assert window.document.session.history.is_saved, "nothing was changed yet"
    window.close_at_once()
    assert copies() == []


def copies() -> list[Path]:
    return list((Path(os.environ["JOURNEYBOARD_STATE"]) / "recovery").glob("*.copy"))


KILLED = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from journeyboard.editor import app
from journeyboard.journey.editing import set_fields

application = QApplication(["journeyboard"])
windows = app.make_program(application)
window = windows.open(Path(sys.argv[1]))
session = window.document.session
session.do(set_fields(session.journey, ["journey"], title="Before the kill"))
window.grid_commands.add_card()
QTest.keyClicks(window.canvas.editor, "typed, never finished")
application.exec()
"""


@pytest.fixture
def killed(person: Person) -> Path:
    """The file of a program that was killed while somebody typed."""
    path = person.sample()
    process = subprocess.Popen([sys.executable, "-c", KILLED, str(path)])
    try:
        person.qtbot.waitUntil(lambda: any(b"never finished" in copy.read_bytes() for copy in copies()), timeout=20000)
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()
    return path


def test_after_a_kill_the_work_is_offered_and_recovered(person: Person, killed: Path) -> None:
    person.opens()
    person.windows.offer_recovery()
    box = person.asked()
    assert "Before the kill" in box.text()
    assert "The copy is newer than the file" in box.informativeText()
    person.answers("Recover")
    window = person.windows.opened[-1]
    assert window.document.path == killed
    assert window.document.title == "Before the kill"
    assert "typed, never finished" in {card.text for card in window.document.session.journey.cards.values()}
    assert window.isWindowModified()
    person.chooses(window, "save")
    assert title_of(killed) == "Before the kill"


@pytest.mark.parametrize("opened_first", [True, False])
def test_what_is_recovered_takes_the_place_of_a_window_with_nothing_to_lose(
    person: Person, killed: Path, opened_first: bool
) -> None:
    person.opens(killed if opened_first else None)
    person.windows.offer_recovery()
    person.answers("Recover")
    (window,) = person.windows.opened
    assert window.document.title == "Before the kill"
    assert not window.document.is_saved


def test_a_newer_file_is_told_and_not_overwritten_unseen(person: Person, killed: Path) -> None:
    killed.write_bytes(killed.read_bytes().replace(b"Buying a sideboard online", b"Written after"))
    later = time.time() + 60
    os.utime(killed, (later, later))
    person.opens()
    person.windows.offer_recovery()
    assert "is newer than the copy" in person.asked().informativeText()
    person.answers("Recover")
    person.chooses(person.windows.opened[-1], "save")
    assert "changed by somebody else" in person.asked().text()
    person.answers("Cancel")
    assert title_of(killed) == "Written after"


def test_the_file_can_be_kept_or_the_decision_put_off(person: Person, killed: Path) -> None:
    person.opens()
    person.windows.offer_recovery()
    person.answers("Decide later")
    assert len(find_recoverable()) == 1
    person.windows.offer_recovery()
    person.answers("Keep the file")
    assert find_recoverable() == []
    assert title_of(killed) == "Buying a sideboard online"
    assert QApplication.activeModalWidget() is None


QUITTING = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from journeyboard.editor import app
from journeyboard.editor.window import Window

application = QApplication(["journeyboard"])

def copy_and_quit():
    (window,) = [w for w in application.topLevelWidgets() if isinstance(w, Window)]
    session = window.document.session
    session.select(list(session.journey.cards)[:2])
    window.edit_commands.copy()
    window.file_commands.quit()

QTimer.singleShot(0, copy_and_quit)
sys.exit(app.main([sys.argv[1]]))
"""


def test_the_program_ends_well_with_cards_on_the_clipboard(person: Person) -> None:
    command = [sys.executable, "-c", QUITTING, str(person.sample())]
    done = subprocess.run(command, timeout=30, check=False, capture_output=True, text=True)
    assert (done.returncode, "Traceback" in done.stderr) == (0, False)
