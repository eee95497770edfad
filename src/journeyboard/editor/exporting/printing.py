"""The print dialog: which part of the map, how it lies on paper, and what that looks like."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from journeyboard.drawing.theme import Theme
from journeyboard.editor.dialogs.messages import tell
from journeyboard.editor.document import Document
from journeyboard.editor.exporting.form import OptionsForm, form_width
from journeyboard.editor.exporting.part import PartChooser
from journeyboard.editor.exporting.preview import PreviewPane, Seen
from journeyboard.editor.widgets.sizing import window_size
from journeyboard.exchange.format import Page, Pages
from journeyboard.exchange.paper.options import PaperOptions
from journeyboard.exchange.paper.pages import pages_of
from journeyboard.exchange.paper.printing import prepare, print_pages
from journeyboard.exchange.scope import part
from journeyboard.language import _, ngettext
from journeyboard.storage.problems import FileProblem

_SIZE = (940, 660)
_FORM_WIDTH = 330


class PrintDialog(QDialog):
    """Shows the pages as they will be printed, then asks the system's print dialog for the printer."""

    def __init__(self, window: QWidget, document: Document, theme: Theme) -> None:
        super().__init__(window)
        self.setWindowTitle(_("Print"))
        self._document = document
        self.form, self.part = OptionsForm(PaperOptions), PartChooser(document.session)
        self.form.show_values({"layout": "page"})  # few printers have paper as large as the map
        self.preview = PreviewPane(theme)
        self._told = QLabel()
        self._told.setWordWrap(True)
        self._print = QPushButton(_("&Print…"))
        self._build()
        for chooser in (self.form, self.part):
            chooser.changed.connect(self._look)
        self.preview.seen.connect(self._on_seen)
        self._look()

    def options(self) -> PaperOptions:
        """All that is chosen."""
        return PaperOptions.model_validate({**self.form.values(), **self.part.values()})

    def pages(self) -> tuple[Page, ...]:
        """The pages to print. Raises FileProblem for a part that the map has not."""
        return self._maker()()

    def print_on(self, printer: QPrinter) -> None:
        """Print, and close; say when the printer refuses."""
        if print_pages(self.pages(), printer):
            self.accept()
        else:
            tell(self, _("Nothing was printed."), _("The printer could not be started. Choose another one."))

    def _ask_printer(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        prepare(printer, self.pages()[0], self._document.title)
        asking = QPrintDialog(printer, self)
        asking.setWindowModality(Qt.WindowModality.WindowModal)
        asking.accepted.connect(lambda: self.print_on(printer))
        asking.show()

    def _maker(self) -> Callable[[], tuple[Page, ...]]:
        """Makes the pages of what is chosen now, in any thread."""
        options, session = self.options(), self._document.session
        asked, view = part(session.journey, options, session.view)
        return lambda: tuple(pages_of(asked, view, options))

    def _look(self) -> None:
        try:
            make = self._maker()
        except FileProblem as problem:
            message = problem.message
            self.preview.ask(lambda: Seen(None, (), message))
            return

        def look() -> Seen:
            pages = make()
            return Seen(
                Pages(pages, ngettext("{count} page", "{count} pages", len(pages)).format(count=len(pages))), ()
            )

        self.preview.ask(look)

    def _on_seen(self, seen: Seen) -> None:
        self._print.setEnabled(not seen.problem)
        self._told.setText(seen.problem)

    def done(self, result: int) -> None:
        """Nothing is painted any more."""
        self.preview.stop()
        super().done(result)
        self.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing is cancelling."""
        self.done(QDialog.DialogCode.Rejected)
        event.accept()

    def _build(self) -> None:
        left = QWidget()
        left.setFixedWidth(form_width(self, _FORM_WIDTH))
        options = QVBoxLayout(left)
        options.setContentsMargins(0, 0, 0, 0)
        options.setSpacing(14)
        for widget in (self.part, self.form, self._told):
            options.addWidget(widget)
        options.addStretch(1)
        columns = QHBoxLayout()
        columns.setSpacing(16)
        columns.addWidget(left)
        columns.addWidget(self.preview, 1)
        cancel = QPushButton(_("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self._print.setDefault(True)
        self._print.clicked.connect(self._ask_printer)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self._print)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.setSpacing(14)
        layout.addLayout(columns, 1)
        layout.addLayout(foot)
        self.resize(window_size(self, _SIZE))
