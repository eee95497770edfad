"""Tables of a deck: the weak points with their reasons, the figures, the opportunities with their scores."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from journeyboard.exchange.figures import STATUS_NAMES
from journeyboard.exchange.naming import Names
from journeyboard.exchange.slides.deck import Deck
from journeyboard.exchange.slides.tables import Row, TableCell, TableColumn, table_slides, unbroken
from journeyboard.journey.figure_texts import change_text, value_text
from journeyboard.journey.figures import figures_at
from journeyboard.journey.insight.weak_points import findings
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Card, View
from journeyboard.journey.scores import quadrant, score_of
from journeyboard.journey.words import value_name
from journeyboard.language import _, format_day, format_number, format_period

_MOST_WEAK_POINTS = 12
_WIDE = 800.0
"""Points of a slide from which on a table of opportunities has all columns."""


def weak_point_slides(deck: Deck, journey: Journey, view: View) -> None:
    """Where feeling, pain and figures point the same way, the weakest first."""
    found = findings(journey, view.period).weak_points[:_MOST_WEAK_POINTS]
    columns = (TableColumn(_("Where"), 2.2), TableColumn(_("Score"), 0.8, "r"), TableColumn(_("Why"), 7))
    rows = [
        (
            TableCell(finding.place.name or "–", bold=True),
            TableCell(format_number(finding.score, 0), bold=True, colour=deck.look.theme.bad),
            TableCell(" · ".join(reason.text for reason in finding.reasons)),
        )
        for finding in found
    ]
    subtitle = _("Where feeling, pain points and figures agree that something is wrong; score 0 to 100")
    table_slides(deck, _("Weak points"), subtitle, columns, rows)


def figure_slides(deck: Deck, journey: Journey, view: View) -> None:
    """Every figure with its latest value, its change and its target."""
    columns = (
        TableColumn(_("Metric"), 3),
        TableColumn(_("At"), 3),
        TableColumn(_("Period"), 1.5),
        TableColumn(_("Value"), 1.4, "r"),
        TableColumn(_("Change"), 1.6, "r"),
        TableColumn(_("Target"), 1.2, "r"),
        TableColumn(_("Status"), 1.6),
    )
    table_slides(
        deck, _("Figures"), _("The latest value of every metric"), columns, list(_figure_rows(deck, journey, view))
    )


def _figure_rows(deck: Deck, journey: Journey, view: View) -> Iterator[Row]:
    theme, names = deck.look.theme, Names(journey)
    hidden = set(view.hidden_stages)
    for stage in journey.stages:
        if stage.id in hidden:
            continue
        for place in (stage.id, *(step.id for step in journey.steps_of(stage.id))):
            for figure in figures_at(journey, place, view.period):
                metric, change = figure.metric, figure.change
                better = None if not change else (change > 0) == (metric.direction == "up")
                yield (
                    TableCell(metric.name, bold=True),
                    TableCell(names.place(place)),
                    TableCell(unbroken(format_period(figure.latest.period))),
                    TableCell(value_text(metric, figure.latest.value), bold=True),
                    TableCell(
                        "" if change is None else change_text(metric, change, in_points=figure.change_in_points),
                        colour=theme.mute if better is None else theme.good if better else theme.bad,
                    ),
                    TableCell("" if metric.target is None else value_text(metric, metric.target).split(" / ")[0]),
                    TableCell(
                        _(STATUS_NAMES[figure.status]) if figure.status else "", colour=theme.status(figure.status)
                    ),
                )


def opportunity_slides(deck: Deck, journey: Journey) -> None:
    """The opportunities, the most promising first."""
    names = Names(journey)
    found = [card for card in journey.in_order(Card) if card.kind == "opportunity"]
    found.sort(key=lambda card: (-(score_of(card) or -1), -(card.impact or 0), card.effort or 9))
    shown = [column for column in _opportunity_columns(deck, names) if deck.width >= _WIDE or not column.only_wide]
    columns = [column.column for column in shown]
    rows = [[column.cell(card) for column in shown] for card in found]
    subtitle = _("Score = importance + max(importance − satisfaction, 0)")
    table_slides(deck, _("Opportunities"), subtitle, columns, rows)


@dataclass(frozen=True)
class _OpportunityColumn:
    column: TableColumn
    cell: Callable[[Card], TableCell]
    only_wide: bool = False
    """Whether it is left out where slides are narrow."""


def _opportunity_columns(deck: Deck, names: Names) -> Iterator[_OpportunityColumn]:
    def number(heading: str, value: Callable[[Card], float | None], *, only_wide: bool = False) -> _OpportunityColumn:
        column = TableColumn(heading, 1.1, "r")
        return _OpportunityColumn(column, lambda card: TableCell(_number(value(card))), only_wide)

    good = deck.look.theme.good
    yield _OpportunityColumn(
        TableColumn(_("Opportunity"), 4.4, least=0.24), lambda card: TableCell(card.text or "–", bold=True)
    )
    yield _OpportunityColumn(TableColumn(_("Stage"), 2), lambda card: TableCell(names.stage_of(card.step)))
    yield number(_("Importance"), lambda card: card.importance, only_wide=True)
    yield number(_("Satisfaction"), lambda card: card.satisfaction, only_wide=True)
    yield _OpportunityColumn(
        TableColumn(_("Score"), 0.9, "r"), lambda card: TableCell(_number(score_of(card)), bold=True, colour=good)
    )
    yield number(_("Impact"), lambda card: card.impact)
    yield number(_("Effort"), lambda card: card.effort)
    yield _OpportunityColumn(
        TableColumn(_("Quadrant"), 1.7), lambda card: TableCell(value_name("quadrant", quadrant(card)))
    )
    yield _OpportunityColumn(TableColumn(_("Status"), 1.5), lambda card: TableCell(value_name("status", card.status)))
    yield _OpportunityColumn(TableColumn(_("Owner"), 1.5), lambda card: TableCell(card.owner))
    yield _OpportunityColumn(
        TableColumn(_("Due"), 1.5), lambda card: TableCell(unbroken(format_day(card.due))), only_wide=True
    )


def unplaced_slides(deck: Deck, journey: Journey) -> None:
    """The cards whose lane or step is missing."""
    columns = (TableColumn(_("Kind"), 1.5), TableColumn(_("Text"), 8))
    rows = [
        (TableCell(value_name("kind", card.kind)), TableCell(card.text or card.caption or "–"))
        for card in journey.unplaced()
    ]
    table_slides(deck, _("Unplaced"), _("Cards whose lane or step is missing"), columns, rows)


def _number(value: float | None) -> str:
    return "" if value is None else format_number(value)
