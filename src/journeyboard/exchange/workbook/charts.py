"""Native charts: the emotion curves, the funnel, and each metric over time. Their figures stand on a sheet of their own
and are taken from the lists, so that a chart moves when a list is edited."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from xlsxwriter.chart import Chart
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from journeyboard.board.palette import STAGE_COLOURS
from journeyboard.drawing.theme import LIGHT
from journeyboard.exchange.figures import Block, Series, emotion_block, funnel_block, metric_block, told
from journeyboard.exchange.workbook import styles
from journeyboard.exchange.workbook.book import Book
from journeyboard.exchange.workbook.columns import List
from journeyboard.exchange.workbook.measuring import lines_of, row_height
from journeyboard.journey.insight.funnel import funnel
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Feeling, FeelingState, Reading
from journeyboard.language import _

_MOST_LIVE = 2_000
"""Up to so many records of a list are looked up by formulas; more would make every edit slow."""
_MOST_PLACES = len(STAGE_COLOURS)
_MOST_METRICS = 24
_WIDE, _HALF, _TALL, _LOW = 1140, 560, 400, 280
_GAP = 20
_ROW = 20
"""Pixels of a row of the sheet; charts and gaps are whole rows, so that pages break between them."""
_ROWS_OF_CHARTS = 5
"""So many stand on a printed page below each other; one less below the emotion curves, which are taller."""
_STATES: tuple[FeelingState, ...] = ("as_is", "to_be")
_FONT = {"name": styles.FONT, "size": 9, "color": LIGHT.mute}


def has_charts(journey: Journey) -> bool:
    """Whether there is anything to draw."""
    return bool(journey.all(Feeling)) or bool(journey.all(Reading))


class ChartsWriter:
    """Writes the charts onto one sheet and their figures onto another."""

    def __init__(self, book: Book, sheet: Worksheet, figures: Worksheet, lists: Sequence[List[Any]]) -> None:
        self._book, self._sheet, self._figures = book, sheet, figures
        self._lists = {each.name: each for each in lists}
        self._row = 0
        self._y = _GAP

    def write(self, journey: Journey) -> None:
        """Write all charts of the journey that have something to show."""
        self._figures.set_column(0, 0, 34)
        self._figures.set_column(1, 200, 18)
        self._sheet.hide_gridlines(2)
        if (emotions := emotion_block(journey, LIGHT)) is not None:
            chart = self._chart("line", emotions, "feelings", (_WIDE, _TALL))
            axis = {"min": -2, "max": 2, "major_unit": 1, "num_format": "+0;-0;0", "name": _("Feeling")}
            chart.set_y_axis({**_AXIS, **axis, "name_font": {**_FONT, "bold": False}})
            chart.set_x_axis({**_AXIS, "label_position": "low", "major_gridlines": {"visible": False}})
            self._insert(chart, emotions, 0)
            self._y += _TALL + _GAP
        blocks = [*self._funnel_chart(journey), *self._metric_charts(journey)]
        for index, (chart, block) in enumerate(blocks):
            self._insert(chart, block, index % 2 * (_HALF + _GAP))
            self._y += (_LOW + _GAP) * (index % 2)
        self._break_pages(emotions is not None, len(blocks))
        styles.set_up_page(self._figures)

    def _break_pages(self, begins_tall: bool, halves: int) -> None:
        """Begin a printed page before a chart that the last page would cut."""
        styles.set_up_page(self._sheet, upright=True)
        row, breaks = (_TALL + _GAP) // _ROW if begins_tall else 0, list[int]()
        step = (_LOW + _GAP) // _ROW
        first = _ROWS_OF_CHARTS - 1 if begins_tall else _ROWS_OF_CHARTS
        for number in range((halves + 1) // 2):
            if number >= first and (number - first) % _ROWS_OF_CHARTS == 0:
                breaks.append(row)
            row += step
        self._sheet.set_h_pagebreaks(breaks)

    def _funnel_chart(self, journey: Journey) -> Iterator[tuple[Chart, Block]]:
        stages = funnel(journey)
        if not stages:
            return
        block = funnel_block(journey, stages, LIGHT)
        chart = self._chart("bar", block, "readings", (_HALF, _LOW))
        chart.set_legend({"none": True})
        chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}})
        chart.set_y_axis({**_AXIS, "reverse": True, "major_gridlines": {"visible": False}})
        yield chart, block

    def _metric_charts(self, journey: Journey) -> Iterator[tuple[Chart, Block]]:
        for metric in journey.metrics[:_MOST_METRICS]:
            block = metric_block(journey, metric, LIGHT)
            if block is None:
                continue
            kind = "line" if len(block.categories) > 1 else "column"
            chart = self._chart(kind, block, "readings", (_HALF, _LOW))
            chart.set_y_axis({**_AXIS, "num_format": block.number_format})
            chart.set_x_axis({**_AXIS, "label_position": "low", "major_gridlines": {"visible": False}})
            yield chart, block

    def _chart(self, kind: str, block: Block, source: str, size: tuple[int, int]) -> Chart:
        """A chart of a block, whose figures are written below the last ones."""
        top = self._row
        self._write_figures(block, source)
        title = self._figures.name
        chart = self._book.workbook.add_chart({"type": kind})
        assert chart is not None  # noqa: S101 - XlsxWriter gives none for a kind it does not know
        last = len(block.categories)
        for index, series in enumerate(block.series, start=1):
            row = top + 1 + index
            look = _line(series) if kind == "line" else {"fill": {"color": series.colour}, "gap": 45}
            chart.add_series(
                {
                    "name": [title, row, 0],
                    "categories": [title, top + 1, 1, top + 1, last],
                    "values": [title, row, 1, row, last],
                    "data_labels": _labels(kind, series, block),
                    **look,
                }
            )
        title_font = {"name": styles.FONT, "size": 12, "bold": True, "color": LIGHT.ink}
        chart.set_title({"name": block.title, "name_font": title_font, "overlay": False})
        chart.set_legend({"position": "bottom", "font": _FONT})
        chart.set_chartarea({"border": {"color": LIGHT.line}, "fill": {"color": "#FFFFFF"}})
        chart.set_plotarea({"fill": {"none": True}})
        chart.set_size({"width": size[0], "height": size[1]})
        chart.show_blanks_as("span")
        return chart

    def _insert(self, chart: Chart, block: Block, x: int) -> None:
        self._sheet.insert_chart(
            0, 0, chart, {"x_offset": _GAP + x, "y_offset": self._y, "description": told(block), "object_position": 2}
        )

    def _write_figures(self, block: Block, source: str) -> None:
        put, sheet = self._book.put, self._figures
        put(sheet, self._row, 0, block.title, styles.SECTION)
        for index, name in enumerate(block.categories, start=1):
            put(sheet, self._row + 1, index, name, styles.HEADING, styles.MIDDLE, {"align": "right"})
        sheet.set_row(self._row + 1, row_height(max(lines_of(name, 18) for name in block.categories), 15))
        for row, series in enumerate(block.series, start=self._row + 2):
            put(sheet, row, 0, series.name, styles.LABEL)
            for column, (value, record) in enumerate(zip(series.values, series.records, strict=True), start=1):
                look = (styles.TEXT, {"num_format": block.number_format})
                if value is not None and record is not None and len(self._lists[source].records) <= _MOST_LIVE:
                    self._book.put_formula(sheet, row, column, self._look_up(source, record.id), value, *look)
                elif value is not None:
                    put(sheet, row, column, value, *look)
        self._row += len(block.series) + 3

    def _look_up(self, source: str, record_id: str) -> str:
        """The formula that finds the value of a record in its list, wherever sorting has put its row."""
        made = self._lists[source]
        letters = {column.key: xl_col_to_name(index) for index, column in enumerate(made.columns)}
        title, last = made.title.replace("'", "''"), len(made.records) + 1
        value, ids = (f"'{title}'!${letters[key]}$2:${letters[key]}${last}" for key in ("value", "id"))
        return f'=SUMIFS({value},{ids},"{record_id}")'


_AXIS: Mapping[str, Any] = {
    "num_font": _FONT,
    "line": {"color": LIGHT.line},
    "major_tick_mark": "none",
    "minor_tick_mark": "none",
    "major_gridlines": {"visible": True, "line": {"color": LIGHT.grid, "width": 0.75}},
}


def _line(series: Series) -> dict[str, Any]:
    line = {"color": series.colour, "width": 1.5 if series.dashed else 2.25}
    if series.dashed:
        return {"line": {**line, "dash_type": "dash"}, "marker": {"type": "none"}, "smooth": False}
    marker = {"type": "circle", "size": 7, "fill": {"color": "#FFFFFF"}, "border": {"color": series.colour, "width": 2}}
    return {"line": line, "marker": marker, "smooth": False}


def _labels(kind: str, series: Series, block: Block) -> dict[str, Any]:
    """The figures beside bars; the notes beside points of a curve."""
    if kind != "line":
        return {"value": True, "num_format": block.number_format, "font": {**_FONT, "color": LIGHT.ink}}
    if not any(series.notes):
        return {}
    font = {**_FONT, "color": series.colour, "italic": True}
    custom = [{"value": note, "font": font} if note else {"delete": True} for note in series.notes]
    noted = [value for value, note in zip(series.values, series.notes, strict=True) if note and value is not None]
    return {"value": True, "custom": custom, "position": "above" if sum(noted) >= 0 else "below"}
