"""From an older file to the present one: one function per step, each +1, run in memory.

To raise the format to version n + 1: write `vn_to_vm.py` here with one function that takes the document of version n
(the whole JSON object) and returns that of n + 1 without changing what it was given, put it into STEPS under n, and
add `tests/storage/fixtures/vm.journey` and `vm.schema.json`. Tests ask for each of these.
"""

from collections.abc import Callable
from typing import Any

Document = dict[str, Any]

VERSION = 1
"""The version of the format this program writes."""

STEPS: dict[int, Callable[[Document], Document]] = {}
"""The step that leads on from each older version."""


def migrate(document: Document, version: int) -> Document:
    """The document of `version` (1 to VERSION) as one of VERSION."""
    for step in range(version, VERSION):
        document = STEPS[step](document)
    return document
