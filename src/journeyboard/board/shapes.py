"""What a board is made of: plain frozen geometry in board units (pixels at 100 %).

A board is a sheet divided into *parts* that lie below and beside each other and never overlap: the title, the arcs,
the stage row, and for each lane its label and its content. Shapes are placed relative to their part (cards relative
to their cell), so that an edit that makes a lane taller moves parts and leaves all shapes, and every picture cached
of a part, as they are. x of all content counts from the left edge of the first column.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from journeyboard.board.figure_shapes import FunnelShape, TileShape
from journeyboard.board.geometry import Cubic, Point, Rect, TextShape
from journeyboard.board.links.spots import NO_TRACES, Traces
from journeyboard.journey.records import Asset, CardKind, FeelingState, LaneKind, LinkKind, LinksShown


@dataclass(frozen=True, slots=True)
class ChipShape:
    """A small rounded label on a card: a channel, a medium, a tag. Both rectangles count from the card's corner."""

    rect: Rect
    text: TextShape


@dataclass(frozen=True, slots=True)
class CardShape:
    """A card. `rect` counts from the cell's upper left corner (from the lane content's for spanning cards);
    everything inside counts from the upper left corner of `rect`."""

    id: str
    kind: CardKind
    rect: Rect
    text: TextShape
    edge: str = ""
    """Colour of the left edge, "#rrggbb"; empty: the one of its kind."""
    chips: tuple[ChipShape, ...] = ()
    severity: int | None = None
    dots: Point | None = None
    """Upper left of the five severity dots (each 7 wide, 10 apart), where there are any."""
    image: Rect | None = None
    asset: str = ""
    below: TextShape | None = None
    """Small secondary text: who said it, the caption."""
    marks: tuple[str, ...] = ()
    """Names of small icons at the upper right: star (moment of truth), circle-help (open question), lock (private)."""
    tentative: bool = False
    """Whether the view shows that it is only assumed."""
    faded: bool = False


@dataclass(frozen=True, slots=True)
class CellShape:
    """Where a step meets a lane: its cards and tiles, and the height they need with the padding around them."""

    height: float
    cards: tuple[CardShape, ...] = ()
    tiles: tuple[TileShape, ...] = ()
    top: float = 0
    """y where its first card stands, below the cards that span its column."""


class LaneCells(dict[str, CellShape]):
    """The cells of one lane by step id; never altered once it is on a board."""

    @cached_property
    def cards(self) -> Mapping[str, tuple[str, CardShape]]:
        """Each card by its id, with the step it stands at."""
        return {card.id: (step, card) for step, cell in self.items() for card in cell.cards}


_NO_CELLS = LaneCells()


class CellTable(Mapping[tuple[str, str], CellShape]):
    """The cells of a board by (lane id, step id), kept lane by lane so that a lane's cells are shared between boards
    as long as none of them changes."""

    def __init__(self, lanes: Mapping[str, LaneCells]) -> None:
        self.lanes = lanes
        """The cells of each lane by step id."""

    def lane(self, lane_id: str) -> LaneCells:
        """The cells of a lane by step id; empty for a lane without cells."""
        return self.lanes.get(lane_id, _NO_CELLS)

    def __getitem__(self, key: tuple[str, str]) -> CellShape:
        return self.lanes[key[0]][key[1]]

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return ((lane, step) for lane, cells in self.lanes.items() for step in cells)

    def __len__(self) -> int:
        return sum(len(cells) for cells in self.lanes.values())


@dataclass(frozen=True, slots=True)
class FeelingPoint:
    """One point of an emotion curve."""

    id: str
    step: str
    at: Point
    value: float


@dataclass(frozen=True, slots=True)
class CurveShape:
    """One persona's feelings over the steps; `path` is monotone between the points (no overshoot)."""

    persona: str
    state: FeelingState
    colour: str
    """The persona's own colour, or empty: the palette's one of `index`."""
    index: int
    points: tuple[FeelingPoint, ...]
    path: tuple[Cubic, ...]
    name: TextShape | None
    faded: bool = False


@dataclass(frozen=True, slots=True)
class FlagShape:
    """The note of a feeling, near its point, clear of other flags and points."""

    feeling: str
    rect: Rect
    text: TextShape
    """Counts from the corner of `rect`."""
    faded: bool = False


@dataclass(frozen=True, slots=True)
class EmotionShape:
    """The content of an emotion lane."""

    grid: tuple[float, float, float, float, float]
    """y of the feelings +2, +1, 0, −1, −2."""
    curves: tuple[CurveShape, ...]
    flags: tuple[FlagShape, ...]


@dataclass(frozen=True, slots=True)
class ChannelRow:
    """One channel: a dot where a step has a touchpoint of it, and a line from the first to the last."""

    channel: str
    name: TextShape
    """Stands under the lane's label and stays in view with it: counts from the label part's corner."""
    y: float
    dots: tuple[float, ...]
    """x of each dot."""


Head = tuple[Point, Point, Point]
"""The head of an arrow: its tip and the two corners behind it. What is drawn there follows the kind of link."""


@dataclass(frozen=True, slots=True)
class LinkPiece:
    """What of a link to or from a card lies in one lane; all points count from the lane's upper left corner. Cards
    are drawn over it. `links.whole` puts the pieces of a link together."""

    link: str
    place: int
    """The how-many-th piece of its link, from where it begins."""
    kind: LinkKind
    path: tuple[Cubic, ...]
    rect: Rect
    """Around all of it."""
    head: Head | None
    """Where the link ends in this lane."""
    label: TextShape | None
    colour: str
    """ "#rrggbb" of what the link begins at; empty: the one of a card of the kind `card`."""
    card: CardKind
    faded: bool = False


@dataclass(frozen=True, slots=True)
class LaneShape:
    """A row. `y` and `height` place it on the sheet; everything inside counts from its own upper edge."""

    id: str
    kind: LaneKind
    y: float
    height: float
    label: TextShape
    note: TextShape | None
    icon: str
    """Name of an icon."""
    colour: str = ""
    collapsed: bool = False
    counts: tuple[TextShape, ...] = ()
    """Of a collapsed lane: how many cards stand in each column that has any."""
    spans: tuple[CardShape, ...] = ()
    """Cards over several steps; x counts from the left edge of the first column."""
    emotion: EmotionShape | None = None
    channels: tuple[ChannelRow, ...] = ()
    divider: TextShape | None = None
    """The words on a service blueprint's line, which runs at the height of their middle."""
    links: tuple[LinkPiece, ...] = ()


@dataclass(frozen=True, slots=True)
class ColumnShape:
    """A step's column."""

    step: str
    stage: str
    x: float
    width: float
    tint: float | None = None
    """How good (+1) or bad (−1) the metric that tints the map is here; None: no tint."""


@dataclass(frozen=True, slots=True)
class StepShape:
    """A step's name under its stage, where the stage has several or it is named."""

    id: str
    rect: Rect
    text: TextShape


@dataclass(frozen=True, slots=True)
class StageShape:
    """A chevron. `rect` counts from the stage row's upper edge; texts count from the same corner as `rect`."""

    id: str
    rect: Rect
    colour: str
    """ "#rrggbb"."""
    ink: Literal["white", "black"]
    name: TextShape
    line: TextShape | None
    icon: str
    steps: tuple[StepShape, ...]
    hollow: bool = False
    """Whether the view shows that nothing is known of it: outlined, not filled."""


@dataclass(frozen=True, slots=True)
class ArcShape:
    """A link between stages or steps above the stage row. All points count from the arcs part's upper left corner."""

    id: str
    kind: LinkKind
    path: tuple[Cubic, ...]
    head: Head
    label: TextShape | None
    colour: str
    """Colour of the stage it begins at."""


@dataclass(frozen=True, slots=True)
class PersonaShape:
    """A persona in the strip beside the title; texts count from the title part's corner."""

    id: str
    rect: Rect
    """The pill; like everything of it, it counts from the title part's corner."""
    disc: Rect
    initial: TextShape
    name: TextShape
    quote: TextShape | None
    colour: str
    index: int
    asset: str
    crop: tuple[float, float, float, float] | None = None
    faded: bool = False


PartKind = Literal["title", "arcs", "stages", "funnel", "label", "lane", "unplaced"]


@dataclass(frozen=True, slots=True)
class Part:
    """A rectangle of the sheet that is drawn, and cached, on its own. `rect` is on the sheet; `lane` names the lane
    of a label or lane part. Arcs, stages and lanes begin at `Board.content_left`; labels lie left of it."""

    kind: PartKind
    rect: Rect
    lane: str = ""


@dataclass(frozen=True, slots=True)
class Damage:
    """What looks different in a part; `rect` counts from the part's corner."""

    kind: PartKind
    lane: str
    rect: Rect


HitKind = Literal[
    "title",
    "persona",
    "link",
    "stage",
    "step",
    "lane",
    "card",
    "tile",
    "feeling",
    "flag",
    "cell",
    "unplaced",
    "nothing",
]


@dataclass(frozen=True, slots=True)
class Hit:
    """What lies at a point of the sheet: the topmost shape, and the cell around it where there is one.

    `id` is the record's (for a tile the metric's, for a flag the feeling's); `rect` is on the sheet.
    """

    kind: HitKind
    id: str = ""
    lane: str = ""
    step: str = ""
    rect: Rect = field(default_factory=lambda: Rect(0, 0, 0, 0))


@dataclass(frozen=True, slots=True)
class Board:
    """A journey laid out. Sizes are those of the whole sheet; (0, 0) is the sheet's upper left corner."""

    width: float
    height: float
    language: str
    title: TextShape
    subtitle: TextShape | None
    personas: tuple[PersonaShape, ...]
    arcs: tuple[ArcShape, ...]
    stages: tuple[StageShape, ...]
    funnel: FunnelShape | None
    """Where the view shows it and there is one."""
    columns: tuple[ColumnShape, ...]
    lanes: tuple[LaneShape, ...]
    cells: CellTable
    """By (lane id, step id); cells with nothing in them may be missing."""
    unplaced: tuple[CardShape, ...]
    """Cards without a place, in a tray below the lanes; they count from the tray's corner."""
    unplaced_label: TextShape | None
    parts: tuple[Part, ...]
    """From top to bottom; those of the same lane label first."""
    content_left: float
    """x on the sheet of the first column's left edge."""
    assets: Mapping[str, Asset]
    """The journey's pictures, by id."""
    links: LinksShown = "all"
    """Whether the links of cards are painted: all, those of what is selected (the editor does), or none."""
    traces: Traces = NO_TRACES
    """Which way those links go: what `refresh` begins from."""
