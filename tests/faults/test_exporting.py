"""Each way in which an export can fail, in every format: words for people, the former file as it was, nothing half
written beside it. By the command line for all, by the export dialog once for each way."""

import signal
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QProgressDialog, QPushButton
from tests.faults.conftest import AS_ROOT, make_read_only
from tests.gui.conftest import Person

from journeyboard import resources
from journeyboard.cli.commands import run
from journeyboard.editor.exporting.dialog import ExportDialog
from journeyboard.editor.work import is_busy
from journeyboard.exchange.format import AnyFormat
from journeyboard.exchange.formats import FORMATS

pytestmark = pytest.mark.usefixtures("qapp")
every_format = pytest.mark.parametrize("made", FORMATS, ids=[made.id for made in FORMATS])
Captured = pytest.CaptureFixture[str]

FORMER = b"as it was"
SAMPLE = resources.sample("online-shop.journey")


@pytest.fixture(autouse=True)
def scratch(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Where programs put what they need for a moment: nothing may be left there."""
    folder = tmp_path_factory.mktemp("scratch")
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    yield
    assert list(folder.iterdir()) == []


def refused(target: Path, captured: Captured) -> str:
    """What the command line says when it cannot write: one line for people, the last one, that names the file."""
    assert run(["export", str(SAMPLE), str(target)]) == 1
    told = captured.readouterr()
    assert told.out == ""
    assert "Traceback" not in told.err
    line = told.err.splitlines()[-1]
    assert line.startswith("journeyboard: ")
    assert str(target) in line
    assert "Errno" not in line
    return line


def former_in(folder: Path, made: AnyFormat) -> Path:
    """A file that stands where the export is to go."""
    target = folder / f"map{made.suffix}"
    target.write_bytes(FORMER)
    return target


def fill(disk: Path) -> Path:
    """A file that takes all the room there is."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(b"x" * 4096)
        except OSError:
            return filler


def stands_alone(target: Path) -> bool:
    """Whether the former file is there as it was, and nothing that was not."""
    others = {each.name for each in target.parent.iterdir()} - {target.name, "filler"}
    return target.read_bytes() == FORMER and not others


@every_format
def test_a_full_disk(made: AnyFormat, small_disk: Path, capsys: Captured) -> None:
    target = former_in(small_disk, made)
    fill(small_disk)
    line = refused(target, capsys)
    assert "There is no room left on the disk" in line
    assert "Free some space or save elsewhere." in line
    assert stands_alone(target)


@every_format
def test_a_read_only_disk(made: AnyFormat, small_disk: Path, capsys: Captured) -> None:
    target = former_in(small_disk, made)
    make_read_only(small_disk)
    assert "save" in refused(target, capsys)
    new = small_disk / f"new{made.suffix}"
    assert "the folder is read-only" in refused(new, capsys)
    assert stands_alone(target)


@pytest.mark.skipif(AS_ROOT, reason="permissions do not bind root")
@every_format
def test_a_read_only_folder(made: AnyFormat, tmp_path: Path, capsys: Captured) -> None:
    target = former_in(tmp_path, made)
    tmp_path.chmod(0o555)
    try:
        assert "the folder is read-only" in refused(target, capsys)
        assert stands_alone(target)
    finally:
        tmp_path.chmod(0o755)


@every_format
def test_a_write_protected_file(made: AnyFormat, tmp_path: Path, capsys: Captured) -> None:
    target = former_in(tmp_path, made)
    target.chmod(0o444)
    assert "is write-protected. Allow writing to it" in refused(target, capsys)
    assert stands_alone(target)


@every_format
def test_a_folder_where_the_file_must_go(made: AnyFormat, tmp_path: Path, capsys: Captured) -> None:
    target = tmp_path / f"map{made.suffix}"
    target.mkdir()
    assert "is a folder. Choose another name." in refused(target, capsys)
    assert list(tmp_path.rglob("*")) == [target]


@every_format
def test_a_folder_that_is_not_there(made: AnyFormat, tmp_path: Path, capsys: Captured) -> None:
    assert "is not there. Choose another folder." in refused(tmp_path / "gone" / f"map{made.suffix}", capsys)
    (tmp_path / "file").write_bytes(FORMER)
    assert "is not there. Choose another folder." in refused(tmp_path / "file" / f"map{made.suffix}", capsys)
    assert stands_alone(tmp_path / "file")


@every_format
def test_a_file_that_another_program_holds_open(
    made: AnyFormat, tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = former_in(tmp_path, made)
    monkeypatch.setattr("os.replace", held_open)
    assert "another program holds the file open. Close it there" in refused(target, capsys)
    assert stands_alone(target)


def held_open(_source: object, target: object) -> None:
    """What Windows says when a program such as Excel has the file open; no other system does."""
    raise PermissionError(13, "The process cannot access the file", str(target))


@every_format
def test_ctrl_c_in_the_middle(
    made: AnyFormat, tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = former_in(tmp_path, made)
    terminal = _Terminal(tmp_path)
    monkeypatch.setattr("sys.stderr", terminal)
    assert run(["export", str(SAMPLE), str(target)]) == 130, "as a shell reports it"
    assert terminal.was_interrupted
    assert terminal.getvalue().splitlines()[-1] == f"journeyboard: Stopped. {target} was not written."
    assert capsys.readouterr().out == ""
    assert stands_alone(target)


class _Terminal(StringIO):
    """Somebody presses Ctrl+C as soon as they are told how far a file is."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self.was_interrupted = False

    def isatty(self) -> bool:
        """Asked before anything is told."""
        if not self.was_interrupted and any(self._folder.glob(".journeyboard-*")):
            self.was_interrupted = True
            signal.raise_signal(signal.SIGINT)
        return True


def test_a_folder_for_many_files_that_cannot_be_made(tmp_path: Path, small_disk: Path, capsys: Captured) -> None:
    (tmp_path / "file").write_bytes(FORMER)
    make_read_only(small_disk)
    for out_dir, why in (
        (tmp_path / "file", "is no folder. Choose another name."),
        (tmp_path / "file" / "deeper", "is not there. Choose another folder."),
        (small_disk / "new", "the folder is read-only"),
    ):
        assert run(["export", str(SAMPLE), "--out-dir", str(out_dir), "--format", "csv"]) == 1
        line = capsys.readouterr().err.splitlines()[-1]
        assert line.startswith("journeyboard: ")
        assert str(out_dir) in line
        assert why in line
        assert "Errno" not in line


def test_one_that_fails_does_not_hold_up_the_others(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / f"{SAMPLE.stem}.csv").mkdir()
    given = ["--out-dir", str(tmp_path), "--format", "csv", "--format", "json"]
    assert run(["export", str(SAMPLE), *given]) == 1
    assert "is a folder" in capsys.readouterr().err
    assert (tmp_path / f"{SAMPLE.stem}.json").stat().st_size > 1000


# -- by the dialog


Failure = Callable[[Path, pytest.MonkeyPatch], None]


def _full(target: Path, _patch: pytest.MonkeyPatch) -> None:
    fill(target.parent)


def _read_only(target: Path, _patch: pytest.MonkeyPatch) -> None:
    make_read_only(target.parent)


def _folder(target: Path, _patch: pytest.MonkeyPatch) -> None:
    target.unlink()
    target.mkdir()


def _gone(target: Path, _patch: pytest.MonkeyPatch) -> None:
    target.unlink()
    target.parent.rmdir()


def _open_elsewhere(_target: Path, patch: pytest.MonkeyPatch) -> None:
    patch.setattr("os.replace", held_open)


WAYS: list[tuple[str, Failure, str]] = [
    ("pdf", _full, "There is no room left"),
    ("csv", _read_only, "save"),
    ("png", _folder, "is a folder"),
    ("pptx", _gone, "is not there"),
    ("xlsx", _open_elsewhere, "another program holds the file open"),
]


@pytest.mark.parametrize(("format_id", "fail", "why"), WAYS, ids=[fail.__name__[1:] for _id, fail, _why in WAYS])
def test_the_dialog_tells_it_and_stays(
    person: Person,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
    format_id: str,
    fail: Failure,
    why: str,
) -> None:
    folder = person.folder / "out"
    folder.mkdir()
    if fail in (_full, _read_only):
        folder = request.getfixturevalue("small_disk")
    target = folder / f"map.{format_id}"
    target.write_bytes(FORMER)
    dialog = export_dialog(person, format_id)
    with monkeypatch.context() as patch:
        fail(target, patch)
        dialog.export_to(target)
        box = person.asked()
    assert "Nothing was exported" in box.text()
    assert why in box.informativeText()
    assert str(target) in box.informativeText()
    person.answers("OK")
    assert dialog.isVisible(), "it can be tried again"
    if target.is_file():
        assert stands_alone(target)
    else:
        assert list(folder.glob("*")) == ([target] if target.exists() else [])


def test_cancel_in_the_middle_of_the_dialogs_work(person: Person) -> None:
    target = person.folder / "map.png"
    target.write_bytes(FORMER)
    dialog = export_dialog(person, "png")
    dialog.form.editor("scale").show_value(8.0)  # some seconds to paint
    before = {each.name for each in person.folder.iterdir()}
    dialog.export_to(target)
    cancel(person)
    assert person.is_asked_nothing()
    assert dialog.isVisible(), "something else can be chosen"
    assert target.read_bytes() == FORMER
    assert {each.name for each in person.folder.iterdir()} == before


def test_cancel_too_late_tells_that_the_file_stands(person: Person) -> None:
    target = person.folder / "map.csv"
    target.write_bytes(FORMER)
    dialog = export_dialog(person, "csv")
    dialog.export_to(target)
    while target.read_bytes() == FORMER:
        pass  # no event is handled meanwhile: the window does not know yet
    cancel(person)
    assert "map.csv is written" in person.asked().text()
    person.answers("Close")


def cancel(person: Person) -> None:
    """Press Cancel while a file is written, and wait until that has ended."""
    (progress,) = [each for each in QApplication.topLevelWidgets() if isinstance(each, QProgressDialog)]
    progress.findChildren(QPushButton)[0].click()
    person.qtbot.waitUntil(lambda: not is_busy(), timeout=20000)


def export_dialog(person: Person, format_id: str) -> ExportDialog:
    """The dialog of a window with the sample."""
    window = person.opens(person.sample())
    window.file_commands.export(format_id)
    QApplication.processEvents()
    (dialog,) = [each for each in QApplication.topLevelWidgets() if isinstance(each, ExportDialog) and each.isVisible()]
    person.qtbot.waitUntil(lambda: dialog.preview.is_settled, timeout=20000)
    return dialog
