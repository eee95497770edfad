"""Other people's formats, one module each."""

from collections.abc import Callable

from journeyboard.storage.problems import FileProblem

Progress = Callable[[float], bool]
"""Told the share of an export that is done, 0–1; answers whether to go on."""


class ExportProblem(FileProblem):
    """What cannot be exported, told before anything is written."""
