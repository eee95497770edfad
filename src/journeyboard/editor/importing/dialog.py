"""The window of the metrics import: the table is read again with every answer, and lands as one change."""

from pathlib import Path
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from journeyboard.drawing.theme import Theme
from journeyboard.editor.dialogs.files import ask_open, ask_save, recipe_filters, table_filters
from journeyboard.editor.dialogs.messages import tell
from journeyboard.editor.importing.columns import ColumnsTable
from journeyboard.editor.importing.figures import AddFigure
from journeyboard.editor.importing.landing import Landing
from journeyboard.editor.importing.options import Options
from journeyboard.editor.importing.problems import Problems
from journeyboard.editor.importing.process.messages import Progress, Report
from journeyboard.editor.importing.progress import ProgressStrip
from journeyboard.editor.importing.questions import Questions
from journeyboard.editor.importing.reader import Reader
from journeyboard.editor.importing.segments import SegmentsTable
from journeyboard.editor.importing.settling import (
    changed,
    with_metric,
    with_role,
    with_row,
    with_row_kind,
    with_segment,
    with_stage,
)
from journeyboard.editor.importing.sheet import SheetView
from journeyboard.editor.importing.stages import StagesTable
from journeyboard.editor.importing.summary import summary
from journeyboard.editor.importing.tables import LandingTable
from journeyboard.editor.session import Session
from journeyboard.editor.widgets.sizing import scaled, window_size
from journeyboard.journey.changes import Change
from journeyboard.journey.records import Source
from journeyboard.language import _, format_number
from journeyboard.metrics.problems import Question, TableProblem
from journeyboard.metrics.recipe import Recipe, Role, RowKind, answered
from journeyboard.metrics.recipes import SUFFIX, read_recipe, write_recipe

_SIZE = (1180, 860)
_LEAST_TABLES = 320


class ImportDialog(QDialog):
    """Shows what the spreadsheet at `path` would put on the map, read again as `source` was read if there is one.
    Nothing lands before Import is pressed."""

    def __init__(
        self,
        window: QWidget,
        session: Session,
        theme: Theme,
        path: Path,
        folder: Path | None,
        source: Source | None = None,
    ) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Import metrics"))
        self._session, self._folder, self._source = session, folder, source
        self._recipe = Recipe()
        self.report: Report | None = None
        """What the table says with the answers given so far; None while it is read first, or when it cannot be."""
        self._names, self._problem, self._summary = _label(quiet=True), _label(), _label()
        self._problem.setProperty("wrong", True)
        self.options = Options(self._settle)
        self.questions = Questions(self._answer)
        self.sheet = SheetView(theme)
        self.stages = StagesTable(session.journey, theme, self._choose_stage)
        self.add_figure = AddFigure(session.journey, self._settle)
        self.columns = ColumnsTable(session.journey, self._choose_metric, self._settle, self.add_figure.compute)
        self.landing = LandingTable(session.journey, theme)
        self.segments = SegmentsTable(session.journey, self._choose_segment)
        self.problems = Problems(theme, _("What does not land"), self._go_to)
        self.assumptions = Problems(theme, _("What was assumed"), self._go_to)
        self._columns_page = _above(self.columns, self.add_figure)
        for table in (self.stages, self.columns, self.segments):
            table.tab_anchor = self.add_figure
        self.questions.tab_anchor = self.sheet
        self._tabs = QTabWidget()
        self._import, self._cancel = QPushButton(_("&Import")), QPushButton(_("Cancel"))
        self.progress = ProgressStrip(self._stop)
        self._build()
        self.sheet.role_chosen.connect(self._choose_role)
        self.sheet.header_chosen.connect(self._choose_header)
        self.sheet.row_chosen.connect(self._choose_row)
        self._reader = self._reader_of(path)
        self._path = path
        self._read(None if source is not None else self._recipe)
        self.sheet.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- reading

    def open_file(self, path: Path) -> None:
        """Read another file with the same recipe: next month's, for one."""
        self._reader.stop()
        self._reader.deleteLater()
        self._path, self._reader = path, self._reader_of(path)
        self._recipe = changed(self._recipe, period="")
        self._read(self._recipe)

    @property
    def problem(self) -> str:
        """Why the table cannot be read; empty when it can."""
        return "" if self._problem.isHidden() else self._problem.text()

    def _reader_of(self, path: Path) -> Reader:
        source = self._source.id if self._source is not None else ""
        reader = Reader(path, self._session.journey, self, source=source)
        reader.reported.connect(self._show)
        reader.refused.connect(self._refuse)
        reader.rows_came.connect(self.sheet.take)
        reader.progressed.connect(self._show_progress)
        reader.landed.connect(self._land)
        self.sheet.model_.page_wanted.connect(reader.fetch)
        self._names.setText(f"{path.name} → {self._session.journey.info.title}")
        return reader

    def _read(self, recipe: Recipe | None) -> None:
        """Read the table with a recipe; without one as its source was read."""
        self._import.setEnabled(False)
        self.progress.begin()
        self._reader.read(recipe)

    def _show_progress(self, progress: Progress) -> None:
        self.progress.show_progress(progress)

    def _show(self, report: Report) -> None:
        self.report, self._recipe = report, report.recipe
        self.progress.end()
        self._problem.hide()
        self.options.show_report(report)
        self.options.show_recipe(self._recipe)
        self.questions.show_questions(report.questions)
        self.sheet.show_report(report)
        self.stages.show_report(report)
        self.columns.show_report(report)
        self.add_figure.show_report(report)
        self.segments.show_report(report)
        self.landing.show_report(report)
        self.problems.show_notes(report.notes, report.warnings)
        self.assumptions.show_assumptions(report.assumptions)
        open_names = sum(not match.certain for match in report.matches)
        self._name_tab(self.stages, _("&Stages"), open_names)
        self._name_tab(self.assumptions, _("Ass&umed"), len(report.assumptions))
        self._name_tab(self.problems, _("&Left out"), len(report.notes) + len(report.warnings))
        self._tabs.setTabVisible(self._tabs.indexOf(self.segments), bool(report.segments))
        self._summary.setText(summary(report))
        self._import.setEnabled(bool(report.counts.landing))

    def _refuse(self, message: str) -> None:
        """Say why the table cannot be read. What was found before stays in view while an answer can mend it."""
        self.progress.end()
        self._problem.setText(message)
        self._problem.show()
        self.options.show_recipe(self._recipe)
        self._import.setEnabled(False)
        self._summary.clear()
        if self.report is None:
            self.questions.show_questions(())

    def _stop(self) -> None:
        """Stop reading; the next answer reads again."""
        self._reader.stop()
        self._refuse(_("Reading was stopped. Choose an option to read again."))

    # -- answers

    def _settle(self, recipe: Recipe) -> None:
        if recipe != self._recipe:
            self._recipe = recipe
            self._read(recipe)

    def _answer(self, question: Question, option: str) -> None:
        self._recipe = answered(self._recipe, question, option)
        self._read(self._recipe)

    def _choose_stage(self, name: str, stage: str | None) -> None:
        self._settle(with_stage(self._recipe, name, stage))

    def _choose_metric(self, name: str, metric: str | None) -> None:
        self._settle(with_metric(self._recipe, name, metric))

    def _choose_segment(self, name: str, persona: str | None) -> None:
        self._settle(with_segment(self._recipe, name, persona))

    def _choose_role(self, at: int, role: Role | Literal[""]) -> None:
        column = self.sheet.model_.column(at)
        if column is not None:
            self._settle(with_role(self._recipe, column.name, role or None))

    def _choose_row(self, key: str, kind: RowKind | Literal[""], name: str) -> None:
        self._settle(with_row_kind(self._recipe, key, kind or None, name))

    def _choose_header(self, row: int) -> None:
        self._settle(with_row(self._recipe, row or None))

    def _go_to(self, cell: str) -> None:
        self.sheet.go_to(cell)

    def _choose_file(self) -> None:
        ask_open(self, _("Import metrics"), self._path.parent, table_filters(), self.open_file)

    def _save_recipe(self) -> None:
        def write(path: Path) -> None:
            try:
                write_recipe(self._recipe, self._session.journey, path)
            except TableProblem as problem:
                tell(self, _("The recipe was not saved."), problem.message)

        suggested = self._path.with_name(self._path.stem + SUFFIX)
        ask_save(self, _("Save recipe"), suggested, recipe_filters(), write)

    def _load_recipe(self) -> None:
        ask_open(self, _("Load recipe"), self._path.parent, recipe_filters(), self.use_recipe)

    def show_problems(self) -> None:
        """Bring what does not land to the front."""
        self._tabs.setCurrentWidget(self.problems)

    def show_columns(self) -> None:
        """Bring the columns of figures to the front."""
        self._tabs.setCurrentWidget(self._columns_page)

    def use_recipe(self, path: Path) -> None:
        """Read the table with the recipe in a file."""
        try:
            recipe = read_recipe(path, self._session.journey)
        except TableProblem as problem:
            tell(self, _("The recipe was not loaded."), problem.message)
        else:
            self._settle(recipe)

    # -- landing

    def accept(self) -> None:
        """Land what is shown as one change, made for the journey as it is now."""
        if self.report is not None and self.report.counts.landing and not self._reader.is_busy:
            self._set_usable(usable=False)
            self.progress.begin()
            self._reader.land(self._folder)

    def _land(self, change: Change) -> None:
        def told(share: float) -> None:
            self.progress.show_progress(Progress(_("Landing the values…"), share))

        self.progress.forbid_stop()
        self._cancel.setEnabled(False)
        Landing(self._session, change, told, super().accept, self._fell_behind, self)

    def _fell_behind(self) -> None:
        """The map was edited meanwhile in another window: read the table again for it as it is now."""
        self._set_usable(usable=True)
        self._reader.stop()
        self._read(self._recipe)

    def _set_usable(self, *, usable: bool) -> None:
        for widget in (self.options, self.questions, self.sheet, self._tabs, self._import, self._cancel):
            widget.setEnabled(usable)
        self._cancel.setEnabled(True)

    def done(self, result: int) -> None:
        """Let a reading that is under way come to nothing."""
        self._reader.stop()
        super().done(result)

    # -- parts

    def _build(self) -> None:
        self.resize(window_size(self, _SIZE))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        layout.addLayout(self._head())
        layout.addWidget(self._scrolling(), 1)
        layout.addLayout(self._foot())

    def _scrolling(self) -> QScrollArea:
        """The options, the questions and the tables, which scroll where a small screen has large text."""
        middle, area = QWidget(), QScrollArea()
        layout = QVBoxLayout(middle)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.options)
        self._problem.setWordWrap(True)
        self._problem.hide()
        layout.addWidget(self._problem)
        layout.addWidget(self.questions)
        layout.addWidget(self._tables(), 1)
        self._summary.setWordWrap(True)
        layout.addWidget(self._summary)
        area.setWidget(middle)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return area

    def _tables(self) -> QSplitter:
        """The sheet, and below it what becomes of its names beside what will land."""
        self._tabs.addTab(self.stages, _("&Stages"))
        self._tabs.addTab(self._columns_page, _("&Columns"))
        self._tabs.addTab(self.segments, _("Se&gments"))
        self._tabs.addTab(self.assumptions, _("Ass&umed"))
        self._tabs.addTab(self.problems, _("&Left out"))
        self._tabs.setTabVisible(self._tabs.indexOf(self.segments), False)
        self._tabs.setDocumentMode(True)
        below, whole = QSplitter(Qt.Orientation.Horizontal), QSplitter(Qt.Orientation.Vertical)
        below.addWidget(self._tabs)
        below.addWidget(_titled(_("What will land on the &map"), self.landing))
        below.setSizes([scaled(640), scaled(500)])
        whole.addWidget(self.sheet)
        whole.addWidget(below)
        whole.setSizes([scaled(330), scaled(330)])
        for splitter in (below, whole):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(12)
        whole.setMinimumHeight(scaled(_LEAST_TABLES))
        return whole

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self.progress, 1)
        self._import.setDefault(True)
        self._import.clicked.connect(self.accept)
        self._cancel.clicked.connect(self.reject)
        for button in (self._cancel, self._import):
            row.addWidget(button)
        return row

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        title, other = _label(), QPushButton(_("Another &file…"))
        title.setText(_("Import metrics"))
        self._names.setWordWrap(True)
        title.setProperty("title", True)
        other.setAutoDefault(False)
        other.clicked.connect(self._choose_file)
        head.addWidget(title)
        head.addWidget(self._names, 1, Qt.AlignmentFlag.AlignBottom)
        recipes, menu = QPushButton(_("&Recipe")), QMenu(self)
        recipes.setAutoDefault(False)
        menu.addAction(_("&Save recipe…"), self._save_recipe)
        menu.addAction(_("&Load recipe…"), self._load_recipe)
        menu.addAction(_("&Forget all answers"), lambda: self._settle(Recipe(sheet=self._recipe.sheet)))
        recipes.setMenu(menu)
        head.addWidget(recipes)
        head.addWidget(other)
        return head

    def _name_tab(self, page: QWidget, text: str, count: int) -> None:
        self._tabs.setTabText(self._tabs.indexOf(page), f"{text} ({format_number(count, 0)})" if count else text)


def _above(widget: QWidget, button: QPushButton) -> QWidget:
    """A widget with a button below it."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    column.addWidget(widget, 1)
    column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
    return page


def _titled(title: str, widget: QWidget) -> QWidget:
    """A widget below its heading."""
    frame, label = QWidget(), QLabel(title)
    label.setProperty("heading", True)
    label.setBuddy(widget)
    column = QVBoxLayout(frame)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    column.addWidget(label)
    column.addWidget(widget, 1)
    return frame


def _label(*, quiet: bool = False) -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("quiet", quiet)
    return label
