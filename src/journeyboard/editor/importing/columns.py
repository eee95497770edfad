"""The columns of figures in the metrics import: how each was read, and which metric of the map it becomes."""

from collections.abc import Callable

from journeyboard.editor.importing.names import MOST_ROWS, NamesTable
from journeyboard.editor.importing.process.messages import Report
from journeyboard.editor.importing.settling import BY_ITSELF
from journeyboard.editor.importing.tables import plain_item, shown_value
from journeyboard.editor.widgets.sizing import scaled
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Metric
from journeyboard.journey.words import value_name
from journeyboard.language import _
from journeyboard.metrics.preview import MetricColumn

ChooseMetric = Callable[[str, str | None], None]
"""Told the heading and the id of the metric it is merged with; None leaves it out, `BY_ITSELF` goes by its name."""

_EXAMPLES = 5
_WIDTHS = (180, 200, 360)
_SIGNS = {".": "1,234.5", ",": "1.234,5"}


class ColumnsTable(NamesTable):
    """Every column of figures with what becomes of it; it is merged with another metric only when that is chosen."""

    def __init__(self, journey: Journey, choose: ChooseMetric) -> None:
        super().__init__([_("Column in the file"), _("On the map"), _("Read as"), _("Examples")], choose)
        self._journey = journey
        self._offers: dict[str, tuple[str, ...]] = {}
        self.setAccessibleName(_("Columns in the file"))
        for column, width in enumerate(_WIDTHS):
            self.setColumnWidth(column, scaled(width))

    def show_report(self, report: Report) -> None:
        """Show the columns of the table; the boxes stay while what they offer does."""
        columns = report.metrics[:MOST_ROWS]
        fresh = self.show_names(column.name for column in columns)
        if fresh:
            self._offers = {}
        for row, column in enumerate(columns):
            by_hand = column.name in report.recipe.metrics
            offers = self._offers.get(column.name, ()) if by_hand and not fresh else self._offers_of(column)
            if fresh or offers != self._offers.get(column.name):
                self._offers[column.name] = offers
                self.put_box(column.name, self._choices(offers))
            self._show(row, column, report)
        self.fit_boxes()

    def _offers_of(self, column: MetricColumn) -> tuple[str, ...]:
        """What a column is by itself (a metric's id; empty for a new one), then what it could be merged with."""
        return (column.existing or "", *column.offers)

    def _choices(self, offers: tuple[str, ...]) -> list[tuple[str, str]]:
        choices: list[tuple[str, str]] = []
        for at, metric_id in enumerate(offers):
            metric = self._journey.find(Metric, metric_id) if metric_id else None
            label = _("Same as {metric}").format(metric=metric.name) if metric is not None else _("New metric")
            choices.append((label, BY_ITSELF if at == 0 else metric_id))
        return choices

    def _show(self, row: int, column: MetricColumn, report: Report) -> None:
        choice = report.recipe.metrics.get(column.name, BY_ITSELF)
        self.mark(column.name, choice)
        sign = f"{_SIGNS[column.decimal]} ({column.decided})" if column.decimal and column.decided else ""
        read_as = " · ".join(filter(None, [value_name("unit", column.unit), sign]))
        examples = [self._example(column, *example) for example in column.examples[:_EXAMPLES]]
        for at, text in ((0, column.name), (2, read_as), (3, "; ".join(examples))):
            item = plain_item(text)
            item.setToolTip(item.text())
            self.setItem(row, at, item)

    def _example(self, column: MetricColumn, text: str, value: float) -> str:
        """A text of the table and the number it was read as; of a cell that is a number, the number alone."""
        shown = shown_value(self._journey, column, value)
        return shown if text in (str(value), f"{value:.0f}") else f"{text} → {shown}"
