import os
import stat
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from journeyboard.storage.atomic import write_atomically, writing
from journeyboard.storage.problems import FileProblem

POSIX = pytest.mark.skipif(os.name != "posix", reason="POSIX modes and links")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_bytes_and_parts_are_written_whole(tmp_path: Path) -> None:
    write_atomically(tmp_path / "a", b"whole")
    write_atomically(str(tmp_path / "b"), (part for part in (b"in ", b"parts")))
    assert ((tmp_path / "a").read_bytes(), (tmp_path / "b").read_bytes()) == (b"whole", b"in parts")
    assert names(tmp_path) == ["a", "b"]


def test_a_shorter_text_leaves_nothing_of_the_longer_one(tmp_path: Path) -> None:
    write_atomically(tmp_path / "a", b"a long text")
    write_atomically(tmp_path / "a", b"short")
    assert (tmp_path / "a").read_bytes() == b"short"


def test_writers_may_seek(tmp_path: Path) -> None:
    with writing(tmp_path / "a.zip") as file, zipfile.ZipFile(file, "w") as archive:
        archive.writestr("inside", "text")
    assert zipfile.ZipFile(tmp_path / "a.zip").read("inside") == b"text"


def test_nobody_ever_sees_half_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a"
    texts = {b"one" * 50_000, b"two" * 70_000}
    write_atomically(path, b"one" * 50_000)
    seen: set[bytes] = set()
    ended = threading.Event()

    def watch() -> None:
        while not ended.is_set():
            seen.add(path.read_bytes())

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        for _time in range(20):
            for text in texts:
                write_atomically(path, text)
    finally:
        ended.set()
        watcher.join()
    assert seen <= texts


def test_an_error_of_the_writer_goes_through_and_leaves_the_file(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"former")

    def parts() -> Iterator[bytes]:
        yield b"half"
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_atomically(tmp_path / "a", parts())
    with pytest.raises(FileNotFoundError), writing(tmp_path / "a"):
        (tmp_path / "another file").read_bytes()
    assert (names(tmp_path), (tmp_path / "a").read_bytes()) == (["a"], b"former")


@POSIX
def test_the_mode_of_the_file_is_kept(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"former")
    (tmp_path / "a").chmod(0o640)
    write_atomically(tmp_path / "a", b"new")
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o640


@POSIX
def test_a_new_file_has_the_mode_new_files_have(tmp_path: Path) -> None:
    (tmp_path / "by hand").write_bytes(b"")
    write_atomically(tmp_path / "ours", b"")
    assert (tmp_path / "ours").stat().st_mode == (tmp_path / "by hand").stat().st_mode


@POSIX
def test_a_link_is_followed_to_its_file(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a").write_bytes(b"former")
    (tmp_path / "one").symlink_to("real/a")
    (tmp_path / "two").symlink_to("one")
    (tmp_path / "to be").symlink_to("real/new")
    write_atomically(tmp_path / "two", b"new")
    write_atomically(tmp_path / "to be", b"also new")
    assert (tmp_path / "two").is_symlink()
    assert (tmp_path / "real" / "a").read_bytes() == b"new"
    assert (tmp_path / "real" / "new").read_bytes() == b"also new"
    assert names(tmp_path / "real") == ["a", "new"]


def test_long_names_are_no_trouble(tmp_path: Path) -> None:
    write_atomically(tmp_path / ("n" * 250), b"text")
    assert (tmp_path / ("n" * 250)).read_bytes() == b"text"
    with pytest.raises(FileProblem, match="is too long"):
        write_atomically(tmp_path / ("n" * 300), b"text")
