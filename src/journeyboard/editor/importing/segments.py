"""What becomes of each name in the column of segments: a persona, or a segment that is kept beside the whole."""

from journeyboard.editor.importing.names import MOST_ROWS, Choose, NamesTable
from journeyboard.editor.importing.process.messages import Report
from journeyboard.editor.importing.tables import plain_item
from journeyboard.journey.journey import Journey
from journeyboard.language import _
from journeyboard.metrics.recipe import NEW, made_new


class SegmentsTable(NamesTable):
    """The names of the segments; `choose` is told a name and a persona's id, `NEW` with a name, empty for a segment
    only, or None to leave it out."""

    def __init__(self, journey: Journey, choose: Choose) -> None:
        super().__init__([_("Segment in the file"), _("On the map")], choose)
        self._journey = journey
        self.setAccessibleName(_("Segments in the file"))

    def show_report(self, report: Report) -> None:
        """Show the names and what becomes of them."""
        segments = report.segments[:MOST_ROWS]
        if self.show_names(one.name for one in segments):
            for one in segments:
                self.put_box(one.name, self._choices(one.name))
            self.fit_boxes()
        for one in segments:
            self.mark(one.name, one.persona)

    def _choices(self, name: str) -> list[tuple[str, str]]:
        choices = [(_("Segment only"), ""), *((persona.name, persona.id) for persona in self._journey.personas)]
        if name:
            new = _("New persona “{name}”").format(name=plain_item(name).text())
            choices.append((new, made_new(name, NEW)))
        return choices
