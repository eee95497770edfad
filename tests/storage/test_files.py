import os
from pathlib import Path

import pytest

from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Card, Stage
from journeyboard.storage.files import ChangedOnDisk, fingerprint, open_journey, save_journey
from journeyboard.storage.format import dump
from journeyboard.storage.json_text import MOST_BYTES
from journeyboard.storage.problems import FileProblem

OURS = Journey([Stage(id="s", name="Ours")])
THEIRS = Journey([Stage(id="s", name="Theirs")])


def refused(path: Path | str) -> str:
    with pytest.raises(FileProblem) as caught:
        open_journey(path)
    return caught.value.message


def test_what_is_saved_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "Küche & Bad.journey"
    saved = save_journey(OURS, path, None)
    opened = open_journey(path)
    assert dump(opened.journey) == dump(OURS) == path.read_bytes()
    assert opened.fingerprint == saved == fingerprint(path)


def test_opening_does_not_touch_the_file(tmp_path: Path) -> None:
    path = tmp_path / "map.journey"
    path.write_text('{"cards": [{"id": "c"}],"version":1,"format":"journeyboard"}')
    before = (path.read_bytes(), path.stat().st_mtime_ns)
    open_journey(path)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


def test_saving_goes_on_from_the_last_save(tmp_path: Path) -> None:
    path = tmp_path / "map.journey"
    first = save_journey(OURS, path, None)
    second = save_journey(THEIRS, path, first)
    assert save_journey(OURS, path, second) == first


def test_a_file_that_somebody_else_changed_is_never_overwritten_unseen(tmp_path: Path) -> None:
    path = tmp_path / "map.journey"
    expected = save_journey(OURS, path, None)
    times = path.stat()
    theirs = dump(THEIRS).replace(b"Theirs", b"Mine")  # the same length, and even the same time
    path.write_bytes(theirs)
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    with pytest.raises(ChangedOnDisk, match="changed by somebody else"):
        save_journey(OURS, path, expected)
    assert path.read_bytes() == theirs
    save_journey(OURS, path, None)
    assert path.read_bytes() == dump(OURS)


def test_a_file_that_is_only_touched_is_not_changed(tmp_path: Path) -> None:
    path = tmp_path / "map.journey"
    expected = save_journey(OURS, path, None)
    os.utime(path, (1, 1))
    assert save_journey(THEIRS, path, expected) == fingerprint(path)


def test_a_save_that_is_called_off_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "shop.journey"
    path.write_bytes(b"before")

    def call_off() -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        save_journey(Journey(), path, None, call_off)
    assert [file.name for file in tmp_path.iterdir()] == [path.name]
    assert path.read_bytes() == b"before"


def test_a_file_that_is_gone_is_written_anew(tmp_path: Path) -> None:
    path = tmp_path / "map.journey"
    expected = save_journey(OURS, path, None)
    path.unlink()
    assert fingerprint(path) is None
    assert save_journey(OURS, path, expected) == expected


def test_cards_and_notices_come_with_the_journey(tmp_path: Path) -> None:
    path = tmp_path / "map.journey"
    path.write_bytes(dump(Journey([Card(id="c", votes=2)])).replace(b'"votes": 2', b'"votes": -2'))
    assert [str(notice) for notice in open_journey(path).notices] == [
        "cards[0].votes: must be at least 0, not -2 – set aside"
    ]


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    assert (
        refused(tmp_path / "no.journey")
        == f"There is no file {tmp_path / 'no.journey'}. Check the name and the folder."
    )
    (tmp_path / "file").write_text("")
    assert "There is no file" in refused(tmp_path / "file" / "no.journey")


def test_a_folder_is_told(tmp_path: Path) -> None:
    assert "is a folder" in refused(tmp_path)


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "map.journey"
    with path.open("wb") as file:
        file.truncate(MOST_BYTES * 4)
    assert "has 2048 MB; a journey has at most 512 MB" in refused(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are POSIX")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "is no ordinary file" in refused(tmp_path / "pipe")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="permissions do not bind root")
def test_a_file_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    path = tmp_path / "map.journey"
    path.write_bytes(dump(OURS))
    path.chmod(0)
    assert "may not be read" in refused(path)
