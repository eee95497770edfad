import json
import os
import subprocess
import sys
import textwrap
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Asset, JourneyInfo, Stage, replace
from journeyboard.journey.rounds import Rounds
from journeyboard.journey.voting import VotingRound
from journeyboard.storage.files import save_journey
from journeyboard.storage.format import dump
from journeyboard.storage.places import state_folder
from journeyboard.storage.recovery import Recoverable, RecoveryCopy, find_recoverable

PHOTO = Asset(id="photo", media_type="image/png", data="QUJD" * 1000)
JOURNEY = Journey([JourneyInfo(id="journey", title="Küche"), Stage(id="s", name="Look"), PHOTO], {"later": [1]})


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("JOURNEYBOARD_STATE", str(tmp_path / "state"))
    return tmp_path / "state"


def leave_a_copy(path: Path | None = None, saved: bool = False) -> None:
    """Another process opens a journey (of the file at `path`), changes it, writes its copies and is killed."""
    program = """
        import os, sys
        from pathlib import Path
        from journeyboard.journey.journey import Journey
        from journeyboard.journey.records import Asset, JourneyInfo, Stage
        from journeyboard.storage.files import fingerprint
        from journeyboard.storage.recovery import RecoveryCopy

        path = Path(sys.argv[1]) if sys.argv[1] else None
        info = JourneyInfo(id="journey", title="Küche")
        copy = RecoveryCopy(path, fingerprint(path) if path else None)
        copy.write(Journey([info]))
        photo = Asset(id="photo", media_type="image/png", data="QUJD" * 1000)
        copy.write(Journey([info, Stage(id="s", name="Look"), photo], {"later": [1]}))
        if sys.argv[2]:
            copy.remove()
        os.kill(os.getpid(), 9)
    """
    arguments = [str(path or ""), "saved" if saved else ""]
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(program), *arguments], check=False)
    assert done.returncode != 1


def only() -> Recoverable:
    (found,) = find_recoverable()
    return found


def test_without_a_crash_there_is_nothing_to_recover() -> None:
    assert find_recoverable() == []
    copy = RecoveryCopy(None)
    copy.remove()
    copy.write(JOURNEY)
    assert find_recoverable() == [], "its process, this one, still runs"
    copy.remove()
    assert find_recoverable() == []


def test_after_a_kill_the_last_copy_is_found_whole(tmp_path: Path) -> None:
    path = tmp_path / "map.journey"
    save_journey(Journey(), path, None)
    leave_a_copy(path)
    found = only()
    assert (found.file, found.title, found.newer) == (path, "Küche", "copy")
    assert abs((datetime.now(UTC) - found.written).total_seconds()) < 60
    loaded = found.load()
    assert loaded.notices == ()
    assert dump(loaded.journey) == dump(JOURNEY)


def test_a_journey_without_a_file_is_recovered_too() -> None:
    leave_a_copy()
    assert (only().file, only().newer) == (None, "copy")


def test_a_copy_is_offered_until_it_is_discarded(state: Path) -> None:
    leave_a_copy()
    assert only() == only()
    only().discard()
    assert find_recoverable() == []
    assert list((state / "recovery").glob("*.*")) == []


def test_what_was_saved_before_the_kill_is_not_offered() -> None:
    leave_a_copy(saved=True)
    assert find_recoverable() == []


def test_the_file_is_newer_when_somebody_saved_it_after_the_copy(tmp_path: Path) -> None:
    path = tmp_path / "map.journey"
    save_journey(Journey(), path, None)
    leave_a_copy(path)
    save_journey(JOURNEY, path, None)
    os.utime(path, (time.time() + 60, time.time() + 60))
    assert only().newer == "file"
    os.utime(path, (1, 1))
    assert only().newer == "copy", "another file, but an older one"
    path.unlink()
    assert only().newer == "copy"


def test_touching_the_file_does_not_make_it_newer(tmp_path: Path) -> None:
    path = tmp_path / "map.journey"
    save_journey(Journey(), path, None)
    leave_a_copy(path)
    os.utime(path, (time.time() + 60, time.time() + 60))
    assert only().newer == "copy"


def test_pictures_are_written_once(state: Path) -> None:
    copy = RecoveryCopy(None)
    copy.write(JOURNEY)
    (picture,) = (state / "recovery/pictures").iterdir()
    before = picture.stat()
    copy.write(Journey([*JOURNEY, replace(PHOTO, id="again")]))
    after = picture.stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)
    (written,) = (state / "recovery").glob("*.copy")
    assert written.stat().st_size < 1500
    copy.remove()


def test_pictures_that_nobody_needs_any_more_go_after_a_while(state: Path) -> None:
    leave_a_copy()
    (picture,) = (state / "recovery/pictures").iterdir()
    os.utime(picture, (1, 1))
    other = RecoveryCopy(None)
    other.write(Journey())
    other.remove()
    assert picture.exists(), "the copy that was left behind needs it"
    only().discard()
    assert not picture.exists()


def test_a_lost_picture_does_not_cost_the_rest(state: Path) -> None:
    leave_a_copy()
    for picture in (state / "recovery/pictures").iterdir():
        picture.unlink()
    loaded = only().load()
    assert [str(notice) for notice in loaded.notices] == ["assets.photo: the picture of the recovery copy is lost"]
    assert loaded.journey.assets["photo"].data == ""
    assert loaded.journey.stages[0].name == "Look"


@pytest.mark.parametrize("rubbish", [b"", b"no json\n{}", b"[]\n", b'{"kind": "journeyboard recovery copy"}\n'])
def test_rubbish_among_the_copies_is_passed_over(state: Path, rubbish: bytes) -> None:
    leave_a_copy()
    (state / "recovery/1-x.copy").write_bytes(rubbish)
    assert only().title == "Küche"


def test_copies_of_another_host_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    leave_a_copy()
    monkeypatch.setattr("socket.gethostname", lambda: "another-host")
    assert find_recoverable() == []


@pytest.mark.skipif(os.name != "posix", reason="POSIX modes")
def test_nobody_else_may_look_into_the_copies(state: Path) -> None:
    leave_a_copy()
    assert (state / "recovery").stat().st_mode & 0o077 == 0


def test_the_state_folder_is_the_systems(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("JOURNEYBOARD_STATE")
    if sys.platform.startswith("linux"):
        monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
        assert state_folder() == tmp_path / "journeyboard"
        monkeypatch.setenv("XDG_STATE_HOME", "relative")
        assert state_folder() == Path.home() / ".local/state/journeyboard"
    else:
        assert state_folder().is_absolute()


def test_the_rounds_of_a_workshop_are_kept_and_not_in_the_journey(state: Path) -> None:
    voting = VotingRound(("Änne", "Ben"), 3).cast("Ben", "card", 2)
    rounds = Rounds(voting, frozenset({"old"}))
    assert left_behind(state, rounds).rounds == rounds
    assert b"Ben" not in dump(only().load().journey)


@pytest.mark.parametrize("told", [{"voting": {"people": 3}}, "none", None])
def test_rounds_nobody_understands_do_not_lose_the_journey(state: Path, told: object) -> None:
    found = left_behind(state, Rounds())
    header, body = found.path.read_bytes().split(b"\n", 1)
    found.path.write_bytes(json.dumps({**json.loads(header), "rounds": told}).encode() + b"\n" + body)
    assert only().rounds == Rounds()
    assert dump(only().load().journey) == dump(JOURNEY)


def left_behind(state: Path, rounds: Rounds) -> Recoverable:
    """A copy with these rounds, of a process that is gone."""
    copy = RecoveryCopy(None)
    copy.write(JOURNEY, rounds)
    (written,) = (state / "recovery").glob("*.copy")
    written.rename(written.with_name("1-left.copy"))
    return only()
