"""The export dialog: format, size, theme and language; the work itself is `exchange.export`, as on the command line."""

from pathlib import Path
from typing import Literal

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from journeyboard.editor.dialogs.files import ask_save
from journeyboard.editor.dialogs.messages import tell
from journeyboard.editor.document import Document
from journeyboard.editor.saving import file_stem
from journeyboard.editor.settings import Settings
from journeyboard.editor.work import Progress, run_with_progress
from journeyboard.exchange.export import export
from journeyboard.exchange.formats.png import PNG
from journeyboard.exchange.formats.xlsx import XLSX
from journeyboard.exchange.png import LONGEST_SIDE, UNITS_PER_INCH, picture_size
from journeyboard.journey.records import View
from journeyboard.language import _, format_number
from journeyboard.storage.problems import FileProblem

Kind = Literal["png", "xlsx"]
_SCALES = (1, 2, 3, 4)


class ExportDialog(QDialog):
    """Asks how the map is to be written, then where."""

    def __init__(self, window: QWidget, document: Document, settings: Settings, kind: Kind) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._window, self._document, self._settings, self._kind = window, document, settings, kind
        self.setWindowTitle(_("Export picture") if kind == "png" else _("Export workbook"))
        self.theme_box, self.language_box, self.scale_box = QComboBox(), QComboBox(), QComboBox()
        self.width_box, self.dpi_box = QSpinBox(), QSpinBox()
        self._size = QLabel()
        self._size.setProperty("quiet", True)
        self._fill()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(14)
        layout.addLayout(self._form())
        if kind == "png":
            layout.addWidget(self._size)
        else:
            about = QLabel(
                _("The map as a table, personas, cards, metrics with their readings, and the map's picture.")
            )
            about.setWordWrap(True)
            about.setProperty("quiet", True)
            layout.addWidget(about)
        layout.addWidget(self._buttons())
        self.setMinimumWidth(420)

    # -- what is chosen

    @property
    def theme(self) -> Literal["light", "dark"]:
        """The theme chosen."""
        return "dark" if self.theme_box.currentData() == "dark" else "light"

    @property
    def language(self) -> Literal["en", "de"]:
        """The language chosen."""
        return "de" if self.language_box.currentData() == "de" else "en"

    def export_to(self, path: Path) -> None:
        """Write the file, with progress and Cancel, and close the dialog when it stands."""
        self._settings.folder = path.parent
        journey, view = self._document.session.journey, self._shown()
        width = self.width_box.value() if self._kind == "png" else None
        dpi = float(self.dpi_box.value()) if self._kind == "png" else None
        theme, language = self.theme, self.language
        made = PNG if self._kind == "png" else XLSX

        def job(progress: Progress) -> bool:
            values: dict[str, object] = {"theme": theme, "language": language}
            if made is PNG:
                values |= {"width": width, "dpi": dpi}
            options = made.options.model_validate(values)
            return export(made, journey, options, path, shown=view, go_on=progress)

        def done(_written: bool) -> None:
            self.accept()

        run_with_progress(self, _("Writing {name}…").format(name=path.name), job, done, self._failed)

    # -- parts

    def _fill(self) -> None:
        for name, label in (("light", _("Light")), ("dark", _("Dark"))):
            self.theme_box.addItem(label, name)
        self.theme_box.setCurrentIndex(self.theme_box.findData(self._shown().theme or "light"))
        for name, label in (("en", _("English")), ("de", _("German"))):
            self.language_box.addItem(label, name)
        self.language_box.setCurrentIndex(self.language_box.findData(self._document.session.journey.info.language))
        for scale in _SCALES:
            self.scale_box.addItem(_("{number} × screen size").format(number=scale), scale)
        self.scale_box.addItem(_("Other"), 0)
        for box in (self.width_box, self.dpi_box):
            box.lineEdit().setTextMargins(6, 0, 0, 0)  # where other fields begin
        self.width_box.setRange(16, LONGEST_SIDE)
        self.width_box.setSuffix(" px")
        self.width_box.setGroupSeparatorShown(True)
        self.dpi_box.setRange(36, 1200)
        self.dpi_box.setSuffix(" dpi")
        self.scale_box.activated.connect(self._scale_chosen)
        self.width_box.valueChanged.connect(self._width_chosen)
        self.dpi_box.valueChanged.connect(self._show_size)
        self.scale_box.setCurrentIndex(self.scale_box.findData(2))
        self._scale_chosen()

    def _form(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(4)
        fields: list[tuple[str, QWidget]] = [(_("Theme"), self.theme_box), (_("Language"), self.language_box)]
        if self._kind == "png":
            fields += [(_("Size"), self.scale_box), (_("Width"), self.width_box), (_("Print density"), self.dpi_box)]
        for at, (name, field) in enumerate(fields):
            label = QLabel(name)
            label.setProperty("quiet", True)
            label.setBuddy(field)
            grid.addWidget(label, at // 2 * 2, at % 2)
            grid.addWidget(field, at // 2 * 2 + 1, at % 2)
            grid.setColumnStretch(at % 2, 1)
        return grid

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        choose = buttons.addButton(_("Export…"), QDialogButtonBox.ButtonRole.AcceptRole)
        choose.setDefault(True)
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._ask_where)
        buttons.rejected.connect(self.reject)
        return buttons

    def _shown(self) -> View:
        return self._document.session.view

    def _scale_chosen(self) -> None:
        scale = self.scale_box.currentData()
        if scale:
            board = self._document.session.board
            with QSignalBlocker(self.width_box), QSignalBlocker(self.dpi_box):
                self.width_box.setValue(picture_size(board, scale=scale).width)
                self.dpi_box.setValue(round(scale * UNITS_PER_INCH))
        self._show_size()

    def _width_chosen(self) -> None:
        self.scale_box.setCurrentIndex(self.scale_box.findData(0))
        self._show_size()

    def _show_size(self) -> None:
        """Say how large the picture gets, in pixels and on paper."""
        try:
            size = picture_size(self._document.session.board, width=self.width_box.value())
        except FileProblem as problem:
            self._size.setText(problem.message)
            return
        centimetres = [format_number(side / self.dpi_box.value() * 2.54, 1) for side in (size.width, size.height)]
        self._size.setText(
            _("{width} × {height} pixels, {wide} × {high} cm on paper").format(
                width=format_number(size.width, 0),
                height=format_number(size.height, 0),
                wide=centimetres[0],
                high=centimetres[1],
            )
        )

    def _ask_where(self) -> None:
        stem = self._document.path.stem if self._document.path else file_stem(self._document.title)
        suggested = self._settings.folder / f"{stem}.{self._kind}"
        name = _("PNG picture (*.png)") if self._kind == "png" else _("Excel workbook (*.xlsx)")
        ask_save(self, self.windowTitle(), suggested, [name], self.export_to)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, FileProblem):
            raise error
        tell(self, _("Nothing was exported."), error.message)
