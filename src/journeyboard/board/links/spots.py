"""What of each link passes through each lane, in words that need no measures: the spots where it turns.

Traces change when links, columns, lanes or the places of cards do, and with nothing else; the lines themselves are
drawn from them lane by lane (`pieces`).
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field

from journeyboard.journey.records import CardKind, LinkKind


@dataclass(frozen=True, slots=True)
class Gutter:
    """x on a track of the gutter left of a column: `track` counts from its middle, in steps to the right."""

    index: int
    track: int


@dataclass(frozen=True, slots=True)
class Side:
    """x at the left or right side of a card."""

    card: str
    right: bool


@dataclass(frozen=True, slots=True)
class Middle:
    """x in the middle of a card, `shift` half steps to the right."""

    card: str
    shift: int


@dataclass(frozen=True, slots=True)
class Under:
    """x below the heading of a column, near its left or right edge."""

    column: int
    right: bool


@dataclass(frozen=True, slots=True)
class Rim:
    """y at the upper or lower edge of the lane."""

    bottom: bool


@dataclass(frozen=True, slots=True)
class Strip:
    """y on a track of the lane's bare lower edge (`top`: upper edge); `track` counts from its middle, downwards."""

    track: int
    top: bool = False


@dataclass(frozen=True, slots=True)
class Port:
    """y at the side of a card, where the `place`-th of so many links comes out, from the top."""

    card: str
    place: int
    of: int


@dataclass(frozen=True, slots=True)
class Edge:
    """y at a card's upper or lower edge."""

    card: str
    bottom: bool


X = Gutter | Side | Middle | Under
Y = Rim | Strip | Port | Edge
Spot = tuple[X, Y]


@dataclass(frozen=True, slots=True)
class Look:
    """How a link looks, wherever it passes."""

    kind: LinkKind
    words: str
    """Its label, else its share."""
    colour: str
    """ "#rrggbb" of what it begins at; empty: the one of `card`."""
    card: CardKind
    faded: bool


@dataclass(frozen=True, slots=True)
class Trace:
    """One stretch of a link within a lane."""

    link: str
    place: int
    """The how-many-th stretch of its link."""
    spots: tuple[Spot, ...]
    look: Look
    ends: bool
    """Whether the link ends here."""
    label: tuple[X, X] | None = None
    """Where its label stands above the lane's lower edge: between these."""


@dataclass(frozen=True, slots=True)
class Known:
    """How the traces of a link were found, so that they need not be found again."""

    joined: Hashable
    """What it joins."""
    way: object
    stands: Hashable
    """Where it stands beside others."""
    look: Look
    stretches: tuple[tuple[str, Trace], ...]
    """Its traces with their lanes."""


@dataclass(frozen=True, slots=True)
class Traces:
    """The traces of all links: by lane, and which lanes each link passes, in the order it does."""

    lanes: Mapping[str, tuple[Trace, ...]] = field(default_factory=dict)
    passed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    outline: object = field(default=None, compare=False, repr=False)
    """Of the grid they were found on."""
    known: Mapping[str, Known] = field(default_factory=dict, compare=False, repr=False)

    def of(self, lane_id: str) -> tuple[Trace, ...]:
        """What passes through a lane."""
        return self.lanes.get(lane_id, ())


NO_TRACES = Traces()
