"""What only a person can decide of a table: each question with its answers."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from journeyboard.editor.widgets.quiet import QuietComboBox
from journeyboard.editor.widgets.sizing import scaled
from journeyboard.editor.widgets.taborder import come_before
from journeyboard.language import N_, _
from journeyboard.metrics.problems import Question
from journeyboard.metrics.recipe import EACH

Answer = Callable[[Question, str], None]

_OPTIONS: Mapping[str, str] = {
    ".": N_("1,234.5 — the point"),
    ",": N_("1.234,5 — the comma"),
    "points": N_("45.4 is 45.4 %"),
    "fraction": N_("0.454 is 45.4 %"),
    "plain": N_("no percentage"),
    "day": N_("day first"),
    "month": N_("month first"),
    "sum": N_("their sum"),
    "mean": N_("their mean"),
    "last": N_("the last one"),
    "weighted": N_("their weighted mean"),
    "median": N_("their median"),
    "min": N_("the smallest"),
    "max": N_("the largest"),
    "count": N_("how many there are"),
    "distinct": N_("how many different ones there are"),
    "year": N_("a year"),
    "us": N_("microseconds"),
    "ms": N_("milliseconds"),
    "s": N_("seconds"),
    "h": N_("hours"),
    "h:mm": N_("hours and minutes"),
    "m:ss": N_("minutes and seconds"),
}
_OF_KIND: Mapping[tuple[str, str], str] = {
    ("month", "day"): N_("a day"),
    ("time", "min"): N_("minutes"),
    ("time", "plain"): N_("no duration"),
    ("heading", "metric"): N_("values"),
    ("heading", "ignored"): N_("nothing, leave it out"),
    ("metric", EACH): N_("each lands by itself"),
}
"""What an option is called for questions of one kind."""


class Questions(QWidget):
    """The open questions, one below the other."""

    def __init__(self, answer: Answer) -> None:
        super().__init__()
        self._answer = answer
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)
        self._shown: tuple[Question, ...] = ()
        self.tab_anchor: QWidget | None = None
        """What Tab comes to after the boxes."""
        self.boxes: dict[tuple[str, str], QuietComboBox] = {}
        """The boxes that answer, by kind and subject of the question."""

    def show_questions(self, questions: tuple[Question, ...]) -> None:
        """Ask these."""
        if questions == self._shown:
            return
        self._shown = questions
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.boxes = {}
        for row, question in enumerate(questions):
            text = QLabel(_with_examples(question))
            text.setTextFormat(Qt.TextFormat.PlainText)
            text.setWordWrap(True)
            self._grid.addWidget(text, row, 0)
            if question.options:
                self._grid.addWidget(self._box(question), row, 1)
        if self.tab_anchor is not None:
            come_before(self.tab_anchor, self.boxes.values())
        self.setVisible(bool(questions))

    def _box(self, question: Question) -> QuietComboBox:
        box = QuietComboBox()
        box.setPlaceholderText(_("Choose…"))
        box.setMinimumWidth(scaled(190))
        box.setAccessibleName(question.text)
        for option in question.options:
            named = question.kind in ("role", "weight", "metric")  # options are headings of the table
            words = _OF_KIND.get((question.kind, option)) or ("" if named else _OPTIONS.get(option))
            box.addItem(_(words) if words else option, option)
        box.setCurrentIndex(-1)
        box.activated.connect(lambda _index: self._answer(question, str(box.currentData())))
        self.boxes[question.kind, question.subject] = box
        return box


def _with_examples(question: Question) -> str:
    examples = ", ".join(question.examples[:4])
    return f"{question.text} ({examples})" if examples and examples not in question.text else question.text
