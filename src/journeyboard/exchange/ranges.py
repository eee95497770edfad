"""Ranges of cells as spreadsheets and mail programs put them on the clipboard: HTML tables and tab-separated text."""

import csv
import html
import io
import re
from collections.abc import Sequence
from html.parser import HTMLParser

Rows = list[list[str]]
"""The cells of a range, row by row; a cell may hold several lines."""

MOST_CELLS = 200_000
"""No range is read further than that; what people copy by hand is far smaller."""

_BLOCKS = {"p", "div", "li", "ul", "ol", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "dd", "dt"}
"""Elements that begin a line of their own."""
_SPACES = re.compile(r"\s+")
_UNSEEN = {"style", "script", "title", "head"}


def read_text(text: str) -> Rows:
    """A range from tab-separated text, as spreadsheets write it: a cell with line breaks stands in quotes, in which
    quotes are doubled. Text without tabs is one column, a line in each row."""
    if "\t" not in text:
        cell = _unquoted(text.strip("\r\n"))
        return [[line] for line in cell.splitlines()]
    csv.field_size_limit(2**31 - 1)
    rows: Rows = []
    cells = 0
    for row in csv.reader(io.StringIO(text, newline=""), delimiter="\t"):
        rows.append(["\n".join(cell.splitlines()) for cell in row])
        cells += len(row)
        if cells > MOST_CELLS:
            break
    return _trimmed(rows)


def read_html(text: str) -> Rows | None:
    """The first table of an HTML document as a range; merged cells stand at their first place. None without a table."""
    reader = _TableReader()
    reader.feed(text)
    reader.close()
    return _trimmed(reader.rows) if reader.rows else None


def write_text(rows: Sequence[Sequence[str]]) -> str:
    """A range as tab-separated text; a single column as plain lines."""
    if all(len(row) <= 1 for row in rows):
        return "\n".join("\n".join(row) for row in rows)
    out = io.StringIO()
    csv.writer(out, delimiter="\t", lineterminator="\n").writerows(rows)
    return out.getvalue()


def write_html(rows: Sequence[Sequence[str]], headings: int, colours: Sequence[str] = ()) -> str:
    """A range as an HTML table that looks well in a mail and falls into cells in a spreadsheet.

    The first `headings` rows, and with them the first column, are headings; `colours` are those behind the headings
    of the columns after it, "#rrggbb".
    """
    lines = [_row_of_headings(row, colours) for row in rows[:headings]]
    for row in rows[headings:]:
        first = f'<th style="{_LABEL}">{_marked_up(row[0])}</th>' if headings and row else ""
        cells = "".join(f'<td style="{_CELL}">{_marked_up(cell)}</td>' for cell in row[1 if headings else 0 :])
        lines.append(f"<tr>{first}{cells}</tr>")
    table = f'<table style="border-collapse:collapse;{_TYPE}">{"".join(lines)}</table>'
    return f'<html><head><meta charset="utf-8"></head><body>{table}</body></html>'


_TYPE = "font-family:Inter,Segoe UI,Helvetica,Arial,sans-serif;font-size:10pt"
_CELL = "mso-number-format:'\\@';border:1px solid #DDE0E8;padding:4px 8px;vertical-align:top;text-align:left"
_LABEL = f"{_CELL};background:#F6F7FA;color:#1C2233;font-weight:600"


def _row_of_headings(row: Sequence[str], colours: Sequence[str]) -> str:
    cells = [f'<th style="{_LABEL}">{_marked_up(row[0])}</th>'] if row else []
    for at, cell in enumerate(row[1:]):
        colour = colours[at] if at < len(colours) else "#697685"
        style = f"{_CELL};background:{colour};color:#FFFFFF;font-weight:600"
        cells.append(f'<th style="{style}">{_marked_up(cell)}</th>')
    return f"<tr>{''.join(cells)}</tr>"


def _marked_up(text: str) -> str:
    # Excel breaks a line inside a cell only where it is told so.
    return '<br style="mso-data-placement:same-cell">'.join(html.escape(line) for line in text.split("\n"))


def _unquoted(text: str) -> str:
    """A single cell that a spreadsheet put into quotes because of its line breaks."""
    inner = text[1:-1]
    if len(text) > 1 and text[0] == text[-1] == '"' and "\n" in inner and '"' not in inner.replace('""', ""):
        return inner.replace('""', '"')
    return text


def _trimmed(rows: Rows) -> Rows:
    """Without empty rows and columns at the end."""
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    width = max((at + 1 for row in rows for at, cell in enumerate(row) if cell.strip()), default=0)
    return [row[:width] for row in rows]


class _TableReader(HTMLParser):
    """Collects the cells of the first table; tables inside its cells are text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: Rows = []
        self._depth = 0
        self._done = False
        self._cell: list[str] | None = None
        self._unseen = 0
        self._across = 1
        self._reach: dict[int, int] = {}
        """Into how many rows below the last cell of each column still reaches."""
        self._cells = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a row or a cell, or a line inside one."""
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "table":
            self._depth += 1
        elif self._depth == 1 and not self._done:
            if tag == "tr":
                self._end_cell()
                self.rows.append([])
                self._skip_reached()
            elif tag in ("td", "th") and self.rows:
                self._begin_cell(dict(attrs))
        if self._cell is not None and (tag == "br" or tag in _BLOCKS):
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """End what was begun."""
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag == "table":
            self._depth -= 1
            if not self._depth:
                self._end_cell()
                self._done = self._done or bool(self.rows)
        elif tag in ("td", "th") and self._depth == 1:
            self._end_cell()

    def handle_data(self, data: str) -> None:
        """Text of a cell; spaces and line breaks of the source mean one space."""
        if self._cell is not None and not self._unseen:
            self._cell.append(_SPACES.sub(" ", data))

    def _begin_cell(self, attributes: dict[str, str | None]) -> None:
        self._end_cell()
        self._cells += 1
        if self._cells > MOST_CELLS:
            self._done = True
            return
        self._cell = []
        across, down = _span(attributes.get("colspan")), _span(attributes.get("rowspan"))
        at = len(self.rows[-1])
        self._reach |= dict.fromkeys(range(at, at + across), down - 1)
        self._across = across

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        lines = [" ".join(line.split()) for line in "".join(self._cell).split("\n")]
        text = "\n".join(line for line in lines if line)
        self._cell = None
        self.rows[-1] += [text, *[""] * (self._across - 1)]
        self._skip_reached()

    def _skip_reached(self) -> None:
        """Leave the places empty that a cell of a row above reaches into."""
        row = self.rows[-1]
        while self._reach.get(len(row), 0) > 0:
            self._reach[len(row)] -= 1
            row.append("")


def _span(value: str | None) -> int:
    return max(1, min(int(value), 1000)) if value and value.strip().isdigit() else 1
