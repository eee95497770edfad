"""A disk that is soon full, and somebody in front of the program."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.gui.conftest import person, state_folder, windows

__all__ = ["AS_ROOT", "make_read_only", "person", "small_disk", "state_folder", "windows"]
"""The fixtures of the windows too: they are found by their names."""

AS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
MOUNT = shutil.which("mount") or ""


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of one megabyte."""
    disk = tmp_path / "disk"
    disk.mkdir()
    command = [MOUNT, "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)]
    if not AS_ROOT or not MOUNT or subprocess.run(command, check=False).returncode:
        pytest.skip("a disk of its own cannot be mounted here")
    yield disk
    subprocess.run([shutil.which("umount") or "", str(disk)], check=True)


def make_read_only(disk: Path) -> None:
    """Nothing can be written to the disk from now on."""
    subprocess.run([MOUNT, "-o", "remount,ro", str(disk)], check=True)
