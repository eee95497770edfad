"""The whole sample map, made from nothing without the mouse: each record is typed as its file has it."""

import base64
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from tests.gui.conftest import Person
from tests.gui.driver import ALT, CTRL, SHIFT
from tests.gui.typist import NoMouse, Typist
from tests.structure import places, under_other_ids, without_ids

from journeyboard.editor.canvas.curves import current_curve
from journeyboard.editor.inspector.fields import FieldForm, fields_of
from journeyboard.editor.inspector.words import LANE_KINDS
from journeyboard.editor.session import Curve
from journeyboard.journey.cards import LANE_CARDS
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Card, Feeling, Filter, Lane, Link, Metric, Reading, Record, Stage, View
from journeyboard.journey.words import value_name
from journeyboard.storage.files import open_journey, save_journey

Key = Qt.Key


class MapTyping:
    """Types a journey into a new window, one kind of record after the other."""

    def __init__(self, typist: Typist, wanted: Journey, folder: Path) -> None:
        self.typist, self.wanted, self.folder = typist, wanted, folder
        self.columns = wanted.columns()

    @property
    def made(self) -> Journey:
        """What is typed so far."""
        return self.typist.session.journey

    def everything(self) -> None:
        """From the title to the figures; then links and views, when all they name is there."""
        self.title()
        self.personas()
        self.stages()
        self.lanes()
        self.cards()
        self.feelings()
        self.metrics()
        self.readings()
        self.links()
        self.views()

    # -- headings

    def title(self) -> None:
        """With nothing selected the inspector shows the journey itself."""
        self.typist.press(Key.Key_Escape, times=3)
        self._fill(self.wanted.info, self.made.info)

    def personas(self) -> None:
        """Each in the inspector, its traits on the persona's sheet."""
        for persona in self.wanted.personas:
            self.typist.does("Add persona")
            self.typist.press(Key.Key_Escape)
            self._fill(persona, self.made.personas[-1])
            self.typist.press(Key.Key_P, CTRL | ALT)
            for trait in persona.traits:
                self._trait(trait.name, trait.value)
            self.typist.press(Key.Key_Escape)
            assert QApplication.activeWindow() is self.typist.window

    def _trait(self, name: str, value: int) -> None:
        sheets = self.typist.window.persona_commands.sheets
        assert sheets is not None
        add = sheets.sheets[0].traits.add_button
        self.typist.presses_until(Key.Key_Tab, add.hasFocus)
        self.typist.press(Key.Key_Space)
        self.typist.writes_over(name)
        self.typist.press(Key.Key_Tab)
        self.typist.press(Key.Key_Home)
        self.typist.press(Key.Key_PageUp, times=value // 10)
        self.typist.press(Key.Key_Right, times=value % 10)

    def stages(self) -> None:
        """The five of a new map are renamed, further ones are added behind them."""
        self._goes_to_stage(0)
        for at, stage in enumerate(self.wanted.stages):
            if at < len(self.made.stages):
                self._goes_to_stage(at)
                self.typist.press(Key.Key_F2)
            else:
                self.typist.press(Key.Key_N, CTRL | SHIFT)
            self.typist.writes_over(stage.name)
            self.typist.press(Key.Key_Return)
            self._fill(stage, self.made.stages[at])

    def _goes_to_stage(self, at: int) -> None:
        self.typist.press(Key.Key_Home, CTRL)
        self.typist.press(Key.Key_Up, times=2)
        self.typist.press(Key.Key_Right, times=at)
        assert self.typist.session.selected == (self.made.stages[at].id,)

    def lanes(self) -> None:
        """Those that a new map has not are added below the others."""
        for at, lane in enumerate(self.wanted.lanes):
            if at < len(self.made.lanes):
                self._goes_to_lane(at)
            else:
                self._goes_to_lane(at - 1)
                kind = value_name("divider", lane.divider) if lane.kind == "divider" else LANE_KINDS[lane.kind]
                self.typist.does(kind)
                self.typist.press(Key.Key_Escape)
                self._goes_to_lane(at)
            self._fill(lane, self.made.lanes[at], leaving_out=("metrics",))

    def _goes_to_lane(self, at: int) -> None:
        self.typist.press(Key.Key_Home, CTRL)
        self.typist.presses_until(Key.Key_Left, lambda: self.typist.session.selected == (self.made.lanes[0].id,))
        self.typist.press(Key.Key_Down, times=at)
        assert self.typist.session.selected == (self.made.lanes[at].id,)

    # -- cells

    def cards(self) -> None:
        """Cell after cell, each card with all it says."""
        for row, lane in enumerate(self.wanted.lanes):
            for column, step in enumerate(self.columns):
                there = self.wanted.cards_at(lane.id, step.id)
                if there:
                    self._goes_to_cell(row, column)
                for card in there:
                    self._card(card, lane)

    def _goes_to_cell(self, row: int, column: int) -> None:
        """From the lane's label into its first cell, and on to the others."""
        place = (self.made.lanes[row].id, self.made.columns()[column].id)
        self._goes_to_lane(row)
        self.typist.press(Key.Key_Right)
        self.typist.presses_until(Key.Key_Tab, lambda: self.typist.session.place == place)

    def _card(self, card: Card, lane: Lane) -> None:
        typist = self.typist
        if card.asset:
            asset = self.wanted.assets[card.asset]
            file = self.folder / f"{card.text}.png"
            file.write_bytes(base64.b64decode(asset.data))
            typist.pastes(file=file)
        else:
            typist.press(Key.Key_Return)
            typist.type_in(card.text)
            typist.press(Key.Key_Return)
            typist.press(Key.Key_Escape)
        (selected,) = typist.session.selected
        if card.kind != LANE_CARDS[lane.kind]:
            assert card.kind == "quote"
            typist.press(Key.Key_Q, ALT)
        if card.end_step:
            first, last = (self._column(step) for step in (card.step, card.end_step))
            typist.press(Key.Key_Right, CTRL | SHIFT, times=last - first)
        self._fill(card, self.made.cards[selected])

    def _column(self, step_id: str) -> int:
        return next(at for at, step in enumerate(self.columns) if step.id == step_id)

    def feelings(self) -> None:
        """Curve after curve, a number and Tab for each step."""
        (row,) = (at for at, lane in enumerate(self.wanted.lanes) if lane.kind == "emotion")
        curves = dict.fromkeys(Curve(f.persona, f.state) for f in self.wanted.all(Feeling).values())
        for persona, state in curves:
            curve = Curve(self._made_id(persona), state)
            self._goes_to_cell(row, 0)
            self.typist.presses_until(
                Key.Key_F, lambda curve=curve: current_curve(self.typist.session) == curve, CTRL | ALT
            )
            for step in self.columns:
                feeling = self.wanted.feeling(persona, step.id, state)
                if feeling is not None:
                    self.typist.type_in(f"{feeling.value:g}")
                    self.typist.press(Key.Key_Return)
                    self._fill(feeling, self.made.all(Feeling)[self.typist.session.selected[0]], leaving_out=("value",))
                self.typist.press(Key.Key_Tab)

    # -- figures

    def metrics(self) -> None:
        """Each an own one of the catalogue, its fields in the inspector; and which of them a lane shows."""
        for at, metric in enumerate(self.wanted.metrics):
            self.typist.does("Add metrics")
            self.typist.press(Key.Key_End)
            self.typist.press(Key.Key_Space)
            self.typist.press(Key.Key_Tab)
            self.typist.press(Key.Key_Space)
            self._fill(metric, self.made.metrics[at])
        for at, lane in enumerate(self.wanted.lanes):
            if lane.metrics:
                self._goes_to_lane(at)
                self._fill(lane, self.made.lanes[at])

    def readings(self) -> None:
        """A range of a spreadsheet, pasted into the table of figures."""
        wanted = self.wanted
        rows = ["Metric\tPlace\tPeriod\tValue\tn"]
        for reading in wanted.all(Reading).values():
            metric, stage = wanted.find(Metric, reading.metric), wanted.find(Stage, reading.at)
            assert metric is not None
            assert stage is not None
            value = f"{reading.value * 100:g}%" if metric.unit == "percent" else f"{reading.value:g}"
            n = "" if reading.n is None else reading.n
            rows.append(f"{metric.name}\t{stage.name}\t{reading.period}\t{value}\t{n}")
        self.typist.press(Key.Key_T, CTRL | SHIFT)
        self.typist.pastes("\n".join(rows))
        self.typist.press(Key.Key_T, CTRL | SHIFT)
        self.typist.presses_until(Key.Key_F6, self.typist.canvas.hasFocus)

    # -- links

    def links(self) -> None:
        """From each record to the other by the keys that draw arrows."""
        for link in self.wanted.links:
            self._goes_to(self._made_id(link.from_))
            self.typist.press(Key.Key_R, CTRL | ALT)
            self._goes_to(self._made_id(link.to))
            self.typist.press(Key.Key_Return)
            made = self.typist.session.selected[-1]
            self._fill(link, self.made.all(Link)[made], leaving_out=("from_", "to"))

    def _goes_to(self, record_id: str) -> None:
        """Select a stage or a card."""
        card = self.made.cards.get(record_id)
        if card is None:
            self._goes_to_stage([stage.id for stage in self.made.stages].index(record_id))
            return
        rows = [lane.id for lane in self.made.lanes]
        columns = [step.id for step in self.made.columns()]
        self._goes_to_cell(rows.index(card.lane), columns.index(card.step))
        self.typist.presses_until(Key.Key_Down, lambda: self.typist.session.selected == (record_id,))

    # -- views

    def views(self) -> None:
        """What each hides, collapses and filters is done on the map, and saved under its name."""
        for view in sorted(self.wanted.all(View).values(), key=lambda view: view.order):
            self.typist.press(Key.Key_0, CTRL | ALT)
            self._press_in_lanes(view.collapsed_lanes, Key.Key_Z)
            self._press_in_lanes(view.hidden_lanes, Key.Key_H)
            if view.filter != Filter():
                self._filter(view.filter)
            self.typist.press(Key.Key_S, CTRL | ALT)
            self.typist.writes_over(view.name)
            self.typist.press(Key.Key_Return)
        self.typist.press(Key.Key_0, CTRL | ALT)

    def _press_in_lanes(self, wanted: tuple[str, ...], key: Qt.Key) -> None:
        session = self.typist.session
        for lane_id in wanted:
            made = self._made_id(lane_id)
            self.typist.press(Key.Key_Home, CTRL)
            self.typist.presses_until(Key.Key_Left, lambda: session.place is not None and not session.place.step)
            self.typist.presses_until(Key.Key_Down, lambda made=made: session.selected == (made,))
            self.typist.press(key, CTRL | ALT)

    def _filter(self, wanted: Filter) -> None:
        bar = self.typist.window.finding.filter_bar
        self.typist.press(Key.Key_F, CTRL | SHIFT)
        self.typist.presses_until(Key.Key_Tab, bar.buttons["personas"].hasFocus)
        for persona in wanted.personas:
            self.typist.ticks(self._name(self._made_id(persona)))
        if wanted.severity is not None:
            self.typist.presses_until(Key.Key_Tab, bar.buttons["severity"].hasFocus)
            self.typist.ticks(f"{wanted.severity} or more")
        self.typist.press(Key.Key_Escape)

    # -- what both journeys hold

    def _fill(self, wanted: Record, made: Record, leaving_out: tuple[str, ...] = ()) -> None:
        """Write the fields in which what is selected differs from what is wanted."""
        done: set[str] = set()
        while forms := self._differing(wanted, made.id, done | set(leaving_out)):
            done.add(forms[0].name)
            self.typist.fills(self._with_made_ids(wanted), forms[:1], self._name)

    def _differing(self, wanted: Record, made_id: str, done: set[str]) -> list[FieldForm]:
        made = self.made.get(made_id)
        assert made is not None
        renamed = self._with_made_ids(wanted)
        return [
            form
            for form in fields_of(made)
            if form.name not in done
            and form.editor != "related"
            and getattr(renamed, form.name) != getattr(made, form.name)
        ]

    def _made_id(self, wanted_id: str) -> str:
        """The id of what stands where a record of the file stands."""
        place = places(self.wanted)[wanted_id]
        return next(made_id for made_id, made in places(self.made).items() if made == place)

    def _with_made_ids(self, record: Record) -> Record:
        """What a record of the file says, in the ids of what is typed."""
        there = {place: made_id for made_id, place in places(self.made).items()}
        return under_other_ids(record, {wanted: there.get(place, "") for wanted, place in places(self.wanted).items()})

    def _name(self, record_id: str) -> str:
        return str(getattr(self.made.get(record_id), "name", ""))


@pytest.fixture
def no_mouse() -> Iterator[NoMouse]:
    """Looks on, and finds no mouse."""
    watch = NoMouse()
    yield watch
    watch.look_away()


def test_the_whole_sample_map_is_typed_without_the_mouse(person: Person, no_mouse: NoMouse) -> None:
    wanted = open_journey(person.sample()).journey
    window = person.opens()
    typing = MapTyping(Typist(window), wanted, person.folder)
    typing.everything()
    made = window.document.session.journey
    # A map made today is of today, and a saved view keeps the zoom it was seen at.
    days = ("created", "changed", "zoom")
    typed, held = without_ids(made, *days), without_ids(wanted, *days)
    assert {place for place in typed if place not in held} == set()
    for place, said in held.items():
        assert typed.get(place) == said, place
    assert no_mouse.events == 0
    path = person.folder / "typed.journey"
    save_journey(made, path, None)
    assert without_ids(open_journey(path).journey, *days) == without_ids(wanted, *days)
