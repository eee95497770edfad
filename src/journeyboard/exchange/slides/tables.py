"""Tables on slides: rows as tall as their text, going on over as many slides as they need, with the heading on each."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from journeyboard.board.geometry import Rect
from journeyboard.exchange.slides.deck import Deck, Page
from journeyboard.exchange.slides.shapes import EMU, Line, table_cell
from journeyboard.exchange.slides.texts import Align, plain
from journeyboard.language import _

_SIZES = (14.0, 13.0, 12.0, 11.0, 10.0)
"""The largest in which all rows stand on one slide; else the smallest."""
_HEAD = 0.85
"""The size of headings beside that of the rows."""
_INSETS = (5.0, 4.0, 5.0, 4.0)
_NO_BREAK = "\u00a0"
_MOST_OF_PAGE = 0.6
"""The share of a page that one row may take; more of its text is cut."""


@dataclass(frozen=True)
class TableColumn:
    """One column: its heading, its share of the width, and where its text stands."""

    heading: str
    share: float
    align: Align = "l"
    least: float = 0.0
    """The share of the width that it has at least."""


@dataclass(frozen=True)
class TableCell:
    """The text of one cell, and how it looks."""

    text: str
    bold: bool = False
    colour: str = ""
    """ "" for the deck's own."""
    fill: str = ""


Row = Sequence[TableCell]


def table_slides(deck: Deck, title: str, subtitle: str, columns: Sequence[TableColumn], rows: Sequence[Row]) -> None:
    """Write a table on as many slides as it needs; none without rows."""
    tables = (_Table(deck, columns, rows, size) for size in _SIZES)
    table = min(tables, key=lambda table: (len(table.pages), table.broken_words))
    for number, own in enumerate(table.pages, start=1):
        page = deck.page(numbered(title, number, len(table.pages)), subtitle, "\n\n".join(table.cut.get(number, ())))
        table.write(page, title, own)
        page.finish()


def numbered(title: str, number: int, count: int) -> str:
    """A title with the number of its slide where it has several."""
    return title if count < 2 else _("{title} ({number}/{count})").format(title=title, number=number, count=count)


def unbroken(text: str) -> str:
    """Text that is not broken into lines, such as a date."""
    return text.replace(" ", _NO_BREAK)


def _words(text: str) -> list[str]:
    """What of a text stays on one line."""
    return [word for line in text.split("\n") for word in line.split(" ")]


class _Table:
    """A table in one size of type: which rows stand on which slide."""

    def __init__(self, deck: Deck, columns: Sequence[TableColumn], rows: Sequence[Row], size: float) -> None:
        self._deck, self._columns, self._size = deck, columns, size
        area = deck.body
        self._widths = self._shared(rows, area.width)
        self._head = max(
            self._text_height(column.heading, size * _HEAD, at, bold=True) for at, column in enumerate(columns)
        )
        self._head += _INSETS[1] + _INSETS[3]
        self.pages: list[list[tuple[Row, float]]] = []
        self.cut: dict[int, list[str]] = {}
        """Texts that are cut on a slide, whole, by its number."""
        self.broken_words = self._count_broken(rows)
        """In how many columns a word is broken."""
        self._fill(rows, area.height - self._head)

    def _fill(self, rows: Sequence[Row], room: float) -> None:
        used = 0.0
        for row in rows:
            height = self._row_height(row)
            whole: list[str] = []
            if height > room * _MOST_OF_PAGE:
                row, whole = self._shortened(row, room * _MOST_OF_PAGE)
                height = self._row_height(row)
            if not self.pages or used + height > room:
                self.pages.append([])
                used = 0.0
            if whole:
                self.cut.setdefault(len(self.pages), []).extend(whole)
            self.pages[-1].append((row, height))
            used += height

    def _shared(self, rows: Sequence[Row], width: float) -> list[float]:
        """The widths of the columns: their shares, but each as wide as its longest word where there is room for it."""
        least = [
            max(self._longest_word(rows, at) + _INSETS[0] + _INSETS[2] + 1, column.least * width)
            for at, column in enumerate(self._columns)
        ]
        shares = [column.share for column in self._columns]
        widths = [share / sum(shares) * width for share in shares]
        if sum(least) >= width:
            return [each / sum(least) * width for each in least]
        lacking = sum(max(0.0, need - has) for need, has in zip(least, widths, strict=True))
        spare = sum(max(0.0, has - need) for need, has in zip(least, widths, strict=True))
        kept = 1 - lacking / spare if spare else 1.0
        return [need + max(0.0, has - need) * kept for need, has in zip(least, widths, strict=True)]

    def _longest_word(self, rows: Sequence[Row], at: int) -> float:
        heading = ((word, self._size * _HEAD, True) for word in self._columns[at].heading.split())
        cells = ((word, self._size, row[at].bold) for row in rows for word in _words(row[at].text))
        return max(
            (self._deck.measure.width(word, size, bold=bold) for word, size, bold in (*heading, *cells)), default=0
        )

    def _count_broken(self, rows: Sequence[Row]) -> int:
        return sum(self._longest_word(rows, at) > self._inner(at) + 0.01 for at in range(len(self._columns)))

    def _inner(self, column: int) -> float:
        return self._widths[column] - _INSETS[0] - _INSETS[2]

    def _row_height(self, row: Row) -> float:
        heights = (self._text_height(cell.text, self._size, at, bold=cell.bold) for at, cell in enumerate(row))
        return max(heights) + _INSETS[1] + _INSETS[3]

    def _text_height(self, text: str, size: float, column: int, *, bold: bool) -> float:
        return self._deck.measure.height(plain(text, size, bold=bold), self._inner(column))

    def _shortened(self, row: Row, most: float) -> tuple[Row, list[str]]:
        """The row with its long texts cut, and those texts whole."""
        cells: list[TableCell] = []
        whole: list[str] = []
        room = most - _INSETS[1] - _INSETS[3]
        for at, cell in enumerate(row):
            text = self._deck.measure.cut(cell.text, self._size, self._inner(at), room, bold=cell.bold)
            if text != cell.text:
                whole.append(cell.text)
            cells.append(replace(cell, text=text))
        return cells, whole

    def write(self, page: Page, name: str, rows: Sequence[tuple[Row, float]]) -> None:
        """Write the rows of one slide under the headings."""
        theme = self._deck.look.theme
        grid = "".join(f'<a:gridCol w="{round(width * EMU)}"/>' for width in self._widths)
        headings = "".join(
            table_cell(
                plain(column.heading, self._size * _HEAD, bold=True, colour=theme.mute, align=column.align),
                _INSETS,
                "",
                Line(theme.mute, 1),
                "b",
            )
            for column in self._columns
        )
        lines = [f'<a:tr h="{round(self._head * EMU)}">{headings}</a:tr>']
        for row, height in rows:
            cells = "".join(
                table_cell(
                    plain(cell.text, self._size, bold=cell.bold, colour=cell.colour, align=column.align),
                    _INSETS,
                    cell.fill,
                    Line(theme.line, 0.75),
                )
                for cell, column in zip(row, self._columns, strict=True)
            )
            lines.append(f'<a:tr h="{round(height * EMU)}">{cells}</a:tr>')
        whole = self._head + sum(height for _row, height in rows)
        rect = Rect(page.body.x, page.body.y, sum(self._widths), whole)
        page.canvas.table(name, rect, grid, "".join(lines), _("Table with {count} rows").format(count=len(rows)))
