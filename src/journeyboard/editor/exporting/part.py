"""Which part of the map is exported: what is shown, all of it, a saved view, the selection, or chosen parts."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from journeyboard.editor.palette.entries import title_of
from journeyboard.editor.session import Session
from journeyboard.editor.widgets.quiet import QuietComboBox
from journeyboard.editor.widgets.sizing import scaled
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Card, Feeling, Lane, Link, Persona, Stage, Step, View
from journeyboard.language import _

Values = dict[str, Any]
_SHOWN: Values = {}
_WHOLE: Values = {"everything": True}
_GROUPS = ("stages", "lanes", "personas")
_LEAST_HEIGHT = 210


class PartChooser(QWidget):
    """Tells the values of the options that say which part; `changed` says that another was chosen."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._journey = session.journey
        self.box = QuietComboBox()
        self.box.setAccessibleName(_("Part of the map"))
        self.tree = QTreeWidget()
        self.tree.setObjectName("parts")
        self.tree.setHeaderHidden(True)
        self.tree.setMinimumHeight(scaled(_LEAST_HEIGHT))
        self.tree.setAccessibleName(_("Chosen parts"))
        self.tree.hide()
        self.setFocusProxy(self.box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.box)
        column.addWidget(self.tree, 1)
        self._fill(session)
        self._fill_tree()
        self.box.activated.connect(self._on_chosen)
        self.tree.itemChanged.connect(self._on_ticked)

    def values(self) -> Values:
        """What is chosen, as values of options."""
        chosen = self.box.currentData()
        return dict(chosen) if chosen is not None else self._ticked()

    def show_values(self, values: Mapping[str, object]) -> None:
        """Show what is chosen; names that the map has not are not shown as chosen."""
        held: Values = {name: values[name] for name in ("view", "everything", *_GROUPS) if values.get(name)}
        for index in range(self.box.count()):
            if self.box.itemData(index) == held:
                self.box.setCurrentIndex(index)
                break
        else:
            self.box.setCurrentIndex(self.box.count() - 1)
            self._tick(held)
        self.tree.setVisible(self.box.currentData() is None)

    # -- what can be chosen

    def _fill(self, session: Session) -> None:
        self.box.addItem(_("As shown in the window"), _SHOWN)
        self.box.addItem(_("Whole map"), _WHOLE)
        selected = selected_parts(session)
        if selected:
            self.box.addItem(_("Where the selection is"), selected)
        for view in self._journey.views:
            name = _name_of(view, self._journey.views)
            self.box.addItem(_("View: {name}").format(name=" ".join(view.name.split()) or "–"), {"view": name})
        self.box.addItem(_("Chosen stages, lanes, personas"), None)
        self.box.setSizeAdjustPolicy(QuietComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def _fill_tree(self) -> None:
        journey = self._journey
        groups: tuple[tuple[str, Sequence[Stage | Lane | Persona]], ...] = (
            (_("Stages"), journey.stages),
            (_("Lanes"), journey.lanes),
            (_("Personas"), journey.personas),
        )
        for title, records in groups:
            group = QTreeWidgetItem(self.tree, [title])
            group.setFlags(group.flags() | Qt.ItemFlag.ItemIsAutoTristate | Qt.ItemFlag.ItemIsUserCheckable)
            for record in records:
                item = QTreeWidgetItem(group, [title_of(record) or "–"])
                item.setData(0, Qt.ItemDataRole.UserRole, _name_of(record, records))
                item.setCheckState(0, Qt.CheckState.Checked)
            group.setExpanded(True)

    def _ticked(self) -> Values:
        """The groups in which something is left out."""
        values: Values = {}
        for place, name in enumerate(_GROUPS):
            items = self._items(place)
            ticked = [item for item in items if item.checkState(0) == Qt.CheckState.Checked]
            if ticked and len(ticked) < len(items):
                values[name] = tuple(item.data(0, Qt.ItemDataRole.UserRole) for item in ticked)
        return values

    def _tick(self, values: Values) -> None:
        blocked = self.tree.blockSignals(True)
        for place, name in enumerate(_GROUPS):
            wanted = {text.casefold() for text in values.get(name, ())}
            for item in self._items(place):
                is_wanted = not wanted or str(item.data(0, Qt.ItemDataRole.UserRole)).casefold() in wanted
                item.setCheckState(0, Qt.CheckState.Checked if is_wanted else Qt.CheckState.Unchecked)
        self.tree.blockSignals(blocked)

    def _items(self, place: int) -> list[QTreeWidgetItem]:
        group = self.tree.topLevelItem(place)
        children = [group.child(index) for index in range(group.childCount())] if group else []
        return [child for child in children if child is not None]

    def _on_chosen(self) -> None:
        self.tree.setVisible(self.box.currentData() is None)
        self.changed.emit()

    def _on_ticked(self, item: QTreeWidgetItem) -> None:
        if item.parent() is not None:  # a group only tells of its items
            self.changed.emit()


def selected_parts(session: Session) -> Values:
    """The stages and lanes in which something is selected, as values of options; empty without a selection."""
    journey = session.journey
    stages: dict[str, None] = {}
    lanes: dict[str, None] = {}
    for record_id in session.selected:
        match journey.get(record_id):
            case Stage(id=stage):
                stages[stage] = None
            case Lane(id=lane):
                lanes[lane] = None
            case Step(stage=stage):
                stages[stage] = None
            case Card() as card:
                lanes[card.lane] = None
                stages |= dict.fromkeys(_stages_of(journey, card.step, card.end_step))
            case Feeling(step=step):
                stages |= dict.fromkeys(_stages_of(journey, step))
                lanes |= {lane.id: None for lane in journey.lanes if lane.kind == "emotion"}
            case Link(from_=start, to=end):
                stages |= {each: None for each in (start, end) if journey.find(Stage, each)}
    named: Values = {
        "stages": tuple(_name_of(each, journey.stages) for each in journey.stages if each.id in stages),
        "lanes": tuple(_name_of(each, journey.lanes) for each in journey.lanes if each.id in lanes),
    }
    return {name: names for name, names in named.items() if names}


def _stages_of(journey: Journey, step_id: str, end_step_id: str = "") -> list[str]:
    """The stages of the columns from one step to another."""
    columns = journey.columns()
    places = [place for place, step in enumerate(columns) if step.id in (step_id, end_step_id)]
    return [step.stage for step in columns[places[0] : places[-1] + 1]] if places else []


def _name_of(record: Stage | Lane | Persona | View, others: Sequence[Stage | Lane | Persona | View]) -> str:
    """The record's name, by which a preset finds it in other maps too; its id where the name is not its alone."""
    same = [other for other in others if other.name.casefold().split() == record.name.casefold().split()]
    return record.name if record.name.strip() and len(same) == 1 else record.id
