"""Ranges of cells as other programs write them."""

from hypothesis import given
from hypothesis import strategies as st

from journeyboard.exchange.ranges import read_html, read_text, write_html, write_text

CALC = """<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.0 Transitional//EN">
<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/><title></title>
<style type="text/css">body,div,table { font-family:"Liberation Sans"; font-size:x-small }</style></head>
<body><table cellspacing="0" border="0"><colgroup width="85"></colgroup>
\t<tr>\n\t\t<td height="17" align="left"><font face="DejaVu Sans">Reads<br>Asks</font></td>
\t\t<td align="left">Pays</td>\n\t</tr>
\t<tr><td height="17" align="right" sdval="42" sdnum="1033;">42</td><td align="left"><br></td></tr>
</table></body></html>"""
EXCEL = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style><!--td {mso-ignore:padding}--></style>
</head><body><table border=0><!--StartFragment--><tr height=20><td class=xl65>Reads<br>
    Asks</td><td>Pays &amp; leaves</td></tr><tr><td colspan=2 style='x'>42&nbsp;%</td></tr><!--EndFragment-->
</table></body></html>"""


def test_the_table_of_a_spreadsheet_is_read() -> None:
    assert read_html(CALC) == [["Reads\nAsks", "Pays"], ["42", ""]]
    assert read_html(EXCEL) == [["Reads\nAsks", "Pays & leaves"], ["42 %", ""]]


def test_merged_cells_stand_at_their_first_place() -> None:
    table = "<table><tr><td rowspan=2>a<td colspan=2>b<td>c<tr><td>d<td>e<td>f</table>"
    assert read_html(table) == [["a", "b", "", "c"], ["", "d", "e", "f"]]


def test_paragraphs_and_lists_of_a_cell_are_lines() -> None:
    assert read_html("<table><td>x<tr><td><p>a</p><p>b <b>c</b></p><ul><li>d<li>e</ul></td></table>") == [
        ["a\nb c\nd\ne"],
    ]


def test_html_without_a_table_is_none() -> None:
    assert read_html("<p>only words</p>") is None
    assert read_html("<table></table>") is None
    assert read_html("<script>if (a < b) document.write('<table><tr><td>x')</script><p>x") is None


def test_cells_with_line_breaks_and_quotes_are_read_as_spreadsheets_write_them() -> None:
    assert read_text('a\t"b\nc ""d"""\r\ne\tf\r\n') == [["a", 'b\nc "d"'], ["e", "f"]]
    assert read_text('"one\ntwo"\n') == [["one"], ["two"]]


def test_words_in_quotes_are_left_alone() -> None:
    assert read_text('"Hello," she said\n"and left"') == [['"Hello," she said'], ['"and left"']]


def test_markup_and_formulas_are_harmless_in_a_table() -> None:
    written = write_html([["<script>alert(1)</script>", "=1+1"]], 0)
    assert "<script" not in written
    assert "mso-number-format:'\\@'" in written
    assert read_html(written) == [["<script>alert(1)</script>", "=1+1"]]


words = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zs", "Zl", "Zp"]), min_size=1, max_size=6)
lines = st.lists(words, min_size=1, max_size=3).map("\n".join)
tables = st.integers(2, 4).flatmap(lambda wide: st.lists(st.lists(lines, min_size=wide, max_size=wide), min_size=1))


@given(tables)
def test_what_is_written_is_read_again(rows: list[list[str]]) -> None:
    assert read_text(write_text(rows)) == rows
    assert read_html(write_html(rows, 0)) == rows
    assert read_html(write_html(rows, 1, ["#0B7FA0"])) == rows


@given(st.text("<>/=\"' \tab&;tdrh!-", max_size=60))
def test_any_markup_is_read_without_an_error(text: str) -> None:
    read_html(f"<table><tr><td>{text}</td></tr></table>")
    read_text(text)
