"""Other people's formats, one module each in `formats`; docs/exporting.md tells how one is added."""

from collections.abc import Callable

from journeyboard.storage.problems import FileProblem

Progress = Callable[[float], None]
"""Told the share of an export that is done, 0–1; raises `Stopped` when the person cancelled."""


class ExportProblem(FileProblem):
    """What cannot be exported, told before anything is written."""


class Stopped(Exception):  # noqa: N818 - somebody wanted it so
    """The export was cancelled; what was written so far goes."""


def part_of(progress: Progress, start: float, end: float) -> Progress:
    """Tells `progress` of a part of the work, from `start` to `end` of the whole."""
    return lambda share: progress(start + (end - start) * share)
