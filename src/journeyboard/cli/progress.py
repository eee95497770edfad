"""How far long work is, on the last line of a terminal."""

import sys
import time
from types import TracebackType
from typing import Self

_QUIET_SECONDS = 1.0
_BETWEEN_SECONDS = 0.1


class ProgressLine:
    """Called with the share done (0–1); tells it on standard error when that is a terminal and the work is long."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._next = time.monotonic() + _QUIET_SECONDS
        self._width = 0

    def __call__(self, share: float) -> bool:
        """Tell the share done; the work always goes on."""
        if sys.stderr.isatty() and time.monotonic() >= self._next:
            self._next = time.monotonic() + _BETWEEN_SECONDS
            self._write(f"{self._text} … {share:.0%}")
        return True

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._width:
            self._write("")
            sys.stderr.write("\r")

    def _write(self, line: str) -> None:
        sys.stderr.write("\r" + line.ljust(self._width))
        sys.stderr.flush()
        self._width = len(line)
