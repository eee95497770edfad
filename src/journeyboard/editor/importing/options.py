"""The options above the sheet: which sheet, which shape, which numbers, which period, what becomes of doubles."""

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from journeyboard.editor.importing.columns import SIGNS
from journeyboard.editor.importing.process.messages import Report
from journeyboard.editor.importing.settling import changed, with_sign
from journeyboard.editor.widgets.flow import FlowLayout
from journeyboard.editor.widgets.quiet import QuietComboBox
from journeyboard.editor.widgets.sizing import scaled
from journeyboard.language import N_, _, format_number
from journeyboard.metrics.cells.periods import parse
from journeyboard.metrics.recipe import Grain, Recipe, Shape

_WIDEST_SHEET_BOX = 220
SHAPES: dict[Shape, str] = {
    "rows": N_("One row per stage"),
    "columns": N_("One column per stage"),
    "periods": N_("One column per period"),
    "long": N_("One row per value"),
    "moves": N_("From stage to stage"),
    "people": N_("One row per person"),
    "events": N_("One row per event"),
    "answers": N_("One row per answer"),
    "report": N_("Report without stages"),
}
_GRAINS: dict[Grain, str] = {
    "day": N_("By day"),
    "week": N_("By week"),
    "month": N_("By month"),
    "quarter": N_("By quarter"),
    "year": N_("By year"),
}
_TOGETHER = {
    "sum": N_("Sum"),
    "mean": N_("Mean"),
    "median": N_("Median"),
    "min": N_("Smallest"),
    "max": N_("Largest"),
    "last": N_("Last one"),
}


class Options(QWidget):
    """Shows a recipe's options; `settle` is given the recipe that a choice makes of the one that is shown."""

    def __init__(self, settle: Callable[[Recipe], None]) -> None:
        super().__init__()
        self._settle, self._recipe = settle, Recipe()
        self.sheet, self.table, self.shape, self.sign, self.grain, self.together = (QuietComboBox() for _n in range(6))
        self.period = QLineEdit()
        self.found = QLabel()
        self._at_table = QWidget()
        self._build()
        self.sheet.activated.connect(self._choose_sheet)
        self.table.activated.connect(self._choose_table)
        self.shape.activated.connect(lambda: self._set(changed(self._recipe, shape=self.shape.currentData())))
        self.sign.activated.connect(lambda: self._set(with_sign(self._recipe, self.sign.currentData())))
        self.grain.activated.connect(lambda: self._set(changed(self._recipe, grain=self.grain.currentData())))
        self.together.activated.connect(
            lambda: self._set(changed(self._recipe, duplicates=self.together.currentData()))
        )
        self.period.editingFinished.connect(self._choose_period)

    def show_recipe(self, recipe: Recipe) -> None:
        """Show what the recipe says; the rest is as found."""
        self._recipe = recipe
        for box, value in (
            (self.shape, recipe.shape),
            (self.sign, recipe.decimals.get("")),
            (self.grain, recipe.grain),
            (self.together, recipe.duplicates),
        ):
            box.setCurrentIndex(max(0, box.findData(value)))
        if not self.period.hasFocus():
            self.period.setText(recipe.period)

    def show_report(self, report: Report) -> None:
        """Show the sheets of the file, and where the table was found."""
        with QSignalBlocker(self.sheet):
            if [self.sheet.itemText(at) for at in range(self.sheet.count())] != list(report.sheets):
                self.sheet.clear()
                self.sheet.addItems(report.sheets)
            self.sheet.setCurrentText(report.sheet)
        self.sheet.setEnabled(len(report.sheets) > 1)
        self.shape.setItemText(0, _("As found: {shape}").format(shape=_(SHAPES[report.shape])))
        self._show_tables(report)
        rows = _("{area} · header in row {row} · {count} rows read")
        self.found.setText(
            rows.format(
                area=report.area,
                row=format_number(report.header[-1] + 1, 0),
                count=format_number(report.rows_read, 0),
            )
        )

    # -- parts

    def _show_tables(self, report: Report) -> None:
        """The tables of the sheet to choose from, where it has several."""
        at = next((at for at, corner in enumerate(report.tables) if report.area.startswith(corner + ":")), -1)
        self.table.clear()
        self.table.addItems(report.tables)
        self.table.setCurrentIndex(at)
        self._at_table.setVisible(len(report.tables) > 1)

    def _choose_table(self) -> None:
        """Another table of the sheet: what was settled for the last one says nothing of it."""
        self._set(Recipe(sheet=self.sheet.currentText(), table=self.table.currentText()))

    def _set(self, recipe: Recipe) -> None:
        if recipe != self._recipe:
            self._settle(recipe)

    def _choose_sheet(self) -> None:
        """Another sheet is another table: what was settled for the last one says nothing of it."""
        self._set(Recipe(sheet=self.sheet.currentText()))

    def _choose_period(self) -> None:
        text = self.period.text().strip()
        period = parse(text) if text else ""
        self.period.setProperty("wrong", period is None)
        self.period.style().polish(self.period)
        if period is not None:
            self._set(changed(self._recipe, period=period))

    def _build(self) -> None:
        line, lines = QWidget(), QVBoxLayout(self)
        flow = FlowLayout(line, gap=14)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(3)
        lines.addWidget(line)
        lines.addWidget(self.found)
        fields: tuple[tuple[str, QWidget], ...] = (
            (_("S&heet"), self.sheet),
            (_("Ta&ble at"), self.table),
            (_("Sha&pe of the table"), self.shape),
            (_("&Numbers"), self.sign),
            (_("P&eriod"), self.period),
            (_("Ta&ken together"), self.grain),
            (_("Same stage and period t&wice"), self.together),
        )
        for name, field in fields:
            both = _below_its_name(name, field)
            flow.addWidget(both)
            if field is self.table:
                self._at_table = both
        self.found.setProperty("quiet", True)
        self.found.setWordWrap(True)
        by_itself = _("As found")
        options: tuple[tuple[QComboBox, dict[str, str]], ...] = (
            (self.shape, {key: _(words) for key, words in SHAPES.items()}),
            (self.sign, SIGNS),
            (self.grain, {key: _(words) for key, words in _GRAINS.items()}),
            (self.together, {key: _(words) for key, words in _TOGETHER.items()}),
        )
        for box, values in options:
            box.addItem(_("Ask") if box is self.together else by_itself, None)
            for value, words in values.items():
                box.addItem(words, value)
        for box in (self.sheet, self.table, self.shape, self.sign, self.grain, self.together):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.sheet.setMaximumWidth(scaled(_WIDEST_SHEET_BOX))
        self.period.setPlaceholderText("2026-10")


def _below_its_name(name: str, field: QWidget) -> QWidget:
    """A field with its label above it."""
    both, label = QWidget(), QLabel(name)
    label.setProperty("quiet", True)
    label.setBuddy(field)
    field.setAccessibleName(name.replace("&", ""))
    column = QVBoxLayout(both)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(3)
    column.addWidget(label)
    column.addWidget(field)
    return both
