"""What becomes of each name in the column of segments: a persona, or a segment that is kept beside the whole."""

from collections.abc import Callable

from PySide6.QtWidgets import QComboBox, QTableWidget

from journeyboard.editor.importing.process.messages import Report
from journeyboard.editor.importing.tables import MOST_ROWS, fit_boxes, plain_item, prepare
from journeyboard.editor.widgets.quiet import QuietComboBox
from journeyboard.journey.journey import Journey
from journeyboard.language import _
from journeyboard.metrics.recipe import NEW, made_new

_LEAVE_OUT = "–"


class SegmentsTable(QTableWidget):
    """The names of the segments; `choose` is told a name and a persona's id, `NEW` with a name, empty for a segment
    only, or None to leave it out."""

    def __init__(self, journey: Journey, choose: Callable[[str, str | None], None]) -> None:
        super().__init__(0, 2)
        self._journey, self._choose = journey, choose
        self._names: tuple[str, ...] = ()
        prepare(self, [_("Segment in the file"), _("On the map")])
        self.setAccessibleName(_("Segments in the file"))

    def show_report(self, report: Report) -> None:
        """Show the names; the boxes stay while the names do."""
        segments = report.segments[:MOST_ROWS]
        names = tuple(one.name for one in segments)
        if names != self._names:
            self._names = names
            self.setRowCount(len(names))
            for row, name in enumerate(names):
                self.setItem(row, 0, plain_item(name or "–"))
                self.setCellWidget(row, 1, self._box(name))
            fit_boxes(self, 1)
        for one in segments:
            box = self.box(one.name)
            box.setCurrentIndex(max(0, box.findData(_LEAVE_OUT if one.persona is None else one.persona)))

    def box(self, name: str) -> QComboBox:
        """The box that says what becomes of a name."""
        widget = self.cellWidget(self._names.index(name), 1)
        if not isinstance(widget, QComboBox):
            raise KeyError(name)
        return widget

    def _box(self, name: str) -> QComboBox:
        box = QuietComboBox()
        box.setAccessibleName(_("{name} on the map").format(name=name or "–"))
        box.addItem(_("Segment only"), "")
        for persona in self._journey.personas:
            box.addItem(persona.name, persona.id)
        if name:
            box.addItem(_("New persona “{name}”").format(name=plain_item(name).text()), made_new(name, NEW))
        box.addItem(_("— leave out —"), _LEAVE_OUT)
        box.activated.connect(lambda _index: self._chosen(name, box))
        return box

    def _chosen(self, name: str, box: QComboBox) -> None:
        chosen = str(box.currentData())
        self._choose(name, None if chosen == _LEAVE_OUT else chosen)
