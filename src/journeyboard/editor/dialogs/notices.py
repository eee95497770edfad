"""What could not be read of a file, what has no place on the map, and what the person should know."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from journeyboard.editor.document import Document
from journeyboard.language import _


def troubles(document: Document) -> list[str]:
    """One line for each: what was said when the file was opened, parts set aside, cards without a place."""
    journey = document.session.journey
    lines = [str(notice) for notice in document.notices]
    lines += [
        _("Set aside from “{array}”: {reason}").format(array=part.of, reason=part.reason)
        for part in journey.set_aside
        if not any(part.reason in line for line in lines)
    ]
    lines += [_("Unplaced card: {text}").format(text=" ".join(card.text.split())) for card in journey.unplaced()]
    return lines


def show_troubles(parent: QWidget, name: str, lines: Sequence[str]) -> QDialog:
    """List them in a window of its own."""
    dialog = QDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(_("Problems in the file"))
    dialog.setMinimumSize(560, 320)
    heading = QLabel(_("What you should know of {name}").format(name=name))
    heading.setTextFormat(Qt.TextFormat.PlainText)
    heading.setProperty("heading", True)
    note = QLabel(
        _(
            "What could not be read is set aside and kept in the file as it is. "
            "Cards without a place stand below the map."
        )
    )
    note.setWordWrap(True)
    note.setProperty("quiet", True)
    listing = QPlainTextEdit("\n".join(lines) or _("Nothing is wrong."))
    listing.setReadOnly(True)
    buttons = QDialogButtonBox()
    buttons.addButton(_("Close"), QDialogButtonBox.ButtonRole.RejectRole)
    buttons.rejected.connect(dialog.close)
    layout = QVBoxLayout(dialog)
    for widget in (heading, note, listing, buttons):
        layout.addWidget(widget)
    dialog.open()
    return dialog
