"""The export dialog: what to write, how, and how it will look; the writing itself is that of the command line."""

import threading
from collections.abc import Mapping
from pathlib import Path

from pydantic import ValidationError
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent, QIcon
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from journeyboard.drawing.icons import icon
from journeyboard.drawing.theme import Theme
from journeyboard.editor.dialogs.files import ask_save
from journeyboard.editor.dialogs.messages import tell
from journeyboard.editor.document import Document
from journeyboard.editor.exporting.form import OptionsForm, form_width
from journeyboard.editor.exporting.part import PartChooser
from journeyboard.editor.exporting.presets import PresetsBar
from journeyboard.editor.exporting.preview import PreviewPane, Seen
from journeyboard.editor.exporting.written import tell_written
from journeyboard.editor.saving import file_stem
from journeyboard.editor.settings import Settings
from journeyboard.editor.widgets.sizing import scaled, window_size
from journeyboard.editor.work import Progress, run_with_progress
from journeyboard.exchange import ExportProblem
from journeyboard.exchange.export import export, losses, preview
from journeyboard.exchange.format import AnyFormat
from journeyboard.exchange.formats import FORMATS, format_called
from journeyboard.exchange.options import Options, wrong_options
from journeyboard.exchange.presets import Preset
from journeyboard.language import _
from journeyboard.storage.problems import FileProblem

_SIZE = (1080, 720)
_LIST_WIDTH, _BESIDE_NAMES, _FORM_WIDTH = 130, 24, 350


class ExportDialog(QDialog):
    """Asks what is to be written and how, then where. What was chosen last is chosen again."""

    def __init__(
        self, window: QWidget, document: Document, settings: Settings, theme: Theme, format_id: str = ""
    ) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Export"))
        self._window, self._document, self._settings, self._theme = window, document, settings, theme
        self.forms = {made.id: OptionsForm(made.options) for made in FORMATS}
        self.part = PartChooser(document.session)
        self.preview = PreviewPane(theme)
        self.presets = PresetsBar(self._preset, settings)
        self.list = QListWidget()
        self._about, self._told = QLabel(), QLabel()
        self._export = QPushButton(_("E&xport…"))
        self._build()
        remembered = settings.exports
        for made_id, form in self.forms.items():
            form.show_values(_sensible(made_id, remembered.get(made_id, {})))
            form.changed.connect(self._on_changed)
        self.part.changed.connect(self._on_changed)
        self.presets.chosen.connect(self.use)
        self.preview.seen.connect(self._on_seen)
        self.list.currentRowChanged.connect(self._on_format)
        self.choose(format_id or remembered.get("last", {}).get("format", FORMATS[0].id))

    # -- what is chosen

    @property
    def format(self) -> AnyFormat:
        """The format chosen."""
        return FORMATS[max(0, self.list.currentRow())]

    @property
    def form(self) -> OptionsForm:
        """The options of the format chosen."""
        return self.forms[self.format.id]

    def choose(self, format_id: str) -> None:
        """Choose a format."""
        made = format_called(format_id) or FORMATS[0]
        self.list.setCurrentRow(FORMATS.index(made))

    @property
    def told(self) -> str:
        """What is said of the file: what it will not hold, or why it cannot be written."""
        return self._told.text()

    def options(self) -> Options:
        """All that is chosen. Raises ExportProblem when it contradicts itself."""
        made = self.format
        try:
            return made.options.model_validate({**self.form.values(), **self.part.values()})
        except ValidationError as error:
            raise ExportProblem(wrong_options(made.options, error)) from error

    def use(self, preset: Preset) -> None:
        """Choose what a preset says."""
        values = preset.options.model_dump()
        self.choose(preset.format.id)
        self.form.show_values(values)
        self.part.show_values(values)
        self._look()

    def _preset(self, name: str) -> Preset:
        return Preset(name, self.format, self.options())

    # -- writing

    def export_to(self, path: Path) -> None:
        """Write the file, with progress and Cancel, and close the dialog when it stands."""
        self._settings.folder = path.parent
        try:
            options = self.options()
        except FileProblem as problem:
            self._failed(problem)
            return
        made, journey, shown = self.format, self._document.session.journey, self._document.session.view
        self.preview.stop()

        stands = threading.Event()

        def job(progress: Progress) -> None:
            if export(made, journey, options, path, shown=shown, go_on=progress):
                stands.set()

        def done(_nothing: None) -> None:
            self.accept()
            tell_written(self._window, path)

        def cancelled() -> None:
            done(None) if stands.is_set() else self._look()  # too late: the file is the new one

        run_with_progress(self, _("Writing {name}…").format(name=path.name), job, done, self._failed, cancelled)

    def _ask_where(self) -> None:
        stem = self._document.path.stem if self._document.path else file_stem(self._document.title)
        made = self.format
        suggested = self._settings.folder / (stem + made.suffix)
        ask_save(self, self.windowTitle(), suggested, [f"{_(made.name)} (*{made.suffix})"], self.export_to)

    def _failed(self, error: Exception) -> None:
        self._look()
        if not isinstance(error, FileProblem):
            raise error
        tell(self, _("Nothing was exported."), error.message)

    # -- looking

    def _on_format(self) -> None:
        for form in self.forms.values():  # the stack is as high as the form that is shown
            size = QSizePolicy.Policy.Preferred if form is self.form else QSizePolicy.Policy.Ignored
            form.setSizePolicy(QSizePolicy.Policy.Preferred, size)
        self._forms.setCurrentWidget(self.form)
        self._about.setText(_(self.format.about))
        self.presets.forget()
        self._look()

    def _on_changed(self) -> None:
        self.presets.forget()
        self._look()

    def _look(self) -> None:
        """Have the preview made anew."""
        made, journey, shown = self.format, self._document.session.journey, self._document.session.view
        try:
            options = self.options()
        except FileProblem as problem:
            message = problem.message
            self.preview.ask(lambda: Seen(None, (), message))
            return

        def look() -> Seen:
            try:
                return Seen(preview(made, journey, options, shown=shown), losses(made, journey, options, shown=shown))
            except FileProblem as problem:
                return Seen(None, (), problem.message)

        self.preview.ask(look)

    def _on_seen(self, seen: Seen) -> None:
        """Say what the file will not hold, or why it cannot be written."""
        self._export.setEnabled(not seen.problem)
        self._told.setProperty("wrong", bool(seen.problem))
        self._told.setProperty("quiet", not seen.problem)
        self._told.style().polish(self._told)
        lines = [_("Not in the file:"), *(f"•  {line}" for line in seen.losses)] if seen.losses else []
        self._told.setText(seen.problem or "\n".join(lines))
        self._told.setVisible(bool(self._told.text()))

    # -- closing

    def done(self, result: int) -> None:
        """Remember what was chosen, for the next time."""
        self.preview.stop()
        remembered: dict[str, Mapping[str, object]] = {made: form.values() for made, form in self.forms.items()}
        self._settings.exports = {**remembered, "last": {"format": self.format.id}}
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing is cancelling."""
        self.done(QDialog.DialogCode.Rejected)
        event.accept()

    # -- parts

    def _build(self) -> None:
        self._fill_list()
        self._forms = QStackedWidget()
        for form in self.forms.values():
            self._forms.addWidget(form)
        middle = QWidget()
        options = QVBoxLayout(middle)
        options.setContentsMargins(2, 0, 12, 0)
        options.setSpacing(14)
        for label in (self._about, self._told):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._about.setProperty("quiet", True)
        options.addWidget(self._about)
        options.addWidget(_heading(_("Part of the map")))
        options.addWidget(self.part)
        options.addWidget(_heading(_("Options")))
        options.addWidget(self._forms)
        options.addWidget(self._told)
        options.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(middle)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFixedWidth(form_width(self, _FORM_WIDTH))
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        columns = QHBoxLayout()
        columns.setSpacing(16)
        columns.addWidget(self.list)
        columns.addWidget(scroll)
        columns.addWidget(self.preview, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.setSpacing(14)
        layout.addLayout(columns, 1)
        layout.addLayout(self._foot())
        self.resize(window_size(self, _SIZE))

    def _fill_list(self) -> None:
        self.list.setObjectName("formats")
        self.list.setAccessibleName(_("Format"))
        self.list.setIconSize(QSize(scaled(18), scaled(18)))
        self.list.setSpacing(1)
        for made in FORMATS:
            item = QListWidgetItem(self._icon(made), _(made.name))
            self.list.addItem(item)
        widest = self.list.sizeHintForColumn(0) + scaled(_BESIDE_NAMES)
        self.list.setFixedWidth(max(scaled(_LIST_WIDTH), widest))
        for row in range(self.list.count()):
            self.list.item(row).setSizeHint(QSize(0, scaled(32)))

    def _icon(self, made: AnyFormat) -> QIcon:
        """A format's icon, readable where it is chosen too."""
        plain = icon(made.icon, self._theme.mute)
        chosen = icon(made.icon, self._theme.accent_ink)
        both = QIcon(plain)
        for size in chosen.availableSizes():
            both.addPixmap(chosen.pixmap(size), QIcon.Mode.Selected)
        return both

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.presets)
        foot.addStretch(1)
        cancel = QPushButton(_("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self._export.setDefault(True)
        self._export.clicked.connect(self._ask_where)
        foot.addWidget(cancel)
        foot.addWidget(self._export)
        return foot


def _sensible(format_id: str, values: Mapping[str, object]) -> Mapping[str, object]:
    """Remembered values; none where the format does not take them any more."""
    made = format_called(format_id)
    try:
        return made.options.model_validate(values).model_dump() if made is not None else {}
    except ValidationError:
        return {}


def _heading(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("heading", True)
    return label
