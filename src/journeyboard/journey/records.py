"""The records of a journey: frozen, validated when they are made, addressed by ids that never change.

The fields and ranges are those of docs/file-format.md. Every field but `id` has a default, and only what
differs from its default is written. Fields this version does not know are kept (`model_extra`).
"""

import re
import secrets
from typing import Annotated, ClassVar, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, JsonValue, StringConstraints

CONTROL_CHARACTERS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""What no text of a journey holds: all control characters but tab and line feed."""

Text = Annotated[str, StringConstraints(pattern=r"^[^\x00-\x08\x0b-\x1f\x7f-\x9f]*$")]
Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,64}$")]
Ref = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{0,64}$")]
Order = Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z]{0,200}$")]
Colour = Annotated[str, StringConstraints(pattern=r"^(#[0-9A-Fa-f]{6})?$")]
IsoDate = Annotated[
    str, StringConstraints(pattern=r"^(\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})?)?)?$")
]
Period = Annotated[
    str, StringConstraints(pattern=r"^(\d{4}(-Q[1-4]|-W\d{2}|-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)?$")
]
Texts = tuple[Text, ...]
Refs = tuple[Ref, ...]

FeelingState = Literal["as_is", "to_be"]
Evidence = Literal["assumed", "observed", "measured"]
LaneKind = Literal[
    "notes",
    "touchpoints",
    "emotion",
    "pain_points",
    "opportunities",
    "channels",
    "images",
    "metrics",
    "divider",
    "parking",
]
DividerKind = Literal["interaction", "visibility", "internal"]
CardKind = Literal["note", "quote", "touchpoint", "pain_point", "opportunity", "image"]
LinkKind = Literal["next", "skips", "returns", "leads_to", "causes", "answers", "at"]
LinksShown = Literal["all", "selected", "none"]
Unit = Literal["count", "percent", "currency", "score", "duration", "number"]


def _in_tenths(value: float) -> float:
    if abs(value * 10 - round(value * 10)) > 1e-6:
        raise ValueError("must be in tenths")
    return round(value, 1)


def clean(text: str) -> str:
    """`text` as a record may hold it: line ends as line feeds, no other control characters, no lone surrogates."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    return CONTROL_CHARACTERS.sub("", text).encode("utf-8", "ignore").decode("utf-8")


def new_id() -> str:
    """A short random id; 64 bits, so that two never meet within a journey."""
    return secrets.token_hex(8)


def new_ids(count: int) -> list[str]:
    """`count` ids as `new_id` makes them, many times faster."""
    digits = secrets.token_hex(8 * count)
    return [digits[16 * index : 16 * (index + 1)] for index in range(count)]


class Part(BaseModel):
    """A value inside a record, without an id of its own."""

    model_config = ConfigDict(frozen=True, extra="allow", populate_by_name=True, allow_inf_nan=False)


class Record(Part):
    """One part of a journey with an id that never changes."""

    array: ClassVar[str]
    """The name of the array of the file this kind of record stands in."""

    id: Id


class Weights(Part):
    """How much each voice counts in the score of a weak point; 0: not at all."""

    feeling: Annotated[float, Field(ge=0, le=1)] = 1.0
    pain: Annotated[float, Field(ge=0, le=1)] = 1.0
    figures: Annotated[float, Field(ge=0, le=1)] = 1.0


class JourneyInfo(Record):
    """What is said of the journey as a whole; its id is always `journey`."""

    array = "journey"
    title: Text = ""
    scenario: Text = ""
    goal: Text = ""
    state: FeelingState = "as_is"
    owner: Text = ""
    team: Text = ""
    language: Literal["en", "de"] = "en"
    tags: Texts = ()
    weights: Weights = Weights()
    """How the weak points are ranked."""
    created: IsoDate = ""
    changed: IsoDate = ""


class Trait(Part):
    """A trait of a persona on a scale of 0 to 100."""

    name: Text = ""
    value: Annotated[int, Field(ge=0, le=100)] = 50


class Persona(Record):
    """Somebody who makes the journey."""

    array = "personas"
    name: Text = ""
    role: Text = ""
    age: Text = ""
    quote: Text = ""
    about: Text = ""
    portrait: Ref = ""
    portrait_crop: tuple[float, float, float, float] | None = None
    """x, y, width, height as shares (0–1) of the picture."""
    colour: Colour = ""
    goals: Texts = ()
    frustrations: Texts = ()
    motivations: Texts = ()
    needs: Texts = ()
    channels: Texts = ()
    traits: tuple[Trait, ...] = ()
    order: Order = ""


class Stage(Record):
    """A phase of the journey; it has one or more steps."""

    array = "stages"
    name: Text = ""
    line: Text = ""
    """One sentence under the name."""
    colour: Colour = ""
    icon: Text = ""
    goal: Text = ""
    speaker_notes: Text = ""
    order: Order = ""


class Step(Record):
    """One column. A stage's only step without a name is not drawn."""

    array = "steps"
    stage: Ref = ""
    name: Text = ""
    width: Annotated[float, Field(ge=80, le=1200)] | None = None
    order: Order = ""


class Lane(Record):
    """One row; its kind says what its cells hold and how they are drawn."""

    array = "lanes"
    kind: LaneKind = "notes"
    name: Text = ""
    divider: DividerKind = "interaction"
    colour: Colour = ""
    icon: Text = ""
    height: Annotated[float, Field(ge=24, le=4000)] | None = None
    metrics: Refs = ()
    """Which metrics a metrics lane shows, in order; empty: all."""
    order: Order = ""


class Card(Record):
    """What people write. Fields below `order` belong to the kinds that CARD_FIELDS names."""

    array = "cards"
    kind: CardKind = "note"
    lane: Ref = ""
    step: Ref = ""
    end_step: Ref = ""
    """The last step it spans; empty: only `step`."""
    text: Text = ""
    detail: Text = ""
    personas: Refs = ()
    tags: Texts = ()
    evidence: Evidence | None = None
    evidence_note: Text = ""
    links_out: Texts = ()
    votes: Annotated[int, Field(ge=0)] = 0
    private: bool = False
    open_question: bool = False
    order: Order = ""
    channel: Text = ""
    media: Literal["owned", "paid", "earned"] | None = None
    place: Literal["digital", "physical"] | None = None
    team: Text = ""
    moment_of_truth: bool = False
    severity: Annotated[int, Field(ge=1, le=5)] | None = None
    frequency: Literal["once", "sometimes", "often", "always"] | None = None
    importance: Annotated[float, Field(ge=0, le=10)] | None = None
    satisfaction: Annotated[float, Field(ge=0, le=10)] | None = None
    impact: Annotated[int, Field(ge=1, le=5)] | None = None
    effort: Annotated[int, Field(ge=1, le=5)] | None = None
    status: Literal["idea", "planned", "doing", "done", "dropped"] | None = None
    owner: Text = ""
    due: IsoDate = ""
    speaker: Text = ""
    asset: Ref = ""
    caption: Text = ""


CARD_FIELDS: dict[CardKind, tuple[str, ...]] = {
    "note": (),
    "quote": ("speaker",),
    "touchpoint": ("channel", "media", "place", "team", "moment_of_truth"),
    "pain_point": ("severity", "frequency", "team"),
    "opportunity": ("importance", "satisfaction", "impact", "effort", "status", "owner", "due"),
    "image": ("asset", "caption"),
}
"""The fields of a card that only some kinds have."""


class Feeling(Record):
    """A point of a persona's emotion curve; at most one per persona, step and state."""

    array = "feelings"
    persona: Ref = ""
    step: Ref = ""
    state: FeelingState = "as_is"
    value: Annotated[float, Field(ge=-2, le=2), AfterValidator(_in_tenths)] = 0.0
    note: Text = ""


class Link(Record):
    """An arrow between two stages, steps or cards."""

    array = "links"
    kind: LinkKind = "next"
    from_: Ref = Field(default="", alias="from")
    to: Ref = ""
    label: Text = ""
    share: Annotated[float, Field(ge=0, le=1)] | None = None
    origin: Literal["drawn", "measured"] = "drawn"


class Metric(Record):
    """A figure that is followed."""

    array = "metrics"
    name: Text = ""
    unit: Unit = "number"
    currency: Text = ""
    """ISO 4217 code, for the unit currency."""
    scale_max: float | None = None
    """The highest value of a score (5 for a CSAT of 1–5)."""
    decimals: Annotated[int, Field(ge=0, le=6)] | None = None
    signed: bool = False
    """Shown with its sign even when positive (NPS +31)."""
    direction: Literal["up", "down"] = "up"
    """Which way is better."""
    target: float | None = None
    warn: Annotated[float, Field(ge=0, le=1)] = 0.1
    """How far beyond the target, as a share of it, a value is still only a warning."""
    note: Text = ""
    at: Refs = ()
    """The stages and steps it is followed at: its tile stands there before it has a value."""
    order: Order = ""


class Reading(Record):
    """One value of a metric at a stage, step or card for a period; percent as a fraction."""

    array = "readings"
    metric: Ref = ""
    at: Ref = ""
    persona: Ref = ""
    segment: Text = ""
    period: Period = ""
    value: float = 0.0
    n: Annotated[int, Field(ge=0)] | None = None
    source: Ref = ""


class Source(Record):
    """The spreadsheet that readings came from, and how its table is read."""

    array = "sources"
    name: Text = ""
    file: Text = ""
    """Relative to the journey, never absolute."""
    hash: Text = ""
    sheet: Text = ""
    imported: IsoDate = ""
    recipe: dict[str, JsonValue] = Field(default_factory=dict)
    unassigned: Texts = ()


class Filter(Part):
    """Which cards stand out; empty lists filter nothing."""

    personas: Refs = ()
    tags: Texts = ()
    channels: Texts = ()
    evidence: tuple[Evidence, ...] = ()
    severity: Annotated[int, Field(ge=1, le=5)] | None = None
    """The lowest severity that still stands out."""
    text: Text = ""


class View(Record):
    """What is shown of a journey, kept in the file under a name."""

    array = "views"
    name: Text = ""
    filter: Filter = Filter()
    hidden_lanes: Refs = ()
    collapsed_lanes: Refs = ()
    hidden_stages: Refs = ()
    metrics: Refs = ()
    period: Period = ""
    compare: Period = ""
    """The period that figures are shown beside; empty: the one before is what they changed against."""
    compare_personas: Refs = ()
    """The personas whose figures are shown side by side."""
    tint: Ref = ""
    """The metric by which the stages' columns are tinted."""
    funnel: bool = False
    """Whether the funnel is drawn under the stages."""
    links: LinksShown = "all"
    """Which links are drawn: all; those of cards only while one of their ends is selected; none."""
    evidence: bool = False
    """Whether is shown how we know what cards say, and where nothing is known."""
    zoom: Annotated[float, Field(ge=0.1, le=4)] | None = None
    """The zoom it is shown at; None: as it is."""
    veil: bool = False
    """Whether private cards hide their text."""
    theme: Literal["light", "dark"] | None = None
    default: bool = False
    order: Order = ""


class Asset(Record):
    """A picture."""

    array = "assets"
    media_type: Text = ""
    sha256: Text = ""
    data: str = ""
    """Base64."""
    width: Annotated[int, Field(ge=0)] = 0
    height: Annotated[int, Field(ge=0)] = 0


class SetAside(Record):
    """What could not be read, verbatim, with the reason."""

    array = "set_aside"
    of: Text = ""
    """The array it stood in."""
    reason: Text = ""
    data: JsonValue = None


RECORD_TYPES: tuple[type[Record], ...] = (
    JourneyInfo,
    Persona,
    Stage,
    Step,
    Lane,
    Card,
    Feeling,
    Link,
    Metric,
    Reading,
    Source,
    View,
    Asset,
    SetAside,
)
"""All kinds of records, in the order of their arrays in the file."""

EVERYTHING = View(id="everything")
"""The view that hides and filters nothing."""

R = TypeVar("R", bound=Record)


def replace(record: R, **fields: object) -> R:
    """A copy of `record` with `fields` set; raises pydantic's ValidationError for a value out of its field's range."""
    return type(record).model_validate({**record.__dict__, **(record.model_extra or {}), **fields})
