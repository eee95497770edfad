"""The furniture map (`samples/online-shop.journey`) from nothing, with the keyboard alone.

Typed is what a group says in a workshop: title, personas, stages, lanes, every card in its words, how severe each pain
point is and what answers it, how both personas feel, and the way back that customers take. What is looked up
afterwards (evidence, teams, dates, pictures, figures) is not.
"""

from pathlib import Path

from tests.firstuse.hands import Hands
from tests.gui.screens import until

from journeyboard import resources
from journeyboard.editor.session import Curve
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Card, Feeling, Lane, Stage
from journeyboard.journey.words import value_name
from journeyboard.storage.files import open_journey

TITLE = "New journey"
_ADDED = {"notes": "Notes", "parking": "Parking lot"}
"""What the palette calls the lanes that a new map has not."""
_TYPED = ("notes", "touchpoints", "pain_points", "opportunities", "parking")
"""Kinds of lanes in which cards are written."""


class FurnitureMap:
    """Types the map. What it says is read from the sample; where it stands the person knows."""

    def __init__(self, hands: Hands) -> None:
        self.hands = hands
        self.wanted = open_journey(resources.sample("online-shop.journey")).journey
        self.lanes = typed_lanes(self.wanted)

    def type_it(self, out: Path) -> None:
        """From the start page to the saved file."""
        self.hands.sees("Journeyboard")
        self.hands.presses("ctrl+n")
        self.hands.sees(TITLE)
        self.title()
        self.personas()
        self.stages()
        self.add_lanes()
        for row, lane in enumerate(self.lanes):
            if lane.kind == "emotion":
                self.feelings(row)
            elif lane.kind == "pain_points":
                self.pains(row, lane)
            elif lane.kind in _TYPED and lane.kind != "opportunities":
                self.cards(row, lane)
        self.way_back()
        self.save(out)

    # -- headings

    def title(self) -> None:
        """The inspector of a new map begins with it."""
        self.hands.presses("F6")
        self.hands.presses("ctrl+a")
        self.hands.types(plain(self.wanted.info.title))
        self.hands.presses("F6")

    def personas(self) -> None:
        """By the command palette."""
        for persona in self.wanted.personas:
            self.does("Add persona")
            self.hands.types(persona.name)
            self.hands.presses("Return")

    def stages(self) -> None:
        """A new map has five of the six."""
        self.hands.presses("Escape", "Escape", "ctrl+Home", "Up", "Up", "Right", "Right", "ctrl+shift+n")
        self.hands.types("Delivery")
        self.hands.presses("Return")

    def add_lanes(self) -> None:
        """Those that a new map has not, each below the one before."""
        last = max(at for at, lane in enumerate(self.lanes) if lane.kind == "metrics")
        for at in range(last, len(self.lanes) - 1):
            self.goes_to_lane(at)
            lane = self.lanes[at + 1]
            self.does(value_name("divider", lane.divider) if lane.kind == "divider" else _ADDED[lane.kind])
            if lane.kind == "divider":
                self.hands.presses("Escape")
            else:
                self.hands.presses("ctrl+a")
                self.hands.types(lane.name)
                self.hands.presses("Return")

    def goes_to_lane(self, row: int) -> None:
        """To a lane's label."""
        self.hands.presses("Escape", "Escape", "ctrl+Home", "Left", *["Down"] * row)

    # -- cells

    def cards(self, row: int, lane: Lane) -> None:
        """Enter for the next card, Tab for the next step."""
        self.goes_to_lane(row)
        self.hands.presses("Right")
        for column in self.wanted.columns():
            for card in self.wanted.cards_at(lane.id, column.id):
                self.hands.types(plain(card.text))
                if card.kind == "quote":
                    self.hands.presses("alt+q")
                self.hands.presses("Return")
            self.hands.presses("Tab")

    def pains(self, row: int, lane: Lane) -> None:
        """How severe each is, by a key; and what answers it, which comes into the lane below with its arrow."""
        below = next(other for other in self.lanes if other.kind == "opportunities")
        self.goes_to_lane(row)
        self.hands.presses("Right")
        for column in self.wanted.columns():
            for at, card in enumerate(self.wanted.cards_at(lane.id, column.id), start=1):
                self.hands.types(plain(card.text))
                self.hands.presses(f"alt+{card.severity}", "ctrl+alt+a")
                self.hands.types(plain(answer_of(self.wanted, card).text))
                self.hands.presses("Return", "Escape", *["Up"] * at, "Return")
            alone = [card for card in self.wanted.cards_at(below.id, column.id) if not answers(self.wanted, card)]
            if alone:
                self.hands.presses("Down")
            for card in alone:
                self.hands.types(plain(card.text))
                self.hands.presses("Return")
            self.hands.presses("Tab")

    def feelings(self, row: int) -> None:
        """A number and Tab for each step, curve after curve."""
        for at, (persona, state) in enumerate(curves_of(self.wanted)):
            self.goes_to_lane(row)
            self.hands.presses("Right", *["ctrl+alt+f"] * at)
            for column in self.wanted.columns():
                feeling = self.wanted.feeling(persona, column.id, state)
                if feeling is not None:
                    self.hands.types(f"{feeling.value:g}")
                self.hands.presses("Tab")

    def way_back(self) -> None:
        """The arrow from the third stage to the second, and what it says."""
        link = next(link for link in self.wanted.links if link.kind == "returns")
        self.hands.presses(
            "Escape", "Escape", "ctrl+Home", "Up", "Up", "Right", "Right", "ctrl+alt+r", "Left", "Return", "Return"
        )
        self.hands.types(link.label)
        self.hands.presses("Return")

    # -- the file

    def save(self, out: Path) -> None:
        """Under a name."""
        self.hands.presses("Escape", "ctrl+s")
        self.hands.sees("Save journey as")
        self.hands.presses("ctrl+a")
        self.hands.types(str(out))
        self.hands.presses("Return")
        until(out.exists, "the map was not saved")
        self.hands.presses("ctrl+1")

    def does(self, words: str) -> None:
        """Look an action up in the command palette, and do it."""
        self.hands.presses("ctrl+k")
        self.hands.types(words)
        self.hands.presses("Return")
        self.hands.looks()


def plain(text: str) -> str:
    """A text in the characters of a keyboard."""
    return text.translate({ord("“"): '"', ord("”"): '"', ord("–"): "-", ord("’"): "'"})


def typed_lanes(wanted: Journey) -> list[Lane]:
    """All lanes but those that are filled from what is looked up afterwards."""
    return [lane for lane in wanted.lanes if lane.kind not in ("channels", "images")]


def answers(journey: Journey, opportunity: Card) -> bool:
    """Whether an opportunity answers a pain point of the map."""
    return any(link.kind == "leads_to" and link.to == opportunity.id for link in journey.links)


def answer_of(journey: Journey, pain: Card) -> Card:
    """The opportunity that a pain point leads to."""
    (to,) = (link.to for link in journey.links_at(pain.id) if link.kind == "leads_to" and link.from_ == pain.id)
    return journey.cards[to]


def curves_of(journey: Journey) -> list[Curve]:
    """Persona and state of each emotion curve, in the order in which the map goes through them."""
    curves = {Curve(feeling.persona, feeling.state) for feeling in journey.all(Feeling).values()}
    personas = [persona.id for persona in journey.personas]
    return sorted(curves, key=lambda curve: (personas.index(curve.persona), curve.state))


def said(journey: Journey) -> set[tuple[object, ...]]:
    """What is typed of a map, without ids: equal for the sample and for what the person saved."""
    stages = {step.id: journey.find(Stage, step.stage) for step in journey.columns()}
    named = {step: stage.name for step, stage in stages.items() if stage is not None}
    personas = {persona.id: persona.name for persona in journey.personas}
    what: set[tuple[object, ...]] = {("title", journey.info.title)}
    what |= {("stage", at, stage.name) for at, stage in enumerate(journey.stages)}
    what |= {("persona", persona.name) for persona in journey.personas}
    for row, lane in enumerate(typed_lanes(journey)):
        what.add(("lane", row, lane.kind, lane.name, lane.divider))
        if lane.kind not in _TYPED:
            continue
        for step in journey.columns():
            for at, card in enumerate(journey.cards_at(lane.id, step.id)):
                what.add(("card", lane.name, named[step.id], at, plain(card.text), card.kind, card.severity))
    for feeling in journey.all(Feeling).values():
        what.add(("feels", personas[feeling.persona], named[feeling.step], feeling.state, feeling.value))
    for link in journey.links:
        ends = [journey.get(end) for end in (link.from_, link.to)]
        match ends:
            case [Stage(name=one), Stage(name=other)]:
                what.add(("arrow", one, other, link.label))
            case [Card(kind="pain_point", text=pain), Card(kind="opportunity", text=answer)]:
                what.add(("answer", plain(pain), plain(answer)))
            case [Card(kind="opportunity", text=answer), Card(kind="pain_point", text=pain)]:
                what.add(("answer", plain(pain), plain(answer)))
            case _:
                pass  # why a pain point comes about is found out afterwards
    return what
