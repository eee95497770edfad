"""Native charts on slides: the emotion curves, the funnel, every metric over time; their figures can be edited."""

from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.enum.dml import MSO_LINE, MSO_THEME_COLOR
from pptx.util import Emu, Pt

from journeyboard.board.geometry import Rect
from journeyboard.exchange.figures import Block, Series, emotion_block, funnel_block, metric_block, told
from journeyboard.exchange.slides.deck import Deck, Page
from journeyboard.exchange.slides.look import Look
from journeyboard.exchange.slides.shapes import EMU, clean_xml
from journeyboard.exchange.slides.tables import numbered
from journeyboard.journey.insight.funnel import funnel
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Reading
from journeyboard.language import _, format_period

_GAP = 14.0
_SIZE, _TITLE_SIZE = 9, 11
_ON_A_SLIDE = 4
_MOST_NOTES = 14
_LONGEST_NOTE = 60


def emotion_slide(deck: Deck, journey: Journey) -> None:
    """The feelings of all personas along the steps; nothing without any."""
    block = emotion_block(journey, deck.look.theme)
    if block is None:
        return
    page = deck.page(_("Emotion curve"), _("How each persona feels at each step, from −2 to +2"))
    page.canvas.close()
    chart = _add(page, XL_CHART_TYPE.LINE_MARKERS, block, page.body, titled=False)
    _scale(deck, chart, block, lowest=-2, highest=2, step=1)
    for series, each in zip(chart.plots[0].series, block.series, strict=True):
        _style_line(series, each, deck)
        _label_notes(series, each, deck.unit)
    page.finish()


def metric_slides(deck: Deck, journey: Journey) -> None:
    """The funnel and every metric over time, four charts on a slide."""
    charts = [
        block for metric in journey.metrics if (block := metric_block(journey, metric, deck.look.theme)) is not None
    ]
    stages = funnel(journey)
    blocks = [(funnel_block(journey, stages, deck.look.theme), True)] if stages else []
    blocks += [(block, False) for block in charts]
    pages = [blocks[at : at + _ON_A_SLIDE] for at in range(0, len(blocks), _ON_A_SLIDE)]
    for number, own in enumerate(pages, start=1):
        page = deck.page(numbered(_("Metrics"), number, len(pages)), _period_told(journey))
        page.canvas.close()
        for rect, (block, is_funnel) in zip(_places(page.body, len(own)), own, strict=False):
            if is_funnel:
                _add_funnel(deck, page, block, rect)
            else:
                _add_metric(deck, page, block, rect)
        page.finish()


def _period_told(journey: Journey) -> str:
    periods = sorted({reading.period for reading in journey.all(Reading).values() if reading.period})
    if not periods:
        return ""
    if len(periods) == 1:
        return format_period(periods[0])
    return _("{first} to {last}").format(first=format_period(periods[0]), last=format_period(periods[-1]))


def _places(body: Rect, count: int) -> list[Rect]:
    """Where charts stand: one fills the body, two stand beside each other, more in two rows."""
    columns = 1 if count == 1 else 2
    rows = 1 if count <= 2 else 2
    wide, high = (body.width - _GAP * (columns - 1)) / columns, (body.height - _GAP * (rows - 1)) / rows
    return [
        Rect(body.x + column * (wide + _GAP), body.y + row * (high + _GAP), wide, high)
        for row in range(rows)
        for column in range(columns)
    ]


def _add(page: Page, kind: Any, block: Block, rect: Rect, *, titled: bool = True) -> Any:  # noqa: ANN401 - python-pptx's chart type and chart
    data = CategoryChartData(number_format=block.number_format)
    data.categories = [clean_xml(name) or "–" for name in block.categories]
    for series in block.series:
        data.add_series(clean_xml(series.name), series.values)
    place = (Emu(round(each * page.unit * EMU)) for each in (rect.x, rect.y, rect.width, rect.height))
    frame = page.slide.shapes.add_chart(kind, *place, data)
    page.canvas.adopt(frame._element.nvGraphicFramePr.cNvPr, block.title, told(block))  # noqa: SLF001 - python-pptx has no name for it
    chart = frame.chart
    chart.font.size = Pt(_SIZE * page.unit)
    _ink(chart.font, page.look)
    chart.has_title = titled
    if titled:
        title = chart.chart_title.text_frame
        title.text = clean_xml(block.title) or "–"
        run = title.paragraphs[0].runs[0]
        run.font.size, run.font.bold = Pt(_TITLE_SIZE * page.unit), True
        _ink(run.font, page.look)
        chart.chart_title.include_in_layout = False
    chart.has_legend = len(block.series) > 1
    if chart.has_legend:
        chart.legend.position = XL_LEGEND_POSITION.BOTTOM
        chart.legend.include_in_layout = False
    return chart


def _scale(
    deck: Deck,
    chart: Any,  # noqa: ANN401 - python-pptx's chart
    block: Block,
    lowest: float | None = None,
    highest: float | None = None,
    step: float | None = None,
) -> None:
    """Quiet axes: figures at the left, faint lines across, names at the foot."""
    value, category = chart.value_axis, chart.category_axis
    value.tick_labels.number_format, value.tick_labels.number_format_is_linked = block.number_format, False
    value.minimum_scale, value.maximum_scale, value.major_unit = lowest, highest, step
    value.format.line.fill.background()
    value.major_gridlines.format.line.width = Pt(0.5)
    value.major_gridlines.format.line.color.rgb = _rgb(deck.look.theme.grid)
    category.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    category.format.line.width = Pt(0.75)
    for axis in (value, category):
        axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE


def _add_metric(deck: Deck, page: Page, block: Block, rect: Rect) -> None:
    over_time = len(block.categories) > 1
    kind = XL_CHART_TYPE.LINE_MARKERS if over_time else XL_CHART_TYPE.COLUMN_CLUSTERED
    chart = _add(page, kind, block, rect)
    _scale(deck, chart, block)
    for series, each in zip(chart.plots[0].series, block.series, strict=True):
        if over_time:
            _style_line(series, each, deck)
        else:
            series.format.fill.solid()
            series.format.fill.fore_color.rgb = _rgb(each.colour)
    if not over_time:
        chart.plots[0].gap_width = 80
        _label_values(chart.plots[0], block, deck.unit)


def _add_funnel(deck: Deck, page: Page, block: Block, rect: Rect) -> None:
    chart = _add(page, XL_CHART_TYPE.BAR_CLUSTERED, block, rect)
    plot = chart.plots[0]
    plot.gap_width = 40
    series = plot.series[0]
    series.format.fill.solid()
    series.format.fill.fore_color.rgb = _rgb(deck.look.theme.accent)
    _label_values(plot, block, deck.unit)
    chart.value_axis.visible = False
    chart.value_axis.has_major_gridlines = False
    chart.value_axis.minimum_scale = 0
    chart.category_axis.reverse_order = True
    chart.category_axis.format.line.fill.background()
    chart.category_axis.major_tick_mark = XL_TICK_MARK.NONE


def _label_values(plot: Any, block: Block, unit: float) -> None:  # noqa: ANN401 - python-pptx's plot
    plot.has_data_labels = True
    labels = plot.data_labels
    labels.number_format, labels.number_format_is_linked = block.number_format, False
    labels.font.size = Pt(_SIZE * unit)
    labels.position = XL_LABEL_POSITION.OUTSIDE_END


def _style_line(series: Any, each: Series, deck: Deck) -> None:  # noqa: ANN401 - python-pptx's series
    line = series.format.line
    line.color.rgb = _rgb(each.colour)
    line.width = Pt(1.5 if each.dashed else 2.25)
    series.smooth = False
    if each.dashed:
        line.dash_style = MSO_LINE.DASH
        series.marker.style = XL_MARKER_STYLE.NONE
        return
    series.marker.style = XL_MARKER_STYLE.CIRCLE
    series.marker.size = 7
    series.marker.format.fill.solid()
    series.marker.format.fill.fore_color.rgb = _rgb(deck.look.theme.paper)
    series.marker.format.line.color.rgb = _rgb(each.colour)
    series.marker.format.line.width = Pt(1.75)


def _label_notes(series: Any, each: Series, unit: float) -> None:  # noqa: ANN401 - python-pptx's series
    """What a persona says beside its points; above good feelings, below bad ones."""
    noted = [(index, note) for index, note in enumerate(each.notes) if note]
    for index, note in noted[:_MOST_NOTES]:
        text = note if len(note) <= _LONGEST_NOTE else note[: _LONGEST_NOTE - 1] + "…"
        label = series.points[index].data_label
        label.has_text_frame = True
        label.text_frame.text = clean_xml(_("“{quote}”").format(quote=" ".join(text.split())))
        run = label.text_frame.paragraphs[0].runs[0]
        run.font.size, run.font.italic = Pt(_SIZE * unit), True
        run.font.color.rgb = _rgb(each.colour)
        value = each.values[index] or 0
        label.position = XL_LABEL_POSITION.ABOVE if value >= 0 else XL_LABEL_POSITION.BELOW


def _ink(font: Any, look: Look) -> None:  # noqa: ANN401 - python-pptx's font
    """The colour of text: the deck's own, which follows its theme, unless that could not be read."""
    if look.text:
        font.color.rgb = _rgb(look.text)
    else:
        font.color.theme_color = MSO_THEME_COLOR.TEXT_1


def _rgb(colour: str) -> RGBColor:
    return RGBColor.from_string(colour[1:])
