"""When Python looks for objects that only keep each other: left alone it does so within some action, and a change of
thousands of cards then takes half as long again."""

import gc
import time

_EVERY = 10.0
"""Seconds that a tidying is at least after the one before."""
_last = 0.0


def collect_when_idle() -> None:
    """Let only young objects be looked through as they come, a few thousand at a time; all others by `tidy`."""
    gc.set_threshold(10_000, 10, 1_000)


def tidy() -> None:
    """Look through all objects that are not kept out of it; called when nothing is to be done."""
    global _last  # noqa: PLW0603 - one collector for the process
    if time.monotonic() - _last >= _EVERY:
        gc.collect()
        _last = time.monotonic()
