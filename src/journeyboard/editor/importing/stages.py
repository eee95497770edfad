"""Every stage name of the table with what becomes of it."""

from PySide6.QtGui import QColor

from journeyboard.drawing.theme import Theme
from journeyboard.editor.importing.names import MOST_ROWS, Choose, NamesTable
from journeyboard.editor.importing.process.messages import Report
from journeyboard.editor.importing.tables import plain_item
from journeyboard.journey.journey import Journey
from journeyboard.language import N_, _
from journeyboard.metrics.matching import Match, MatchKind
from journeyboard.metrics.recipe import NEW, made_new

_WORDS: dict[MatchKind, str] = {
    "equal": N_("same name"),
    "synonym": N_("known synonym"),
    "spelling": N_("guess, accept?"),
    "position": N_("guess by position, accept?"),
    "by_hand": N_("chosen"),
    "none": N_("no match"),
}


class StagesTable(NamesTable):
    """`choose` is told a name and a stage's id, or `NEW` with a name; an offer lands only when it is chosen."""

    def __init__(self, journey: Journey, theme: Theme, choose: Choose) -> None:
        super().__init__([_("In the file"), _("On the map"), _("Match")], choose)
        self._journey, self._theme = journey, theme
        self.setAccessibleName(_("Stages in the file"))

    def show_report(self, report: Report) -> None:
        """Show the names of the table and what becomes of them."""
        matches = report.matches[:MOST_ROWS]
        if self.show_names(match.name for match in matches):
            for match in matches:
                self.put_box(match.name, self._choices(match.name))
            self.fit_boxes()
        for row, match in enumerate(matches):
            self._show(row, match)

    def _choices(self, name: str) -> list[tuple[str, str]]:
        stages = [(stage.name, stage.id) for stage in self._journey.stages]
        return [*stages, (_("New stage “{name}”").format(name=plain_item(name).text()), made_new(name, NEW))]

    def _show(self, row: int, match: Match) -> None:
        self.mark(match.name, match.stage or None)
        left_out = match.kind == "by_hand" and match.stage is None
        item = plain_item(_("left out") if left_out else _(_WORDS[match.kind]))
        theme = self._theme
        colour = theme.mute if left_out else theme.good if match.certain else theme.warn if match.stage else theme.bad
        item.setForeground(QColor(colour))
        self.setItem(row, 2, item)
