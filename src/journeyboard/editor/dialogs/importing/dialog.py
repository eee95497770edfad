"""The metrics import dialog: a table is read again with every answer, and lands as one change."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from journeyboard.drawing.theme import Theme
from journeyboard.editor.dialogs.importing.columns import BY_ITSELF, ColumnsTable
from journeyboard.editor.dialogs.importing.questions import Questions, answered, changed
from journeyboard.editor.dialogs.importing.sheet import SheetTable
from journeyboard.editor.dialogs.importing.tables import LandingTable, StagesTable
from journeyboard.editor.session import Session
from journeyboard.editor.work import Progress, Work
from journeyboard.journey.journey import Journey
from journeyboard.language import _, format_number, ngettext
from journeyboard.metrics.cells.periods import parse
from journeyboard.metrics.files.workbook import Workbook, open_workbook
from journeyboard.metrics.landing import to_change
from journeyboard.metrics.problems import Note, Question, TableProblem
from journeyboard.metrics.reading import Preview, preview
from journeyboard.metrics.recipe import Recipe

_SIZE = (1180, 860)
_MOST_OF_SCREEN = 0.92
_WIDEST_SHEET_BOX = 200


class ImportDialog(QDialog):
    """Shows what the spreadsheet at `path` would put on the map. Nothing lands before Import is pressed."""

    def __init__(self, window: QWidget, session: Session, theme: Theme, path: Path, folder: Path | None) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Import metrics"))
        self._session, self._path, self._folder = session, path, folder
        self._recipe = Recipe()
        self._workbook: Workbook | None = None
        self._work: Work[Preview] | None = None
        self.preview: Preview | None = None
        """What the table says with the answers given so far; None while it is read, or when it cannot be."""
        self.sheet_box, self.shape_box, self.decimal_box, self.together_box = (QComboBox() for _box in range(4))
        self.period_field = QLineEdit()
        self._found, self._problem = _label(quiet=True), _label()
        self._problem.setProperty("wrong", True)
        self._busy = QProgressBar()
        self._busy.setRange(0, 0)
        self.questions = Questions(self._answer)
        self.raw = SheetTable(theme)
        self.stages = StagesTable(session.journey, theme, self._choose_stage)
        self.columns = ColumnsTable(session.journey, self._choose_metric)
        self.landing = LandingTable(session.journey, theme)
        self.notes = QPlainTextEdit()
        self._summary = _label()
        self._import = QPushButton(_("Import"))
        self._build()
        self._fill_options()
        self._read()

    # -- reading

    def _read(self) -> None:
        """Read the table with the recipe as it is, off the GUI thread; an older reading is dropped."""
        if self._work is not None:
            self._work.cancel()
        journey = Journey(self._session.journey, self._session.journey.extra)
        source: Workbook | Path = self._workbook or self._path
        recipe = self._recipe

        def job(_progress: Progress) -> Preview:
            workbook = source if isinstance(source, Workbook) else open_workbook(source)
            return preview(workbook, journey, recipe)

        self._busy.show()
        self._import.setEnabled(False)
        self._work = Work(job, self._show, self._fail)
        self._work.start()

    def _show(self, found: Preview) -> None:
        self.preview, self._work, self._workbook = found, None, found.workbook
        self._busy.hide()
        self._problem.hide()
        self._fill_sheets(found)
        shape = _("one row per stage") if found.shape == "rows" else _("one column per stage")
        row = _("header found in row {row}").format(row=format_number(found.header_row, 0))
        self._found.setText(f"{shape} · {row}")
        self.questions.show_questions(found.questions)
        self.raw.show_preview(found)
        self.stages.show_preview(found)
        self.columns.show_preview(found)
        self.landing.show_preview(found)
        self.notes.setPlainText("\n".join(map(_note_line, found.notes)) or _("Everything could be read."))
        self._summary.setText(_summary(found))
        self._import.setEnabled(bool(found.values))

    def _fail(self, error: Exception) -> None:
        self._work, self.preview = None, None
        self._busy.hide()
        if not isinstance(error, TableProblem):
            self.reject()
            raise error
        self._problem.setText(str(error))
        self._problem.show()
        self.questions.show_questions(())
        for table in (self.raw, self.stages, self.columns, self.landing):
            table.setRowCount(0)
        self.notes.clear()
        self._summary.clear()

    @property
    def problem(self) -> str:
        """Why the table cannot be read; empty when it can."""
        return "" if self._problem.isHidden() else self._problem.text()

    # -- answers

    def _settle(self, **fields: Any) -> None:  # noqa: ANN401 - whatever a recipe holds
        recipe = changed(self._recipe, **fields)
        if recipe != self._recipe:
            self._recipe = recipe
            self._read()

    def _answer(self, question: Question, option: str) -> None:
        self._recipe = answered(self._recipe, question, option)
        self._read()

    def _choose_stage(self, name: str, stage: str | None) -> None:
        self._settle(stages={**self._recipe.stages, name: stage})

    def _choose_metric(self, name: str, metric: str | None) -> None:
        others = {heading: chosen for heading, chosen in self._recipe.metrics.items() if heading != name}
        self._settle(metrics=others if metric == BY_ITSELF else {**others, name: metric})

    def _choose_sheet(self) -> None:
        """Another sheet is another table: what was settled for the last one says nothing of it."""
        self._recipe = Recipe(sheet=self.sheet_box.currentText())
        for box in (self.shape_box, self.decimal_box, self.together_box):
            box.setCurrentIndex(0)
        self.period_field.clear()
        self._read()

    def _choose_decimal(self) -> None:
        sign = self.decimal_box.currentData()
        self._settle(decimals={"": sign} if sign else {})

    def _choose_period(self) -> None:
        text = self.period_field.text().strip()
        period = parse(text) if text else ""
        self.period_field.setProperty("wrong", period is None)
        self.period_field.style().polish(self.period_field)
        if period is not None:
            self._settle(period=period)

    # -- landing

    def accept(self) -> None:
        """Land what is shown as one change, made for the journey as it is now."""
        if self.preview is not None and self.preview.values:
            self._session.do(to_change(self._session.journey, self.preview, self._folder))
            super().accept()

    def done(self, result: int) -> None:
        """Let a reading that is under way come to nothing."""
        if self._work is not None:
            self._work.cancel()
        super().done(result)

    # -- parts

    def _build(self) -> None:
        self.resize(QSize(*_SIZE).boundedTo(self.screen().availableSize() * _MOST_OF_SCREEN))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        head = QHBoxLayout()
        title, names = _label(), _label(quiet=True)
        title.setText(_("Import metrics"))
        title.setProperty("title", True)
        names.setText(f"{self._path.name} → {self._session.journey.info.title}")
        head.addWidget(title)
        head.addWidget(names, 1, Qt.AlignmentFlag.AlignBottom)
        layout.addLayout(head)
        layout.addLayout(self._options())
        self._problem.setWordWrap(True)
        self._problem.hide()
        self._busy.setTextVisible(False)
        self._busy.setFixedHeight(4)
        for widget in (self._busy, self._problem, self.questions):
            layout.addWidget(widget)
        layout.addWidget(self.raw, 4)
        tables = QGridLayout()
        tables.setHorizontalSpacing(20)
        for heading, table, row, column, columns in (
            (_("Stages in the file"), self.stages, 0, 0, 1),
            (_("What will land on the map"), self.landing, 0, 1, 1),
            (_("Columns in the file"), self.columns, 2, 0, 2),
        ):
            label = _label()
            label.setText(heading)
            label.setProperty("heading", True)
            tables.addWidget(label, row, column, 1, columns)
            tables.addWidget(table, row + 1, column, 1, columns)
        tables.setColumnStretch(0, 5)
        tables.setColumnStretch(1, 6)
        tables.setRowStretch(1, 4)
        tables.setRowStretch(3, 3)
        layout.addLayout(tables, 7)
        self._summary.setWordWrap(True)
        layout.addWidget(self._summary)
        self.notes.setReadOnly(True)
        self.notes.setFixedHeight(76)
        self.notes.setTabChangesFocus(True)
        self.notes.setAccessibleName(_("What does not land"))
        layout.addWidget(self.notes)
        buttons = QDialogButtonBox()
        buttons.addButton(self._import, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self._import.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)

    def _options(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(3)
        fields: tuple[tuple[str, QWidget], ...] = (
            (_("Sheet"), self.sheet_box),
            (_("Shape of the table"), self.shape_box),
            (_("Numbers"), self.decimal_box),
            (_("Period"), self.period_field),
            (_("Same stage and period twice"), self.together_box),
        )
        for column, (name, field) in enumerate(fields):
            label = _label(quiet=True)
            label.setText(name)
            label.setBuddy(field)
            field.setAccessibleName(name)
            grid.addWidget(label, 0, column)
            grid.addWidget(field, 1, column)
        grid.addWidget(self._found, 1, len(fields))
        grid.setColumnStretch(len(fields), 1)
        return grid

    def _fill_options(self) -> None:
        by_itself = _("As found")
        options: tuple[tuple[QComboBox, dict[str, str]], ...] = (
            (self.shape_box, {"rows": _("One row per stage"), "columns": _("One column per stage")}),
            (self.decimal_box, {".": "1,234.5", ",": "1.234,5"}),
            (self.together_box, {"sum": _("Sum"), "mean": _("Mean"), "last": _("Last one")}),
        )
        for box, values in options:
            box.addItem(by_itself, None)
            for value, words in values.items():
                box.addItem(words, value)
        self.sheet_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.sheet_box.setMaximumWidth(_WIDEST_SHEET_BOX)
        self.period_field.setPlaceholderText("2026-10")
        self.sheet_box.activated.connect(self._choose_sheet)
        self.shape_box.activated.connect(lambda: self._settle(shape=self.shape_box.currentData()))
        self.decimal_box.activated.connect(self._choose_decimal)
        self.together_box.activated.connect(lambda: self._settle(duplicates=self.together_box.currentData()))
        self.period_field.editingFinished.connect(self._choose_period)

    def _fill_sheets(self, found: Preview) -> None:
        names = list(found.workbook.sheets)
        with QSignalBlocker(self.sheet_box):
            if [self.sheet_box.itemText(at) for at in range(self.sheet_box.count())] != names:
                self.sheet_box.clear()
                self.sheet_box.addItems(names)
            self.sheet_box.setCurrentText(found.sheet)
        self.sheet_box.setEnabled(len(names) > 1)


def _summary(found: Preview) -> str:
    """How much lands, and how much waits for an answer."""
    count = len(found.values)
    said = [ngettext("{count} value lands.", "{count} values land.", count).format(count=format_number(count, 0))]
    if offered := len(found.offered):
        words = ngettext(
            "{count} more if the guesses are accepted.", "{count} more if the guesses are accepted.", offered
        )
        said.append(words.format(count=format_number(offered, 0)))
    return " ".join(said)


def _note_line(note: Note) -> str:
    cells = ", ".join(note.cells[:8]) + (" …" if len(note.cells) > 8 else "")
    return f"{cells}: {note.text}" if cells else note.text


def _label(*, quiet: bool = False) -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("quiet", quiet)
    return label
