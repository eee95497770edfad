"""The first sheet: the journey in figures and in words, its weak points, and what each sheet holds."""

from collections.abc import Sequence
from typing import Any

from xlsxwriter.worksheet import Worksheet

from journeyboard.drawing.theme import LIGHT
from journeyboard.exchange.workbook import styles
from journeyboard.exchange.workbook.book import Book
from journeyboard.exchange.workbook.lists import info_columns
from journeyboard.exchange.workbook.measuring import lines_of, row_height
from journeyboard.exchange.workbook.styles import Style
from journeyboard.journey.insight.facts import facts
from journeyboard.journey.insight.weak_points import findings
from journeyboard.journey.journey import Journey
from journeyboard.language import _, format_number, format_percent

LABEL_COLUMN, VALUE_COLUMN = 1, 2
"""Where a field of the journey as a whole stands, counted from 0."""

_LAST_COLUMN = 6
_WIDTHS = (3, 26, 26, 26, 26, 26, 26)
_VALUE_WIDTH = sum(_WIDTHS[VALUE_COLUMN:])
_MOST_WEAK_POINTS = 5
_SEVERE = 4
_LINE = 15.0

Described = tuple[str, str, bool]
"""A sheet: its title, what it holds, and whether edits of it come back."""


def write_overview(book: Book, sheet: Worksheet, journey: Journey, sheets: Sequence[Described]) -> None:
    """Write the sheet; `sheets` are those that follow."""
    writer = _OverviewWriter(book, sheet)
    writer.write_head(journey)
    writer.write_info(journey)
    writer.write_weak_points(journey)
    writer.write_sheets(sheets)


class _OverviewWriter:
    """Writes from the top down."""

    def __init__(self, book: Book, sheet: Worksheet) -> None:
        self._book, self._sheet, self._row = book, sheet, 0
        for index, width in enumerate(_WIDTHS):
            sheet.set_column(index, index, width)
        sheet.hide_gridlines(2)
        styles.set_up_page(sheet, one_page=True)

    def write_head(self, journey: Journey) -> None:
        """Title, scenario, and the figures of the map in boxes."""
        self._put(0, LABEL_COLUMN, journey.info.title or _("Untitled journey"), styles.TITLE)
        self._sheet.set_row(0, 34)
        self._put(1, LABEL_COLUMN, journey.info.scenario, styles.SUBTITLE)
        self._sheet.set_row(3, 34)
        for index, (value, words, colour) in enumerate(_figures(journey)):
            ground = (styles.tinted(colour, 0.08), {"indent": 1})
            column = LABEL_COLUMN + index
            self._put(3, column, value, styles.font(20, bold=True, colour=colour), {"valign": "vcenter"}, *ground)
            self._put(4, column, words, styles.SMALL, {"valign": "top", "text_wrap": True}, *ground)
            self._sheet.set_row(4, 30)
        self._row = 6

    def write_info(self, journey: Journey) -> None:
        """The fields of the journey as a whole, each beside its name."""
        self._section(_("The journey"))
        for column in info_columns():
            self._put(self._row, LABEL_COLUMN, column.heading, styles.LABEL, styles.TOP, styles.UNDERLINED)
            text = str(column.value(journey.info) or "")
            self._over(self._row, text, styles.TEXT, styles.TOP, styles.UNDERLINED)
            if column.choices:
                options = {"validate": "list", "source": list(column.choices), "error_type": "warning"}
                self._sheet.data_validation(self._row, VALUE_COLUMN, self._row, VALUE_COLUMN, options)
            self._sheet.set_row(self._row, row_height(lines_of(text, _VALUE_WIDTH), _LINE))
            self._row += 1
        self._row += 1

    def write_weak_points(self, journey: Journey) -> None:
        """The weakest places, each with its score and its reasons."""
        found = findings(journey).weak_points[:_MOST_WEAK_POINTS]
        if not found:
            return
        self._section(_("Weak points"))
        for finding in found:
            reasons = " · ".join(reason.text for reason in finding.reasons)
            score = _("{score} of 100").format(score=format_number(finding.score, 0))
            look = (styles.TOP, styles.UNDERLINED)
            self._put(self._row, LABEL_COLUMN, f"{finding.place.name} ({score})", styles.LABEL, *look)
            self._over(self._row, reasons, styles.TEXT, *look)
            lines = max(
                lines_of(reasons, _VALUE_WIDTH), lines_of(finding.place.name + score, _WIDTHS[LABEL_COLUMN] - 4)
            )
            self._sheet.set_row(self._row, row_height(lines, _LINE))
            self._row += 1
        self._row += 1

    def write_sheets(self, sheets: Sequence[Described]) -> None:
        """What each sheet holds, with a way there, and how edits come back."""
        self._section(_("In this workbook"))
        for title, about, comes_back in sheets:
            link = self._book.format(styles.font(bold=True, colour=LIGHT.accent), styles.ONE_LINE, styles.UNDERLINED)
            target = title.replace("'", "''")
            self._sheet.write_url(self._row, LABEL_COLUMN, f"internal:'{target}'!A1", link, title)
            words = _("{about}. Edits come back.").format(about=about) if comes_back else about + "."
            self._over(self._row, words, styles.TEXT, styles.ONE_LINE, styles.UNDERLINED)
            self._sheet.set_row(self._row, 18)
            self._row += 1
        self._row += 1
        hint = _(
            "Edit cells, add rows below a list, delete rows, sort and filter as you like. Then bring the workbook "
            "back: File › Import workbook, or journeyboard import. You see what would change before anything does."
        )
        self._over(self._row, hint, styles.SMALL, styles.TOP, first=LABEL_COLUMN)
        self._sheet.set_row(self._row, 32)

    def _section(self, title: str) -> None:
        self._put(self._row, LABEL_COLUMN, title, styles.SECTION)
        self._sheet.set_row(self._row, 22)
        self._row += 1

    def _put(self, row: int, column: int, value: str, *look: Style) -> None:
        self._book.put(self._sheet, row, column, value, *look)

    def _over(self, row: int, text: str, *look: Style, first: int = VALUE_COLUMN) -> None:
        """A text over all columns from `first` on."""
        self._sheet.merge_range(row, first, row, _LAST_COLUMN, "", self._book.format(*look))
        self._put(row, first, text, *look)


def _figures(journey: Journey) -> list[tuple[str, str, str]]:
    """Six figures of the map: value, words, colour."""
    kinds: dict[str, int] = {}
    for card in journey.cards.values():
        kinds[card.kind] = kinds.get(card.kind, 0) + 1
    severe = sum((card.severity or 0) >= _SEVERE for card in journey.cards.values())
    known = facts(journey)
    mean, share = known.mean_feeling, known.evidence_share
    feeling_colour = LIGHT.ink if mean is None else LIGHT.good if mean >= 0 else LIGHT.bad

    def count(kind: str) -> str:
        return format_number(kinds.get(kind, 0), 0)

    return [
        (format_number(len(journey.stages), 0), _("Stages"), LIGHT.ink),
        (count("touchpoint"), _("Touchpoints"), LIGHT.accent),
        (
            count("pain_point"),
            _("Pain points, {count} of them severe").format(count=format_number(severe, 0)),
            LIGHT.bad,
        ),
        (count("opportunity"), _("Opportunities"), LIGHT.good),
        ("–" if mean is None else format_number(mean, 1, signed=True), _("Mean feeling, −2 to +2"), feeling_colour),
        ("–" if share is None else format_percent(share, 0), _("Cards with evidence"), LIGHT.ink),
    ]


def describe(made: Sequence[Any]) -> list[Described]:
    """The lists as the overview tells of them."""
    return [(each.title, each.about, True) for each in made]
