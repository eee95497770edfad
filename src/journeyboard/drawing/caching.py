"""Caches of Qt's drawing objects, one for each thread.

Fonts, glyph runs and painter paths may be used in any thread, but each only in the one it was made in: they fill in
parts of themselves when they are first painted. Exports paint beside the window.
"""

import threading
from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


def cached_per_thread(maxsize: int | None = None) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """`functools.lru_cache` for what makes a Qt object: no thread is given one that another made."""

    def decorate(make: Callable[P, R]) -> Callable[P, R]:
        held = threading.local()

        @wraps(make)
        def get(*args: P.args, **kwargs: P.kwargs) -> R:
            cached: Any = getattr(held, "cached", None)
            if cached is None:
                cached = held.cached = lru_cache(maxsize)(make)
            return cached(*args, **kwargs)

        return get

    return decorate
