"""What the in-place editor writes into: each target says where it stands, what it reads, and the change it makes."""

from dataclasses import dataclass, field
from typing import Literal, Protocol

from journeyboard.board.finding import card_rect, column_of, lane_of, part_of
from journeyboard.board.links.whole import whole_link
from journeyboard.board.measuring import STYLES, TextStyle
from journeyboard.board.shapes import Board, CardShape, Rect, TextShape
from journeyboard.drawing.theme import Theme
from journeyboard.editor.canvas.places import rect_of
from journeyboard.editor.session import Place
from journeyboard.journey.cards import add_card, holds_cards
from journeyboard.journey.changes import Change
from journeyboard.journey.editing import set_fields
from journeyboard.journey.feelings import MOST_FEELING, set_feeling
from journeyboard.journey.journey import Journey
from journeyboard.journey.links import link_words, word_link
from journeyboard.journey.records import (
    Card,
    Feeling,
    FeelingState,
    JourneyInfo,
    Lane,
    Link,
    Persona,
    Record,
    Stage,
    Step,
    new_id,
)
from journeyboard.language import _

_LEAST_LABEL = 120
"""How wide the editor of an arrow's label is at least."""


@dataclass(frozen=True, slots=True)
class Face:
    """How the editor looks: where its text and its face stand on the sheet, and in which colours."""

    text: Rect
    around: Rect
    style: TextStyle
    paper: str
    ink: str
    edge: str = ""
    """The colour of a card's left edge."""
    centred: bool = False
    inside: bool = False
    """Whether the board draws what is around the text, and leaves room for it as it grows."""


class Target(Protocol):
    """Something whose text can be edited in place."""

    @property
    def record_id(self) -> str:
        """The record it writes into, there or not yet."""
        ...

    @property
    def lines(self) -> bool:
        """Whether the text may have several lines."""
        ...

    @property
    def label(self) -> str:
        """What is written, for who cannot see where."""
        ...

    def text(self, journey: Journey) -> str:
        """The text to begin with."""
        ...

    def face(self, journey: Journey, board: Board, theme: Theme) -> Face | None:
        """Where and how it is shown now; None when it no longer is."""
        ...

    def change(self, journey: Journey, text: str) -> Change | None:
        """What finishing with `text` does; None when that is nothing."""
        ...

    def preview(self, journey: Journey, text: str) -> Change | None:
        """What the board shows while `text` is being written."""
        ...


@dataclass(frozen=True)
class CardText:
    """The text of a card that is there."""

    record_id: str
    lines: bool = True

    @property
    def label(self) -> str:
        """What is written."""
        return _("Text")

    def text(self, journey: Journey) -> str:
        """The card's text."""
        return journey.cards[self.record_id].text

    def face(self, journey: Journey, board: Board, theme: Theme) -> Face | None:
        """In the card."""
        card = journey.cards.get(self.record_id)
        return _card_face(board, theme, card.id, card.lane, card.step) if card is not None else None

    def change(self, journey: Journey, text: str) -> Change | None:
        """Set the text; an emptied card keeps its other fields and stays."""
        if self.record_id not in journey.cards or journey.cards[self.record_id].text == text:
            return None
        return set_fields(journey, [self.record_id], _("Edit text"), text=text)

    def preview(self, journey: Journey, text: str) -> Change | None:
        """The card with the text; a line of it even where there is none."""
        return set_fields(journey, [self.record_id], text=text or " ")


@dataclass(frozen=True)
class NewCard:
    """A card that is not there until its text is finished."""

    place: Place
    index: int
    record_id: str = field(default_factory=new_id)
    lines: bool = True
    is_private: bool = False
    """Whether nobody should read it before it is shown."""

    @property
    def label(self) -> str:
        """What is written."""
        return _("New card")

    def text(self, journey: Journey) -> str:  # noqa: ARG002 - a new card has none
        """Nothing yet."""
        return ""

    def face(self, journey: Journey, board: Board, theme: Theme) -> Face | None:  # noqa: ARG002 - it is not there yet
        """In the card as the board shows it already."""
        return _card_face(board, theme, self.record_id, *self.place)

    def change(self, journey: Journey, text: str) -> Change | None:
        """Write the card; without text there is none."""
        return self.preview(journey, text) if text.strip() else None

    def preview(self, journey: Journey, text: str) -> Change | None:
        """The card with the text, also without any."""
        lane, step = journey.find(Lane, self.place.lane), journey.find(Step, self.place.step)
        if lane is None or step is None or not holds_cards(lane):
            return None
        return add_card(journey, *self.place, text or " ", self.index, self.record_id, private=self.is_private)


@dataclass(frozen=True)
class Name:
    """A name in a heading: of a stage, a step, a lane, a persona, or the journey's title."""

    record_id: str
    field: Literal["name", "title"] = "name"
    lines: bool = False

    @property
    def label(self) -> str:
        """What is written."""
        return _("Title") if self.field == "title" else _("Name")

    def text(self, journey: Journey) -> str:
        """The name."""
        return getattr(journey.get(self.record_id), self.field, "")

    def face(self, journey: Journey, board: Board, theme: Theme) -> Face | None:
        """Over the words of the heading."""
        shape, corner = _heading_text(journey, board, self.record_id)
        whole = rect_of(journey, board, self.record_id)
        if shape is None or whole is None:
            return None
        paper, ink = _heading_colours(board, theme, journey.get(self.record_id))
        text = shape.rect.moved(*corner)
        text = Rect(text.x, text.y, max(text.width, 60), max(text.height, STYLES[shape.style].line_height))
        around = whole if isinstance(journey.get(self.record_id), Stage) else text.grown(3)
        return Face(text, around, shape.style, paper, ink, centred=shape.align == "center", inside=True)

    def change(self, journey: Journey, text: str) -> Change | None:
        """Set the name."""
        record = journey.get(self.record_id)
        if record is None or getattr(record, self.field, "") == text:
            return None
        return set_fields(journey, [self.record_id], _("Rename"), **{self.field: text})

    def preview(self, journey: Journey, text: str) -> Change | None:
        """The name as it stands."""
        return self.change(journey, text)


@dataclass(frozen=True)
class FeelingValue:
    """How a persona feels at a step, typed as a number."""

    place: Place
    persona: str
    state: FeelingState = "as_is"
    record_id: str = field(default_factory=new_id)
    lines: bool = False

    @property
    def label(self) -> str:
        """What is written."""
        return _("Feeling")

    def text(self, journey: Journey) -> str:
        """The value as it is."""
        feeling = journey.feeling(self.persona, self.place.step, self.state)
        return f"{feeling.value:+.1f}" if feeling is not None else ""

    def face(self, journey: Journey, board: Board, theme: Theme) -> Face | None:
        """Beside the point; in the middle of the lane where there is none yet."""
        part, column = part_of(board, "lane", self.place.lane), column_of(board, self.place.step)
        if part is None or column is None:
            return None
        feeling = journey.feeling(self.persona, self.place.step, self.state)
        point = rect_of(journey, board, feeling.id) if feeling is not None else None
        line = STYLES["card"].line_height
        x = part.rect.x + column.x + column.width / 2 + 12
        y = point.centre[1] if point is not None else part.rect.y + part.rect.height / 2
        around = Rect(x, y - line / 2 - 4, 56, line + 8)
        return Face(Rect(x + 8, y - line / 2, 40, line), around, "card", theme.card, theme.ink)

    def change(self, journey: Journey, text: str) -> Change | None:
        """Set the feeling; what is none changes nothing."""
        value = _feeling(text)
        if value is None or journey.find(Persona, self.persona) is None or journey.find(Step, self.place.step) is None:
            return None
        return set_feeling(journey, self.persona, self.place.step, value, self.state, self.record_id) or None

    def problem(self, text: str) -> str:
        """What is to be said of a text that is no feeling; empty where it is one, or nothing was written."""
        if not text.strip() or _feeling(text) is not None:
            return ""
        return _("“{text}” is no feeling: they go from −2, very bad, to 2, very good.").format(text=text.strip())

    def preview(self, journey: Journey, text: str) -> Change | None:
        """The curve through the value."""
        return self.change(journey, text)


@dataclass(frozen=True)
class FeelingNote:
    """The note of a feeling, shown as a flag."""

    record_id: str
    lines: bool = True

    @property
    def label(self) -> str:
        """What is written."""
        return _("Note")

    def text(self, journey: Journey) -> str:
        """The note."""
        feeling = journey.find(Feeling, self.record_id)
        return feeling.note if feeling is not None else ""

    def face(self, journey: Journey, board: Board, theme: Theme) -> Face | None:
        """Below the point."""
        point = rect_of(journey, board, self.record_id)
        if point is None:
            return None
        x, y = point.centre
        around = Rect(x - 84, y + 12, 168, STYLES["flag"].line_height + 8)
        text = Rect(around.x + 8, around.y + 4, around.width - 16, STYLES["flag"].line_height)
        return Face(text, around, "flag", theme.card, theme.ink)

    def change(self, journey: Journey, text: str) -> Change | None:
        """Set the note."""
        feeling = journey.find(Feeling, self.record_id)
        if feeling is None or feeling.note == text:
            return None
        return set_fields(journey, [self.record_id], _("Edit note"), note=text)

    def preview(self, journey: Journey, text: str) -> Change | None:
        """The note as it stands."""
        return self.change(journey, text)


@dataclass(frozen=True)
class LinkLabel:
    """What is written on an arrow: its label, and its share as a percentage behind it."""

    record_id: str
    lines: bool = False

    @property
    def label(self) -> str:
        """What is written."""
        return _("Label")

    def text(self, journey: Journey) -> str:
        """The words on the arrow."""
        link = journey.find(Link, self.record_id)
        return link_words(link) if link is not None else ""

    def face(self, journey: Journey, board: Board, theme: Theme) -> Face | None:  # noqa: ARG002 - the board shows it
        """Over the label; in the middle of the arrow where there is none yet."""
        link = whole_link(board, self.record_id)
        if link is None:
            return None
        x, y = link.middle
        style: TextStyle = "arc" if link.label is None else link.label.style
        wide = max(_LEAST_LABEL, link.label.rect.width if link.label is not None else 0)
        text = Rect(x - wide / 2, y - STYLES[style].line_height / 2, wide, STYLES[style].line_height)
        return Face(text, text.grown(4), style, theme.card, theme.ink, centred=True)

    def change(self, journey: Journey, text: str) -> Change | None:
        """Set label and share."""
        link = journey.find(Link, self.record_id)
        return word_link(journey, link.id, text) if link is not None and text != link_words(link) else None

    def preview(self, journey: Journey, text: str) -> Change | None:
        """The arrow with the label as it stands."""
        return self.change(journey, text)


def target_of(journey: Journey, record_id: str) -> Target | None:
    """What is edited when a record is opened for writing; None when nothing can be written there."""
    match journey.get(record_id):
        case Card():
            return CardText(record_id)
        case Stage() | Step() | Lane() | Persona():
            return Name(record_id)
        case JourneyInfo():
            return Name(record_id, "title")
        case Link():
            return LinkLabel(record_id)
    return None


def _feeling(text: str) -> float | None:
    try:
        value = float(text.strip().replace(",", ".").replace("\N{MINUS SIGN}", "-"))
    except ValueError:
        return None
    return value if abs(value) <= MOST_FEELING else None


def _card_face(board: Board, theme: Theme, card_id: str, lane_id: str, step_id: str) -> Face | None:
    """The text in a card that the board shows."""
    rect, shape = card_rect(board, card_id), _card_shape(board, card_id, lane_id, step_id)
    if rect is None or shape is None:
        return None
    text = shape.text.rect.moved(rect.x, rect.y)
    text = Rect(text.x, text.y, text.width, max(text.height, STYLES["card"].line_height))
    edge = shape.edge or theme.card_edge(shape.kind)
    return Face(text, rect, "card", theme.card_face(shape.kind), theme.ink, edge, inside=True)


def _card_shape(board: Board, card_id: str, lane_id: str, step_id: str) -> CardShape | None:
    lane = lane_of(board, lane_id)
    cell = board.cells.get((lane_id, step_id))
    shapes = (*(lane.spans if lane else ()), *(cell.cards if cell else ()), *board.unplaced)
    return next((shape for shape in shapes if shape.id == card_id), None)


def _heading_colours(board: Board, theme: Theme, record: Record | None) -> tuple[str, str]:
    """What a name is written on, and its ink."""
    if isinstance(record, Stage):
        shape = next((stage for stage in board.stages if stage.id == record.id), None)
        if shape is not None:
            return shape.colour, shape.ink
    return theme.lane if isinstance(record, Lane) else theme.paper, theme.ink


def _heading_text(journey: Journey, board: Board, record_id: str) -> tuple[TextShape | None, tuple[float, float]]:
    """The text that shows a record's name, and the corner on the sheet it counts from."""
    record = journey.get(record_id)
    kind = {Stage: "stages", Step: "stages", Lane: "label"}.get(type(record), "title")
    part = part_of(board, kind, record_id if kind == "label" else "")
    if part is None:
        return None, (0.0, 0.0)
    return dict(_names(board)).get(record_id), (part.rect.x, part.rect.y)


def _names(board: Board) -> list[tuple[str, TextShape]]:
    names = [(JourneyInfo.array, board.title)]
    names += [(persona.id, persona.name) for persona in board.personas]
    names += [(stage.id, stage.name) for stage in board.stages]
    names += [(step.id, step.text) for stage in board.stages for step in stage.steps]
    return names + [(lane.id, lane.label) for lane in board.lanes]
