"""The editor of a date: written as people write it, or chosen from a calendar."""

import re
from datetime import date

from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCalendarWidget, QLineEdit

from journeyboard.drawing.icons import icon
from journeyboard.drawing.theme import Theme
from journeyboard.editor.inspector.editors import LineEditor
from journeyboard.editor.inspector.fields import FieldForm
from journeyboard.language import _, format_date, number_language


class DateEditor(LineEditor):
    """A day as ISO text, shown in words."""

    def __init__(self, form: FieldForm, theme: Theme) -> None:
        super().__init__(form)
        self._iso = ""
        action = QAction(icon("calendar", theme.mute), _("Calendar"), self)
        action.triggered.connect(self._open_calendar)
        self.box.addAction(action, QLineEdit.ActionPosition.TrailingPosition)

    def show_value(self, value: object) -> None:
        """Show the day in words."""
        self._iso = value if isinstance(value, str) else ""
        super().show_value(value)

    def _in_words(self, value: object) -> str:
        return date_in_words(value) if isinstance(value, str) else ""

    def _read(self, text: str) -> object:
        return read_date(text)

    def _hint(self) -> str:
        return "31.10.2026" if number_language() == "de" else "2026-10-31"

    def _open_calendar(self) -> None:
        calendar = QCalendarWidget(self)
        calendar.setWindowFlags(Qt.WindowType.Popup)
        calendar.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setGridVisible(False)
        held = QDate.fromString(self._iso[:10], Qt.DateFormat.ISODate)
        if held.isValid():
            calendar.setSelectedDate(held)

        def choose(day: QDate) -> None:
            calendar.close()
            self.kept.emit(day.toString(Qt.DateFormat.ISODate))

        calendar.clicked.connect(choose)
        calendar.activated.connect(choose)
        calendar.adjustSize()
        at = self.box.mapToGlobal(QPoint(self.box.width() - calendar.width(), self.box.height() + 2))
        calendar.move(max(at.x(), self.screen().availableGeometry().left()), at.y())
        calendar.show()
        calendar.setFocus(Qt.FocusReason.PopupFocusReason)


def date_in_words(iso: str) -> str:
    """A day of a record as people read it; a time of day is left out, and what is no day stays as it is."""
    try:
        return format_date(date.fromisoformat(iso[:10])) if iso else ""
    except ValueError:
        return iso


def read_date(text: str) -> str:
    """The ISO date that `text` writes: 2026-10-31, 31.10.2026, or 31 Oct 2026 in the program's language. An empty text
    stays empty; raises ValueError with words for people."""
    from babel.dates import get_month_names

    text = text.strip()
    if not text:
        return ""
    if found := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", text):
        year, month, day = map(int, found.groups())
    elif found := re.fullmatch(r"(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})", text):
        day, month, year = map(int, found.groups())
    elif found := re.fullmatch(r"(\d{1,2})\.?\s+([^\W\d]+)\.?\s+(\d{4})", text):
        names = get_month_names("wide", locale=number_language())
        short = found[2].casefold()
        fitting = [number for number, name in names.items() if len(short) > 2 and name.casefold().startswith(short)]
        day, month, year = int(found[1]), fitting[0] if fitting else 0, int(found[3])
    else:
        day = month = year = 0
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        raise ValueError(_("Write the date as year-month-day: 2026-10-31.")) from None
