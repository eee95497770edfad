"""Writing the lists: a table on each sheet, with filters, choices, widths, and what is empty folded away."""

from collections.abc import Callable, Sequence
from math import ceil
from typing import Any

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from journeyboard.drawing.theme import LIGHT
from journeyboard.exchange.workbook import styles
from journeyboard.exchange.workbook.book import Book
from journeyboard.exchange.workbook.columns import Column, List, RowOf, Value
from journeyboard.exchange.workbook.measuring import lines_of, row_height
from journeyboard.language import _

_LINE_HEIGHT = 15.0
_A4_WIDTH, _A3_WIDTH = 160, 250
"""Characters on the width of a printed page that one can still read."""
_ROWS_TO_COME = 300
"""So many rows below the last one offer choices too."""
_LONGEST_CHOICES = 255
"""Characters of all choices together that a cell can offer by itself (Excel's limit)."""


class ListWriter:
    """Writes the lists of a workbook; a choice among the rows of another list needs to know where all of them stand."""

    def __init__(self, book: Book, lists: Sequence[List[Any]]) -> None:
        self._book, self._lists = book, {each.name: each for each in lists}

    def write(self, sheet: Worksheet, made: List[Any], row_done: Callable[[], None] | None = None) -> None:
        """Write one list: headings in the first row, which stays in view with the first column."""
        records = made.records
        last = max(1, len(records))
        self._write_table(sheet, made, last)
        letters = {column.key: xl_col_to_name(index) for index, column in enumerate(made.columns)}
        for row, record in enumerate(records, start=1):
            lines = 1
            for index, column in enumerate(made.columns):
                value = column.value(record)
                self._write_cell(sheet, row, index, column, record, value, RowOf(letters, row + 1))
                if column.wraps and isinstance(value, str) and value:
                    lines = max(lines, lines_of(value, column.width))
            if lines > 1:
                sheet.set_row(row, row_height(lines, _LINE_HEIGHT))
            if row_done is not None:
                row_done()
        shown = self._set_columns(sheet, made)
        for index, column in enumerate(made.columns):
            self._offer(sheet, index, column, last)
        ruled = {"type": "no_errors", "format": self._book.workbook.add_format(styles.RULED)}
        sheet.conditional_format(1, 0, last, len(made.columns) - 1, ruled)
        self._set_up_page(sheet, made, shown, last)

    def _write_table(self, sheet: Worksheet, made: List[Any], last: int) -> None:
        heading = self._book.format(styles.HEADING, styles.MIDDLE)
        sheet.add_table(
            0,
            0,
            last,
            len(made.columns) - 1,
            {
                "name": made.name,
                "style": "Table Style Light 1",
                "columns": [{"header": column.heading, "header_format": heading} for column in made.columns],
            },
        )
        tallest = max(lines_of(column.heading, column.width - 3) for column in made.columns)
        sheet.set_row(0, max(22, row_height(tallest, _LINE_HEIGHT)))
        sheet.freeze_panes(1, 1)
        sheet.set_zoom(90)

    def _write_cell(
        self,
        sheet: Worksheet,
        row: int,
        index: int,
        column: Column[Any],
        record: Any,  # noqa: ANN401 - a record of the list
        value: Value,
        at: RowOf,
    ) -> None:
        if value is None or value == "":
            if column.formula is not None:
                self._book.put_formula(sheet, row, index, column.formula(at), None, *self._look(column, ""))
            return
        shown = column.number_format if isinstance(column.number_format, str) else column.number_format(record)
        look = self._look(column, shown)
        if column.colour is not None and (colour := column.colour(record)):
            look = [*look, {"font_color": colour, "bold": True}]
        if not isinstance(value, str):
            look = [*look, styles.NUMBER]
        if column.formula is not None:
            self._book.put_formula(sheet, row, index, column.formula(at), value, *look)
        elif isinstance(value, str):
            self._book.put_field(sheet, row, index, value, *look, of=(record.id, column.heading))
        else:
            self._book.put(sheet, row, index, value, *look)

    def _look(self, column: Column[Any], number_format: str) -> list[styles.Style]:
        look = [styles.QUIET if column.is_key else styles.TEXT, styles.TOP if column.wraps else styles.ONE_LINE]
        return [*look, {"num_format": number_format}] if number_format else look

    def _set_columns(self, sheet: Worksheet, made: List[Any]) -> list[Column[Any]]:
        """Set the widths; columns in which nothing stands are folded away, a click from coming back. The others."""
        shown: list[Column[Any]] = []
        before_folded = False
        for index, column in enumerate(made.columns):
            folded = column.is_key or (index > 0 and not any(_stands(column.value(record)) for record in made.records))
            usual = column.number_format if isinstance(column.number_format, str) else ""
            look = self._book.format(*self._look(column, usual))
            options = {"level": 1, "hidden": True} if folded else {"collapsed": before_folded}
            sheet.set_column(index, index, column.width, look, options)
            before_folded = folded
            if not folded:
                shown.append(column)
        if before_folded:
            sheet.set_column(len(made.columns), len(made.columns), None, None, {"collapsed": True})
        return shown

    def _offer(self, sheet: Worksheet, index: int, column: Column[Any], last: int) -> None:
        """What may be chosen or typed in a column, its next rows included. Something else is asked about, not refused:
        it may be new."""
        area = (1, index, last + _ROWS_TO_COME, index)
        if column.choices or column.choices_of[0]:
            source = self._choices(column)
            if source is not None:
                sheet.data_validation(
                    *area,
                    {
                        "validate": "list",
                        "source": source,
                        "error_type": "warning",
                        "error_title": column.heading[:32],
                        "error_message": _("This is none of the choices. Keep it anyway?"),
                    },
                )
        elif column.whole is not None and column.whole[1] < 100:
            low, high = column.whole
            sheet.data_validation(
                *area,
                {
                    "validate": "integer",
                    "criteria": "between",
                    "minimum": low,
                    "maximum": high,
                    "error_title": column.heading[:32],
                    "error_message": _("A whole number from {low} to {high} fits here.").format(low=low, high=high),
                },
            )
        if column.bars is not None:
            sheet.conditional_format(
                *area,
                {
                    "type": "data_bar",
                    "min_type": "num",
                    "min_value": column.bars[0],
                    "max_type": "num",
                    "max_value": column.bars[1],
                    "bar_color": "#9ED8C6",
                    "bar_negative_color": "#F0B3B9",
                    "bar_axis_color": LIGHT.mute,
                    "bar_solid": True,
                    "bar_border_color": "#9ED8C6",
                    "bar_negative_border_color": "#F0B3B9",
                },
            )

    def _choices(self, column: Column[Any]) -> list[str] | str | None:
        if column.choices:
            fits = len(",".join(column.choices)) <= _LONGEST_CHOICES and not any("," in name for name in column.choices)
            return list(column.choices) if fits else None
        name, key = column.choices_of
        other = self._lists[name]
        index = next(at for at, each in enumerate(other.columns) if each.key == key)
        letter = xl_col_to_name(index)
        title = other.title.replace("'", "''")
        return f"='{title}'!${letter}$2:${letter}${max(1, len(other.records)) + 1}"

    def _set_up_page(self, sheet: Worksheet, made: List[Any], shown: Sequence[Column[Any]], last: int) -> None:
        """Where a list is wider than a page, each page repeats the columns that tell which row it is."""
        width = sum(column.width for column in shown)
        if width > _A3_WIDTH:
            named = next((at for at, column in enumerate(made.columns) if column.key in ("name", "text")), 0)
            kept = sum(column.width for column in made.columns[: named + 1] if column in shown)
            styles.set_up_page(sheet, pages_wide=ceil((width - kept) / (_A3_WIDTH - kept)), large=True)
            sheet.repeat_columns(0, named)
        else:
            styles.set_up_page(sheet, large=width > _A4_WIDTH)
        sheet.repeat_rows(0)
        sheet.print_area(0, 0, last, len(made.columns) - 1)


def _stands(value: Value) -> bool:
    return value is not None and value != ""
