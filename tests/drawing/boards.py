"""Boards to paint, most of them made by hand, so that what is painted does not depend on how a journey is laid out."""

import itertools
from collections.abc import Mapping
from dataclasses import replace

from journeyboard.board.figure_shapes import TileShape
from journeyboard.board.geometry import Cubic, Point, Rect, TextShape
from journeyboard.board.layout import lay_out
from journeyboard.board.measuring import STYLES, TextStyle
from journeyboard.board.shapes import (
    ArcShape,
    Board,
    CardShape,
    CellShape,
    CellTable,
    ChannelRow,
    ChipShape,
    ColumnShape,
    CurveShape,
    EmotionShape,
    FeelingPoint,
    FlagShape,
    LaneCells,
    LaneShape,
    Part,
    PersonaShape,
    StageShape,
    StepShape,
)
from journeyboard.drawing.fonts import QtMeasurer
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import (
    Asset,
    Card,
    CardKind,
    FeelingState,
    Filter,
    Lane,
    LaneKind,
    Link,
    LinkKind,
    Record,
    Stage,
    Step,
    View,
)

LEFT, COLUMN, CARD = 148.0, 207.0, 191.0
COLOURS = ("#4E61FF", "#0B7FA0", "#0F8465", "#9D6B0E", "#C1512C", "#B5489B")
NAMES = (
    ("Awareness", "Notices us for the first time"),
    ("Consideration", "Compares three shops"),
    ("Decision", "Orders and pays"),
    ("Delivery", "Waits, unpacks, assembles"),
    ("Retention", "Uses it, asks for help"),
    ("Advocacy", "Tells friends"),
)


def text(
    words: str, style: TextStyle, x: float, y: float, width: float = 600, *, rtl: bool = False, align: str = "start"
) -> TextShape:
    lines = QtMeasurer().wrap(words, style, width)
    rect = Rect(x, y, width, len(lines) * STYLES[style].line_height)
    assert align in ("start", "center", "end")
    return TextShape(rect, style, lines, align, rtl)


def card(
    words: str, kind: CardKind = "note", *, at: Point = (5, 8), chips: tuple[str, ...] = (), **fields: object
) -> CardShape:
    rtl = bool(fields.pop("rtl", False))
    shape = text(words, "card", 12, 5, CARD - 20, rtl=rtl)
    bottom = shape.rect.bottom + 1
    made: list[ChipShape] = []
    x = 11.0
    for chip in chips:
        wide = QtMeasurer().width(chip, "chip") + 14
        made.append(ChipShape(Rect(x, bottom, wide, 15), text(chip, "chip", x + 7, bottom + 0.5, wide)))
        x += wide + 4
    if chips:
        bottom += 18
    severity = fields.get("severity")
    dots = (11.0, bottom + 1) if severity else None
    if severity:
        bottom += 10
    if "image" in fields:
        fields["image"] = Rect(12, bottom + 2, CARD - 20, 90)
        bottom += 94
    rect = Rect(*at, float(fields.pop("width", CARD)), bottom + 5)  # type: ignore[arg-type]
    return CardShape(f"card-{words[:8]}", kind, rect, shape, chips=tuple(made), dots=dots, **fields)  # type: ignore[arg-type]


def tile(name: str, value: str, change: str, target: str, status: str | None, *, better: bool | None) -> TileShape:
    value_text = text(value, "tile_value", 10, 22)
    wide = QtMeasurer().width(value, "tile_value")
    assert status in ("good", "warn", "bad", None)
    return TileShape(
        metric=name,
        at="",
        rect=Rect(5, 8, CARD, 83),
        name=text(name, "tile_name", 10, 7),
        value=value_text,
        change=text(change, "tile_change", 10 + wide + 8, 27) if change else None,
        better=better,
        spark=((10, 62), (26, 55), (42, 58), (58, 69), (74, 66), (98, 60)),
        note=text(target, "tile_note", CARD - 110, 61, 100, align="end") if target else None,
        status=status,
    )


def stack(*cards: CardShape, top: float = 8) -> CellShape:
    """Cards below each other as in a cell."""
    y, placed = top, []
    for each in cards:
        placed.append(replace(each, rect=Rect(5, y, each.rect.width, each.rect.height)))
        y = placed[-1].rect.bottom + 5
    return CellShape(y + 3, tuple(placed), top=top)


def monotone(points: tuple[Point, ...]) -> tuple[Cubic, ...]:
    pieces = itertools.pairwise(points)
    return tuple((a, ((a[0] + b[0]) / 2, a[1]), ((a[0] + b[0]) / 2, b[1]), b) for a, b in pieces)


def feelings(persona: str, index: int, ys: tuple[float, ...], state: FeelingState = "as_is") -> CurveShape:
    places = tuple((103.5 + COLUMN * column, y) for column, y in enumerate(ys))
    points = tuple(FeelingPoint(f"{persona}-{place}", f"s{place}", at, 0) for place, at in enumerate(places))
    name = text(persona, "curve_name", places[-1][0] + 12, places[-1][1] - 8)
    return CurveShape(persona, state, "", index, points, monotone(places), name if state == "as_is" else None)


def stage(place: int, *, steps: tuple[str, ...] = ()) -> StageShape:
    name, line = NAMES[place]
    rect = Rect(place * COLUMN + 3, 0, 201, 56)
    under = tuple(
        StepShape(
            step, Rect(place * COLUMN + 6 + 98 * at, 66, 92, 22), text(step, "step", place * COLUMN + 14 + 98 * at, 69)
        )
        for at, step in enumerate(steps)
    )
    name_shape, line_shape = text(name, "stage", rect.x + 22, 10), text(line, "stage_line", rect.x + 22, 29)
    return StageShape(f"stage{place}", rect, COLOURS[place], "white", name_shape, line_shape, "", under)


def lane(kind: LaneKind, name: str, icon: str, height: float, note: str = "", **fields: object) -> LaneShape:
    note_shape = text(note, "lane_note", 30, 29, 105) if note else None
    return LaneShape(kind, kind, 0, height, text(name, "lane", 30, 12, 105), note_shape, icon, **fields)  # type: ignore[arg-type]


def board(
    lanes: tuple[LaneShape, ...],
    cells: Mapping[tuple[str, str], CellShape],
    *,
    columns: int = 6,
    arcs: tuple[ArcShape, ...] = (),
    personas: tuple[PersonaShape, ...] = (),
    steps: tuple[str, ...] = (),
    unplaced: tuple[CardShape, ...] = (),
    assets: Mapping[str, Asset] | None = None,
) -> Board:
    """Title, arcs and stages over the given lanes; `cells` by lane kind and step."""
    width = LEFT + columns * COLUMN + 7
    content = width - LEFT - 7
    parts = [Part("title", Rect(0, 0, width, 76)), Part("arcs", Rect(LEFT, 76, content, 30))]
    parts.append(Part("stages", Rect(LEFT, 106, content, 96 if steps else 66)))
    y = parts[-1].rect.bottom
    placed: list[LaneShape] = []
    for each in lanes:
        placed.append(replace(each, y=y))
        parts.append(Part("label", Rect(8, y, LEFT - 8, each.height), each.id))
        parts.append(Part("lane", Rect(LEFT, y, content, each.height), each.id))
        y += each.height
    if unplaced:
        parts.append(Part("unplaced", Rect(LEFT, y, content, 90)))
        y += 90
    by_lane: dict[str, LaneCells] = {}
    for (lane_id, step), cell in cells.items():
        by_lane.setdefault(lane_id, LaneCells())[step] = cell
    return Board(
        width=width,
        height=y + 8,
        language="en",
        title=text("Buying a sideboard online", "title", 18, 16),
        subtitle=text("First-time buyers, 25–40, rented flat · as-is · October 2026", "subtitle", 18, 48),
        personas=personas,
        arcs=arcs,
        stages=tuple(stage(place, steps=steps if place == 1 else ()) for place in range(columns)),
        funnel=None,
        columns=tuple(ColumnShape(f"s{place}", f"stage{place}", place * COLUMN, COLUMN) for place in range(columns)),
        lanes=tuple(placed),
        cells=CellTable(by_lane),
        unplaced=unplaced,
        unplaced_label=text("Unplaced", "lane", 0, 8) if unplaced else None,
        parts=tuple(parts),
        content_left=LEFT,
        assets=assets or {},
    )


def persona(name: str, quote: str, x: float, index: int, asset: str = "") -> PersonaShape:
    quote_shape = text(quote, "persona_quote", x + 46, 34)
    return PersonaShape(
        id=name,
        rect=Rect(x, 16, 66 + QtMeasurer().width(quote, "persona_quote"), 50),
        disc=Rect(x + 6, 25, 32, 32),
        initial=text(name[0], "initial", x + 6, 32, 32, align="center"),
        name=text(name, "persona", x + 46, 22 - 4 + 4),
        quote=replace(quote_shape, rect=quote_shape.rect.moved(0, 6)),
        colour="",
        index=index,
        asset=asset,
    )


def arc(kind: LinkKind, first: int, last: int, label: str) -> ArcShape:
    start, end = first * COLUMN + 110, last * COLUMN + 110
    top = 4.0
    path = (((start, 36.0), (start, top), (end, top), (end, 36.0)),)
    wide = QtMeasurer().width(label, "arc")
    shape = text(label, "arc", (start + end - wide) / 2, 14, wide + 1)
    head = ((end - 4, 28.0), (end + 4, 28.0), (end, 36.0))
    return ArcShape(f"arc{first}{last}", kind, path, head, shape, COLOURS[first])


def furniture() -> Board:
    """The journey of the pictures that the look aims at."""
    said = {
        "notes": (
            ("Sees a living-room post on Instagram", "Searches “oak sideboard”"),
            ("Reads reviews", "Compares prices with two other shops", "Visits the showroom"),
            ("Puts sideboard into the basket", "Pays by invoice"),
            ("Tracks the parcel", "Assembles it with a friend"),
            ("Asks for a missing hinge",),
            ("Posts a photo", "Gives a friend a code"),
        ),
        "opportunities": (
            ("Stop ads for sold-out items",),
            ("Show delivery cost on the product page",),
            ("Guest checkout", "Save the basket"),
            ("Let customers pick the day",),
            ("Chat with photo upload",),
            ("Refer-a-friend after assembly",),
        ),
    }
    touched = (
        (("Instagram ad", ("Social", "Paid")), ("Search result", ("Search",))),
        (("Product page", ("Web",)), ("Showroom", ("Store",))),
        (("Checkout", ("Web",)), ("Order e-mail", ("E-mail",))),
        (("Carrier SMS", ("SMS",)), ("Assembly guide", ("Print",))),
        (("Service hotline", ("Phone",)), ("Newsletter", ("E-mail",))),
        (("Review request", ("E-mail",)),),
    )
    pains = (
        (("Ad shows a sideboard that is sold out", 3),),
        (("Delivery cost appears only in the basket", 4),),
        (("Guest checkout is missing", 5), ("Payment page times out on mobile", 4)),
        (("Two-week window without a date", 3),),
        (("Hotline: 14 minutes of waiting", 4),),
    )
    figures = (
        ("Visitors", "52.1k", "▲ 6 %", "target 50k", "good", True),
        ("Product views", "21.9k", "▼ 4 %", "target 24k", "warn", False),
        ("Orders", "1,840", "▼ 12 %", "target 2,400", "bad", False),
        ("On time", "91 %", "▲ 2 pt", "target 90 %", "good", True),
        ("CSAT", "3.6 / 5", "▼ 0.3", "target 4.2", "bad", False),
        ("NPS", "+31", "▲ 4", "target +30", "good", True),
    )
    cells: dict[tuple[str, str], CellShape] = {}
    for place in range(6):
        step = f"s{place}"
        cells["notes", step] = stack(*(card(words, edge="#0B7FA0") for words in said["notes"][place]))
        cells["touchpoints", step] = stack(*(card(words, "touchpoint", chips=chips) for words, chips in touched[place]))
        cells["opportunities", step] = stack(*(card(words, "opportunity") for words in said["opportunities"][place]))
        name, value, change, target, status, better = figures[place]
        cells["metrics", step] = CellShape(100, (), (tile(name, value, change, target, status, better=better),))
        if place < len(pains):
            cells["pain_points", step] = stack(
                *(card(words, "pain_point", severity=severity) for words, severity in pains[place])
            )
    flag = FlagShape("f", Rect(532, 112, 128, 22), text("“Why an account?”", "flag", 8, 3))
    emotion = EmotionShape(
        (7, 41, 75, 109, 143),
        (feelings("Mara", 0, (41, 61, 130, 92, 112, 31)), feelings("Jonas", 1, (68, 38, 65, 44, 61, 55))),
        (flag,),
    )
    lanes = (
        lane("notes", "Doing", "play", 133),
        lane("touchpoints", "Touchpoints", "radio", 114),
        lane("emotion", "Emotion", "smile", 150, "2 personas", emotion=emotion),
        lane("pain_points", "Pain points", "circle-alert", 127),
        lane("opportunities", "Opportunities", "sparkles", 88),
        lane("metrics", "Metrics", "chart-column", 102, "shop-2026-10.xlsx"),
    )
    people = (
        persona("Mara, 31", "“I want it before my parents visit.”", 930, 0),
        persona("Jonas, 38", "“I only buy what I have touched.”", 1175, 1),
    )
    return board(lanes, cells, arcs=(arc("returns", 2, 1, "31 % go back"),), personas=people)


def with_picture(asset: Asset) -> Board:
    """A lane of pictures that holds one."""
    cell = stack(card("A post", "image", image=True, asset=asset.id))
    return board(
        (lane("images", "Pictures", "image", 150),), {("images", "s0"): cell}, columns=3, assets={asset.id: asset}
    )


def every_kind() -> Board:
    """A small board with every kind of lane and shape."""
    spanning = card("Four people answer phone and e-mail", width=COLUMN * 2 - 16, at=(5, 8))
    emotion = EmotionShape(
        (7, 31, 55, 79, 103),
        (
            feelings("Mara", 0, (20, 60, 95)),
            replace(feelings("Mara", 0, (15, 30, 25), "to_be"), name=None),
            replace(feelings("Jonas", 1, (70, 40, 50)), faded=True),
        ),
        (FlagShape("f", Rect(320, 40, 128, 22), text("“Why an account?”", "flag", 8, 3)),),
    )
    rows = tuple(
        ChannelRow(name, text(name, "lane_note", 30, y - 7), y, tuple(103.5 + COLUMN * column for column in dots))
        for name, y, dots in (("Web", 42.0, (0, 1, 2)), ("Phone", 58.0, (2,)))
    )
    cells = {
        ("notes", "s0"): stack(card("Asks 😀 a friend", marks=("star", "lock")), top=54),
        ("notes", "s2"): stack(card("Left out", faded=True), card("Σίγουρα, да")),
        ("touchpoints", "s0"): stack(card("Shop", "touchpoint", chips=("Store", "Owned"))),
        ("pain_points", "s1"): stack(card("No parking", "pain_point", severity=2)),
        ("metrics", "s0"): CellShape(100, (), (tile("Visitors", "52.1k", "▲ 6 %", "target 50k", "good", better=True),)),
        ("metrics", "s1"): CellShape(100, (), (tile("Calls", "12", "± 0", "", None, better=None),)),
    }
    lanes = (
        lane("notes", "Doing", "play", 90, spans=(spanning,)),
        lane("touchpoints", "Touchpoints", "radio", 60),
        lane("emotion", "Emotion", "smile", 110, "2 personas", emotion=emotion),
        lane("divider", "", "", 30, divider=text("Line of visibility", "small", 8, 8, 90)),
        lane("pain_points", "Pain points", "circle-alert", 60),
        lane("channels", "Channels", "radio", 74, channels=rows),
        lane("metrics", "Metrics", "chart-column", 102),
        lane("opportunities", "Collapsed", "lightbulb", 32, collapsed=True),
    )
    return board(
        lanes,
        cells,
        columns=3,
        arcs=(arc("returns", 2, 1, "31 % go back"), arc("next", 0, 1, "")),
        personas=(persona("Mara, 31", "“Before my parents visit.”", 480, 0),),
        steps=("Look", "Buy"),
        unplaced=(card("Nobody's", at=(5, 30)),),
    )


def with_links() -> Board:
    """A journey with a link of every kind between its cards, laid out; arcs that skip, return and loop."""
    columns, texts = range(4), {"notes": "Asks", "pain_points": "Waits", "opportunities": "Gets help"}
    kinds = {"notes": "note", "pain_points": "pain_point", "opportunities": "opportunity"}
    records: list[Record] = []
    for column in columns:
        records.append(Stage(id=f"s{column}", name=NAMES[column][0], line=NAMES[column][1], order=str(column)))
        records.append(Step(id=f"t{column}", stage=f"s{column}"))
    for place, (lane_kind, words) in enumerate(texts.items()):
        records.append(Lane.model_validate({"id": lane_kind, "kind": lane_kind, "order": str(place)}))
        for column, row in itertools.product(columns, range(2)):
            values = {"kind": kinds[lane_kind], "lane": lane_kind, "step": f"t{column}", "order": str(row)}
            text = f"{words} {column + 1}, {row + 1}"
            tags = ("left-out",) if (lane_kind, column) == ("opportunities", 3) else ("in",)
            records.append(
                Card.model_validate({"id": f"{lane_kind}{column}-{row}", "text": text, "tags": tags, **values})
            )
    ends = (
        ("next", "notes0-0", "notes1-0", ""),
        ("skips", "notes0-1", "notes3-0", "skips the shop"),
        ("returns", "notes2-1", "notes1-1", "31 % go back"),
        ("leads_to", "pain_points0-1", "opportunities0-0", ""),
        ("leads_to", "pain_points2-0", "opportunities2-1", "80 %"),
        ("causes", "notes2-0", "pain_points1-0", ""),
        ("answers", "opportunities1-1", "pain_points1-1", ""),
        ("answers", "opportunities3-0", "pain_points3-0", "left out"),
        ("at", "pain_points2-1", "s1", ""),
        ("next", "s0", "s1", ""),
        ("skips", "s0", "s3", "knows what to buy"),
        ("returns", "s2", "s1", "31 % go back"),
        ("returns", "s2", "s2", "tries again"),
    )
    records += [
        Link.model_validate({"id": f"k{place:02}", "kind": kind, "from": start, "to": end, "label": label})
        for place, (kind, start, end, label) in enumerate(ends)
    ]
    view = View(id="view", filter=Filter(tags=("in",)))
    return lay_out(Journey(records), view, QtMeasurer())
