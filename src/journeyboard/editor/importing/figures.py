"""Further figures of a table: another rule for a column, and what is computed from several."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from journeyboard.editor.importing.process.messages import Report
from journeyboard.editor.importing.rules import (
    figures_of,
    formula,
    is_computed,
    unused_rules,
    with_another_rule,
    with_computed,
    words_of_rule,
)
from journeyboard.editor.importing.settling import changed
from journeyboard.editor.widgets.menutext import escaped
from journeyboard.editor.widgets.quiet import QuietComboBox
from journeyboard.editor.widgets.sizing import scaled
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import clean
from journeyboard.language import _
from journeyboard.metrics.names import fold
from journeyboard.metrics.recipe import Computed, Recipe

_WIDTH = 420
Settle = Callable[[Recipe], None]


class AddFigure(QPushButton):
    """Makes further figures of a table; `settle` is given the recipe with them."""

    def __init__(self, journey: Journey, settle: Settle) -> None:
        super().__init__(_("&Add a figure"))
        self._journey, self._settle = journey, settle
        self._report: Report | None = None
        self.setAutoDefault(False)
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self.fill)
        self.setMenu(self._menu)

    def show_report(self, report: Report) -> None:
        """Offer what can be made of this table."""
        self._report = report
        self.setEnabled(bool(report.metrics))

    def fill(self) -> QMenu:
        """The menu, with what can be added now."""
        self._menu.clear()
        report = self._report
        if report is None:
            return self._menu
        several = self._menu.addAction(_("&Computed from others…"), self.compute)
        several.setEnabled(len(operands(report)) > 1)
        self._menu.addSeparator()
        for heading in figures_of(report):
            rules = self._menu.addMenu(_("Another rule for “{name}”").format(name=escaped(heading)))
            for rule in unused_rules(report, heading):
                chosen = with_another_rule(report, heading, rule)
                rules.addAction(words_of_rule(rule), lambda chosen=chosen: self._settle(chosen))
        return self._menu

    def compute(self, made: Computed | None = None) -> None:
        """Ask how a figure is computed: a new one, or the one that is changed."""
        if self._report is not None:
            ComputedDialog(self, self._report, self._journey, self._settle, made).open()


def operands(report: Report) -> list[str]:
    """The figures that others can be computed from."""
    return [one.name for one in report.metrics if (one.lands or one.is_left_out) and not is_computed(report, one)]


class ComputedDialog(QDialog):
    """Asks how a figure is computed: cost per acquisition is cost ÷ purchases."""

    def __init__(
        self, parent: QWidget, report: Report, journey: Journey, settle: Settle, made: Computed | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Computed figure"))
        self.setMinimumWidth(scaled(_WIDTH))
        self._report, self._settle, self._made = report, settle, made
        self.name, self._about, self._wrong = QLineEdit(made.name if made else ""), QLabel(), QLabel()
        figures = operands(report)
        figures += [] if made is None else [one for one in (made.first, made.second, made.third) if one not in figures]
        self.first, self.second = (_box([(one, one) for one in filter(None, figures)]) for _number in range(2))
        self.third = _box([("–", ""), *((one, one) for one in filter(None, figures))])
        self.sign = _box([(_("÷ divided by"), "÷"), (_("× times"), "×")])
        stages = [(stage.name, stage.id) for stage in journey.stages]
        self.stage = _box([(_("The stage of the first figure"), ""), *stages])
        self._show(made)
        self._arrange()
        self._check()

    def accept(self) -> None:
        """Take the figure into the recipe."""
        made = self._computed()
        recipe = with_computed(self._report.recipe, made, self._made.name if self._made else "")
        stages = {name: stage for name, stage in recipe.stages.items() if name not in (made.name, self._before)}
        if stage := self.stage.currentData():
            stages[made.name] = stage
        super().accept()
        self._settle(changed(recipe, stages=stages))

    @property
    def _before(self) -> str:
        return self._made.name if self._made else ""

    def _show(self, made: Computed | None) -> None:
        """What is changed, else the first figure divided by the second."""
        self.second.setCurrentIndex(1)
        if made is not None:
            for box, key in (
                (self.first, made.first),
                (self.sign, made.sign),
                (self.second, made.second),
                (self.third, made.third),
                (self.stage, self._report.recipe.stages.get(made.name) or ""),
            ):
                box.setCurrentIndex(max(0, box.findData(key)))

    def _computed(self) -> Computed:
        first, second, third = (str(box.currentData()) for box in (self.first, self.second, self.third))
        sign = "×" if self.sign.currentData() == "×" else "÷"
        made = Computed(name="", first=first, sign=sign, second=second, third=third)
        return made.model_copy(update={"name": clean(self.name.text()).strip() or formula(made)})

    def _check(self) -> None:
        """Say what it is called without a name of its own, and whether another figure has that name."""
        made = self._computed()
        said = _("It is computed for each stage and period that has all of these figures.")
        if not self.name.text().strip():
            said = _("Without a name it is called “{formula}”.").format(formula=formula(made)) + " " + said
        self._about.setText(said)
        taken = {fold(one.name) for one in self._report.metrics} - {fold(self._before)}
        is_taken = fold(made.name) in taken
        self._wrong.setText(_("Another figure has this name already.") if is_taken else "")
        self._ok.setEnabled(not is_taken)

    def _arrange(self) -> None:
        column, form = QVBoxLayout(self), QFormLayout()
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        fields: list[tuple[str, QWidget]] = [
            (_("&Name"), self.name),
            (_("&Figure"), self.first),
            (_("&Operation"), self.sign),
            (_("&By"), self.second),
            (_("&And by"), self.third),
        ]
        if self._report.is_by_figures:
            fields.append((_("&Stage"), self.stage))
        for words, field in fields:
            label = QLabel(words)
            label.setBuddy(field)
            field.setAccessibleName(words.replace("&", ""))
            form.addRow(label, field)
        column.addLayout(form)
        self._about.setProperty("quiet", True)
        self._wrong.setProperty("wrong", True)
        for text in (self._about, self._wrong):
            text.setTextFormat(Qt.TextFormat.PlainText)
            text.setWordWrap(True)
            column.addWidget(text)
        buttons = QDialogButtonBox()
        self._ok = buttons.addButton(_("OK"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._ok.setDefault(True)
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.name.textChanged.connect(self._check)
        for box in (self.first, self.sign, self.second, self.third):
            box.currentIndexChanged.connect(self._check)


def _box(choices: Sequence[tuple[str, str]]) -> QComboBox:
    box = QuietComboBox()
    for label, key in choices:
        box.addItem(label, key)
    return box
