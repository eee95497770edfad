"""The columns of figures in the metrics import: how each was read, which metric of the map it becomes, and by which
rule its values become one."""

from collections.abc import Callable
from functools import partial

from journeyboard.editor.importing.names import MOST_ROWS, NamesTable
from journeyboard.editor.importing.process.messages import Report
from journeyboard.editor.importing.rules import (
    REMOVE,
    base_choices,
    base_key,
    formula,
    is_computed,
    rule_choices,
    rule_key,
    with_base,
    with_rule,
    without_computed,
)
from journeyboard.editor.importing.settling import BY_ITSELF, with_sign_of
from journeyboard.editor.importing.tables import plain_item, shown_value
from journeyboard.editor.widgets.sizing import scaled
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Metric
from journeyboard.journey.words import value_name
from journeyboard.language import _
from journeyboard.metrics.preview import MetricColumn
from journeyboard.metrics.recipe import Computed, Recipe

ChooseMetric = Callable[[str, str | None], None]
"""Told the heading and the id of the metric it is merged with; None leaves it out, `BY_ITSELF` goes by its name."""

_EXAMPLES = 5
_WIDTHS = (150, 120, 120, 120, 200, 200)
SIGNS = {".": "1,234.5", ",": "1.234,5"}
"""A number with each of the decimal signs."""
ON_MAP, RULE, BASE, READ_AS, _SHOWN = range(1, 6)
"""Columns of the table."""
_AS_SHOWN, _EDIT = "=", "e"
_Choices = list[tuple[str, str]]


class ColumnsTable(NamesTable):
    """Every column of figures with what becomes of it; it is merged with another metric only when that is chosen.
    `settle` is given the recipe that another rule makes; `edit` is asked to change a figure that is computed."""

    def __init__(
        self,
        journey: Journey,
        choose: ChooseMetric,
        settle: Callable[[Recipe], None],
        edit: Callable[[Computed], None],
    ) -> None:
        headings = [_("Column in the file"), _("On the map"), _("Rule"), _("Weighted by"), _("Read as"), _("Examples")]
        super().__init__(headings, choose)
        self._journey, self._settle, self._edit = journey, settle, edit
        self._report: Report | None = None
        self._offers: dict[str, tuple[str, ...]] = {}
        self._shown: dict[tuple[str, int], _Choices] = {}
        self.setAccessibleName(_("Columns in the file"))
        for column, width in enumerate(_WIDTHS):
            self.setColumnWidth(column, scaled(width))

    def show_report(self, report: Report) -> None:
        """Show the columns of the table; the boxes stay while what they offer does."""
        self._report = report
        columns = report.metrics[:MOST_ROWS]
        fresh = self.show_names(column.name for column in columns)
        if fresh:
            self._offers, self._shown = {}, {}
        for row, column in enumerate(columns):
            by_hand = column.name in report.recipe.metrics
            offers = self._offers.get(column.name, ()) if by_hand and not fresh else self._offers_of(column)
            if fresh or offers != self._offers.get(column.name):
                self._offers[column.name] = offers
                self.put_box(column.name, self._choices(offers))
            self._show(row, column, report)
            self._show_read_as(row, column, report)
            if is_computed(report, column):
                self._show_computed(column, report)
            else:
                self._show_rule(column, report)
        self.fit_boxes(ON_MAP, RULE, BASE, READ_AS)

    def _offers_of(self, column: MetricColumn) -> tuple[str, ...]:
        """What a column is by itself (a metric's id; empty for a new one), then what it could be merged with."""
        return (column.existing or "", *column.offers)

    def _choices(self, offers: tuple[str, ...]) -> _Choices:
        choices: _Choices = []
        for at, metric_id in enumerate(offers):
            metric = self._journey.find(Metric, metric_id) if metric_id else None
            label = _("Same as {metric}").format(metric=metric.name) if metric is not None else _("New metric")
            choices.append((label, BY_ITSELF if at == 0 else metric_id))
        return choices

    # -- rules

    def _show_rule(self, column: MetricColumn, report: Report) -> None:
        name = column.name
        self._offer(name, RULE, rule_choices(report, column), rule_key(report, column), self._choose_rule)
        self._offer(name, BASE, base_choices(report, column), base_key(report, column), self._choose_base)

    def _show_computed(self, column: MetricColumn, report: Report) -> None:
        made = next(one for one in report.recipe.computed if one.name == column.name)
        choices = [(formula(made), _AS_SHOWN), (_("Change…"), _EDIT), (_("— remove —"), REMOVE)]
        self._offer(column.name, RULE, choices, _AS_SHOWN, self._choose_computed)

    def _offer(self, name: str, at: int, choices: _Choices, key: str, chosen: Callable[[str, int, str], None]) -> None:
        """Put a box with these choices, unless it is there already, and show what is chosen."""
        if self._shown.get((name, at)) != choices:
            self._shown[name, at] = choices
            words = {RULE: _("Rule for {name}"), BASE: _("Weight or scale of {name}"), READ_AS: _("Numbers of {name}")}
            self.put_choices(name, at, choices, words[at], partial(chosen, name, at))
        box = self.box(name, at)
        box.setCurrentIndex(max(0, box.findData(key)))

    def _column(self, name: str) -> tuple[Report, MetricColumn] | None:
        if self._report is None:
            return None
        column = next((one for one in self._report.metrics if one.name == name), None)
        return None if column is None else (self._report, column)

    def _choose_rule(self, name: str, _at: int, key: str) -> None:
        if found := self._column(name):
            self._settle(with_rule(*found, key))

    def _choose_base(self, name: str, _at: int, key: str) -> None:
        if found := self._column(name):
            self._settle(with_base(*found, key))

    def _choose_computed(self, name: str, at: int, key: str) -> None:
        if self._report is None:
            return
        self.box(name, at).setCurrentIndex(0)
        if key == REMOVE:
            self._settle(without_computed(self._report.recipe, name))
        elif key == _EDIT:
            self._edit(next(one for one in self._report.recipe.computed if one.name == name))

    # -- what was read

    def _show(self, row: int, column: MetricColumn, report: Report) -> None:
        choice = report.recipe.metrics.get(column.name, BY_ITSELF)
        self.mark(column.name, choice)
        examples = [self._example(column, *example) for example in column.examples[:_EXAMPLES]]
        for at, text in ((0, column.name), (_SHOWN, "; ".join(examples))):
            item = plain_item(text)
            item.setToolTip(item.text())
            self.setItem(row, at, item)

    def _show_read_as(self, row: int, column: MetricColumn, report: Report) -> None:
        """The unit, and where texts have a decimal sign, a box that takes another one."""
        unit = value_name("unit", column.unit)
        if not column.decimal:
            self._shown.pop((column.name, READ_AS), None)
            self.removeCellWidget(row, READ_AS)
            self.setItem(row, READ_AS, plain_item(unit))
            return
        given = report.recipe.decimals.get(column.heading, "")
        self.takeItem(row, READ_AS)
        found = _("As found") if given else f"{SIGNS[column.decimal]} ({column.decided})"
        choices = [(f"{unit} · {words}", key) for words, key in ((found, ""), *((SIGNS[key], key) for key in SIGNS))]
        self._offer(column.name, READ_AS, choices, given, self._choose_sign)

    def _choose_sign(self, name: str, _at: int, key: str) -> None:
        if found := self._column(name):
            report, column = found
            self._settle(with_sign_of(report.recipe, column.heading, key))

    def _example(self, column: MetricColumn, text: str, value: float) -> str:
        """A text of the table and the number it was read as; of a cell that is a number, the number alone."""
        shown = shown_value(self._journey, column, value)
        return shown if text in (str(value), f"{value:.0f}") else f"{text} → {shown}"
