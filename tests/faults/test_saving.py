"""A test per way in which saving can fail: words for people, the former file still there, nothing half written."""

import os
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.faults.conftest import AS_ROOT, make_read_only

from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Card
from journeyboard.storage.atomic import write_atomically
from journeyboard.storage.files import open_journey, save_journey
from journeyboard.storage.problems import FileProblem

SMALL = Journey([Card(id="c", text="kept")])
LARGE = Journey([Card(id=f"c{number}", text="A long text. " * 200) for number in range(800)])  # about 2 MB


def refused(journey: Journey, path: Path) -> str:
    with pytest.raises(FileProblem) as caught:
        save_journey(journey, path, None)
    return caught.value.message


def test_a_full_disk(small_disk: Path) -> None:
    path = small_disk / "map.journey"
    former = save_journey(SMALL, path, None)
    assert "There is no room left on the disk" in refused(LARGE, path)
    assert [found.name for found in small_disk.iterdir()] == ["map.journey"]
    assert open_journey(path).fingerprint == former


@pytest.mark.skipif(os.name != "posix", reason="limits are POSIX")
def test_a_file_that_may_not_grow(tmp_path: Path) -> None:
    path = tmp_path / "map.journey"
    former = save_journey(SMALL, path, None)
    program = """
        import resource, sys
        from journeyboard.journey.journey import Journey
        from journeyboard.journey.records import Card
        from journeyboard.storage.files import save_journey
        from journeyboard.storage.problems import FileProblem

        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
        try:
            save_journey(Journey([Card(id="c", text="long " * 50_000)]), sys.argv[1], None)
        except FileProblem as problem:
            print(problem)
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program), str(path)], capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith(f"There is no room left on the disk for {path}")
    assert [found.name for found in tmp_path.iterdir()] == ["map.journey"]
    assert open_journey(path).fingerprint == former


def test_a_kill_while_writing_leaves_the_former_file(tmp_path: Path) -> None:
    path = tmp_path / "map.journey"
    former = save_journey(SMALL, path, None)
    program = """
        import os, sys
        from journeyboard.storage.atomic import writing

        with writing(sys.argv[1]) as file:
            file.write(b"half")
            file.flush()
            os.kill(os.getpid(), 9)
    """
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(program), str(path)], check=False)
    assert done.returncode != 0
    assert open_journey(path).fingerprint == former


def test_a_folder_where_the_file_must_go(tmp_path: Path) -> None:
    path = tmp_path / "map.journey"
    path.mkdir()
    assert "is a folder. Choose another name." in refused(SMALL, path)
    assert list(tmp_path.rglob("*")) == [path]


def test_a_folder_that_comes_while_writing(tmp_path: Path) -> None:
    path = tmp_path / "map.journey"

    def parts() -> Iterator[bytes]:
        yield b"text"
        path.mkdir()

    with pytest.raises(FileProblem, match=r"is a folder|may not be written"):
        write_atomically(path, parts())
    assert list(tmp_path.rglob("*")) == [path]


def test_a_folder_that_vanished(tmp_path: Path) -> None:
    assert "is not there. Choose" in refused(SMALL, tmp_path / "gone" / "map.journey")
    (tmp_path / "file").write_text("text")
    assert "is not there. Choose" in refused(SMALL, tmp_path / "file" / "map.journey")


def test_a_write_protected_file(tmp_path: Path) -> None:
    path = tmp_path / "map.journey"
    former = save_journey(SMALL, path, None)
    path.chmod(0o444)
    assert "is write-protected" in refused(LARGE, path)
    assert open_journey(path).fingerprint == former


@pytest.mark.skipif(AS_ROOT or os.name != "posix", reason="permissions do not bind root")
def test_a_read_only_folder(tmp_path: Path) -> None:
    path = tmp_path / "map.journey"
    former = save_journey(SMALL, path, None)
    tmp_path.chmod(0o555)
    try:
        assert "the folder is read-only" in refused(LARGE, path)
        assert open_journey(path).fingerprint == former
    finally:
        tmp_path.chmod(0o755)


def test_a_read_only_disk(small_disk: Path) -> None:
    path = small_disk / "map.journey"
    former = save_journey(SMALL, path, None)
    make_read_only(small_disk)
    message = refused(LARGE, path)
    assert "is write-protected" in message or "the folder is read-only" in message
    assert "the folder is read-only" in refused(SMALL, small_disk / "new.journey")
    assert open_journey(path).fingerprint == former


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux has this device")
def test_a_device_is_not_replaced() -> None:
    assert "is no ordinary file" in refused(SMALL, Path("/dev/full"))
    assert not Path("/dev/full").is_file()
