"""Tracks: side by side in a gutter or strip, so that links keep apart as long as there is room."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
C = TypeVar("C", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Run(Generic[K, C]):
    """A straight run of a link along a channel (a gutter or strip), from one place of it to another."""

    key: K
    channel: C
    first: int
    last: int
    tracks: Sequence[int]
    """The tracks it may take, the one it likes best first."""

    @property
    def places(self) -> int:
        """The places it takes, as the bits of a number."""
        return ((1 << (self.last - self.first + 1)) - 1) << self.first


def spread(runs: Iterable[Run[K, C]]) -> dict[K, int]:
    """A track for each run. Runs that share a place of a channel get different ones while there are any; then the one
    that is taken in the fewest places. Short runs come first: they get the tracks they like."""
    taken: dict[tuple[C, int], int] = {}
    found: dict[K, int] = {}
    for run in sorted(runs, key=lambda run: (run.last - run.first, run.first)):
        places = run.places
        track = min(run.tracks, key=lambda track: (taken.get((run.channel, track), 0) & places).bit_count())
        taken[run.channel, track] = taken.get((run.channel, track), 0) | places
        found[run.key] = track
    return found
