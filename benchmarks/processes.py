"""Whole processes, measured from outside: wall time and peak memory as the operating system counts them."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass

_BYTES_PER_COUNT = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True, slots=True)
class Finished:
    """What one process took."""

    seconds: float
    peak_mb: float


def run(arguments: list[str]) -> Finished:
    """Run Python with these arguments to its end; raises CalledProcessError when it fails."""
    return run_command([sys.executable, *arguments])


def run_command(command: list[str]) -> Finished:
    """Run a command to its end; raises CalledProcessError when it fails."""
    begun = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _pid, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Finished(seconds, usage.ru_maxrss * _BYTES_PER_COUNT / 1e6)
