import struct
import zipfile
import zlib
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.dimensions import ColumnDimension
from openpyxl.worksheet.worksheet import Worksheet

from journeyboard import resources
from journeyboard.board.layout import lay_out
from journeyboard.board.measuring import FixedMeasurer
from journeyboard.exchange import Progress
from journeyboard.exchange.workbook.book import split_text
from journeyboard.exchange.workbook.measuring import lines_of
from journeyboard.exchange.xlsx import write_xlsx
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import (
    EVERYTHING,
    Card,
    Feeling,
    JourneyInfo,
    Lane,
    Link,
    Metric,
    Persona,
    Reading,
    Stage,
    Step,
    View,
)
from journeyboard.language import speaking
from journeyboard.storage.format import load

VIEWS = ["Overview", "Map", "Charts"]
LISTS = [
    "Cards", "Opportunities", "Feelings", "Personas", "Stages", "Steps", "Lanes", "Links", "Metrics", "Readings",
]  # fmt: skip
BEHIND = ["Chart figures", "_journeyboard"]


def sample(name: str) -> Journey:
    return load(resources.sample(f"{name}.journey").read_bytes(), name).journey


def exported(
    journey: Journey,
    folder: Path,
    view: View = EVERYTHING,
    language: str = "",
    progress: Progress = lambda _share: None,
    picture: bytes | None = None,
) -> Workbook:
    target = folder / "journey.xlsx"
    board = lay_out(journey, view, FixedMeasurer())
    with target.open("wb") as file, speaking(language or journey.info.language):
        write_xlsx(journey, board, file, progress, picture=picture)
    return load_workbook(target)


def sheet(workbook: Workbook, name: str) -> Worksheet:
    found = workbook[name]
    assert isinstance(found, Worksheet)
    return found


def cells(workbook: Workbook) -> list[Cell]:
    return [cell for each in workbook.worksheets for row in each.iter_rows() for cell in row if isinstance(cell, Cell)]


def table(workbook: Workbook, name: str) -> list[dict[str, Any]]:
    headings, *rows = sheet(workbook, name).iter_rows(values_only=True)
    return [dict(zip((str(heading) for heading in headings), row, strict=True)) for row in rows]


def map_cell(workbook: Workbook, lane: str, column: int) -> Cell:
    sheet_map = sheet(workbook, "Map")
    row = next(row for row in range(1, sheet_map.max_row + 1) if sheet_map.cell(row, 1).value == lane)
    cell = sheet_map.cell(row, column)
    assert isinstance(cell, Cell)
    return cell


def last_lane_row(map_sheet: Worksheet) -> int:
    """Below it stands that the sheet is a view."""
    return map_sheet.max_row - 2


def column_of(each: Worksheet, number: int) -> ColumnDimension:
    """Columns that look alike share what is said of them."""
    return next(
        found for found in each.column_dimensions.values() if number in range(found.min or 0, (found.max or 0) + 1)
    )


def one_card(text: str, **fields: object) -> Journey:
    card = Card.model_validate({"id": "c", "lane": "l", "step": "p", "text": text, **fields})
    info = JourneyInfo(id="journey", title="One card")
    return Journey([info, Stage(id="s", name="Stage"), Step(id="p", stage="s"), Lane(id="l", name="Doing"), card])


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    return exported(sample("online-shop"), tmp_path_factory.mktemp("shop"))


@pytest.fixture(scope="module")
def shop_values(tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    folder = tmp_path_factory.mktemp("values")
    exported(sample("online-shop"), folder)
    return load_workbook(folder / "journey.xlsx", data_only=True)


@pytest.mark.parametrize("name", ["online-shop", "buecherei"])
def test_every_card_stands_on_the_map_and_in_the_list(name: str, tmp_path: Path) -> None:
    journey = sample(name)
    workbook = exported(journey, tmp_path, language="en")
    on_map = "\n".join(str(cell.value) for row in sheet(workbook, "Map").iter_rows() for cell in row)
    listed = {row["Id"]: row["Text"] for row in table(workbook, "Cards")}
    assert listed == {card.id: card.text for card in journey.cards.values()}
    assert [card.text for card in journey.cards.values() if card.text not in on_map] == []


def test_it_has_its_sheets(shop: Workbook) -> None:
    assert shop.sheetnames == [*VIEWS, *LISTS, *BEHIND]
    assert shop.active is not None
    assert shop.active.title == "Overview"
    assert shop["_journeyboard"].sheet_state == "veryHidden"


def test_only_what_is_worked_out_is_a_formula(shop: Workbook) -> None:
    formulas = {(cell.parent.title, cell.column_letter) for cell in cells(shop) if cell.data_type == "f"}
    letters = {name: {letter for sheet, letter in formulas if sheet == name} for name, _letter in formulas}
    headings = {
        name: {str(sheet(shop, name)[f"{letter}1"].value) for letter in found}
        for name, found in letters.items()
        if name != "Chart figures"
    }
    assert headings == {"Cards": {"●"}, "Opportunities": {"Score", "Quadrant"}}
    assert {cell.data_type for cell in cells(shop)} == {"s", "n", "d", "f"}


def test_formulas_are_written_with_their_results(shop: Workbook, shop_values: Workbook) -> None:
    assert any(cell.data_type == "f" for cell in cells(shop))
    rows = {row["Opportunity"]: row for row in table(shop_values, "Opportunities")}
    best = rows["Guest checkout"]
    assert (best["Score"], best["Quadrant"], best["Answers"]) == (16.3, "Quick win", "Guest checkout is missing")
    severities = [(row["Severity"], row["●"]) for row in table(shop_values, "Cards") if row["Severity"]]
    assert (4, "●●●●○") in severities


def test_the_map_shows_stages_in_their_colours(shop: Workbook) -> None:
    header = [sheet(shop, "Map").cell(4, column) for column in range(2, 8)]
    assert [cell.value for cell in header][:3] == ["Awareness", "Consideration", "Decision"]
    assert [cell.fill.fgColor.rgb for cell in header][:2] == ["FF4E61FF", "FF0B7FA0"]
    assert all(cell.font.color.rgb == "FFFFFFFF" for cell in header)


def test_the_map_tells_what_each_kind_of_card_has(shop: Workbook) -> None:
    assert "Guest checkout is missing ●●●●●" in str(map_cell(shop, "Pain points", 4).value)
    assert "Checkout [Web]" in str(map_cell(shop, "Touchpoints", 4).value)
    assert "Mara −1.6: “Why an account?”" in str(map_cell(shop, "Emotion", 4).value)
    assert "Mara (to-be) +0.8" in str(map_cell(shop, "Emotion", 4).value)
    assert map_cell(shop, "Metrics", 7).value == "NPS: +27 · ▼ 2 · target +30 · n = 103"
    assert "“A picture of oak is not oak.” – Jonas" in str(map_cell(shop, "Thinking", 3).value)
    assert "Web" in str(map_cell(shop, "Channels", 4).value)
    assert "Four people answer phone and e-mail (to Retention)" in str(map_cell(shop, "Behind the scenes", 5).value)


def test_a_tile_is_tinted_by_its_status(shop: Workbook) -> None:
    bad, warn = map_cell(shop, "Metrics", 4), map_cell(shop, "Metrics", 2)
    assert bad.fill.fgColor.rgb == "FFFAECED"
    assert warn.fill.fgColor.rgb != bad.fill.fgColor.rgb


def test_steps_stand_under_their_merged_stage(tmp_path: Path) -> None:
    map_sheet = sheet(exported(sample("buecherei"), tmp_path, language="en"), "Map")
    assert [map_sheet.cell(6, column).value for column in (2, 3, 4)] == [
        "Davon hören",
        "Öffnungszeiten suchen",
        "Formular ausfüllen",
    ]
    assert "B4:C4" in {str(merged) for merged in map_sheet.merged_cells.ranges}
    assert map_sheet.freeze_panes == "B7"


def test_a_list_wider_than_a_page_tells_on_each_page_which_row_it_is(shop: Workbook) -> None:
    cards = shop["Cards"]
    headings = [cell.value for cell in cards[1]]
    last = get_column_letter(headings.index("Text") + 1)
    assert (cards.print_title_cols, cards.print_title_rows) == (f"$A:${last}", "$1:$1")
    assert shop["Stages"].print_title_cols is None


def test_charts_print_on_an_upright_page(shop: Workbook) -> None:
    charts = shop["Charts"]
    assert charts.page_setup.orientation == "portrait"
    assert len(charts.row_breaks.brk) == 0


def test_the_map_prints_on_one_page_width_with_its_head_on_each(shop: Workbook) -> None:
    map_sheet = sheet(shop, "Map")
    assert map_sheet.freeze_panes == "B6"
    assert map_sheet.page_setup.orientation == "landscape"
    assert map_sheet.sheet_properties.pageSetUpPr is not None
    assert map_sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (map_sheet.page_setup.fitToWidth or 1, map_sheet.page_setup.fitToHeight) == (1, 0)
    assert map_sheet.print_title_rows == "$4:$5"
    assert str(map_sheet.print_area).endswith(f"$G${last_lane_row(map_sheet)}")


def test_rows_are_as_tall_as_their_text(shop: Workbook) -> None:
    map_sheet = sheet(shop, "Map")
    for row in range(4, last_lane_row(map_sheet) + 1):
        least = max(str(map_sheet.cell(row, column).value or "").count("\n") + 1 for column in range(2, 8))
        assert (map_sheet.row_dimensions[row].height or 0) >= 12 * least


def test_lists_are_tables_with_filters_and_fixed_headings(shop: Workbook) -> None:
    for name in LISTS:
        each = sheet(shop, name)
        assert each.freeze_panes == "B2", name
        (made,) = each.tables.values()
        assert made.autoFilter is not None, name
        assert made.ref.startswith("A1:"), name
        assert made.ref.endswith(str(each.max_row)), name


@pytest.mark.parametrize("language", ["en", "de"])
def test_headings_are_whole_and_never_twice(language: str, tmp_path: Path) -> None:
    workbook = exported(sample("online-shop"), tmp_path, language=language)
    for each in workbook.worksheets[3:13]:
        headings = next(each.iter_rows(max_row=1, values_only=True))
        assert len({str(heading).casefold() for heading in headings}) == len(headings), each.title
        for column, heading in enumerate(headings, start=1):
            longest = max(map(len, str(heading).split()))
            assert column_of(each, column).width > longest + 2, (each.title, heading)


def test_cells_offer_what_fits(shop: Workbook) -> None:
    offered = {
        str(each.sqref).split(":")[0]: each.formula1 for each in sheet(shop, "Cards").data_validations.dataValidation
    }
    headings = {cell.value: get_column_letter(index) for index, cell in enumerate(sheet(shop, "Cards")[1], start=1)}
    assert offered[f"{headings['Lane']}2"] == "'Lanes'!$A$2:$A$13"
    assert offered[f"{headings['Kind']}2"] == '"Note,Quote,Touchpoint,Pain point,Opportunity,Picture"'
    assert offered[f"{headings['Severity']}2"] == "1"


def test_columns_without_anything_are_folded_away(shop: Workbook) -> None:
    each = sheet(shop, "Cards")
    headings = {str(cell.value): column_of(each, index) for index, cell in enumerate(each[1], start=1)}
    assert headings["Step"].hidden
    assert headings["Id"].hidden
    assert not headings["Text"].hidden
    assert not headings["Severity"].hidden


def test_a_card_is_listed_with_all_its_fields(shop: Workbook) -> None:
    rows = {row["Id"]: row for row in table(shop, "Cards")}
    assert (
        rows["card-guest-checkout"]
        | {
            "Stage": "Decision",
            "Lane": "Opportunities",
            "Kind": "Opportunity",
            "Personas": "Mara",
            "Tags": "checkout",
            "Importance": 9.2,
            "Impact": 5,
            "Effort": 2,
            "Status": "Planned",
            "Owner": "Shop",
            "Due": datetime(2027, 1, 31),  # noqa: DTZ001 - a spreadsheet's day
            "Votes": 11,
        }
        == rows["card-guest-checkout"]
    )
    assert rows["card-no-guest-checkout"]["Web links"] == "https://example.org/checkout-funnel"
    assert rows["card-one-team"]["To step"] == "Retention"
    assert len(rows["card-one-team"]) >= len(Card.model_fields)


def test_readings_are_numbers_in_their_units_format(shop: Workbook) -> None:
    formats = {
        str(row[0].value): (row[3].value, row[3].number_format)
        for row in sheet(shop, "Readings").iter_rows(min_row=2)
        if row[2].value == "2026-09"
    }
    assert formats == {
        "Visitors": (49_155, "#,##0"),
        "Product views": (22_817, "#,##0"),
        "Orders": (2_091, "#,##0"),
        "On time": (0.89, "0%"),
        "CSAT": (3.9, "0.0"),
        "NPS": (27, "+0;-0;0"),
    }


@pytest.mark.parametrize(
    ("language", "title", "shown"), [("en", "Readings", '"€"#,##0'), ("de", "Messwerte", '#,##0 "€"')]
)
def test_money_is_written_as_in_the_language(language: str, title: str, shown: str, tmp_path: Path) -> None:
    book = exported(sample("buecherei"), tmp_path, language=language)
    readings = sheet(book, title)
    found = {row[3].number_format for row in readings.iter_rows(min_row=2) if row[0].value == "Jahresgebühren"}
    assert found == {shown}


def test_every_record_of_a_kind_is_a_row(shop: Workbook) -> None:
    journey = sample("online-shop")
    kinds = (Card, Feeling, Persona, Stage, Step, Lane, Link, Metric, Reading)
    names = [name for name in LISTS if name != "Opportunities"]
    assert [len(table(shop, name)) for name in names] == [len(journey.all(kind)) for kind in kinds]


def test_a_view_hides_on_the_map_only(tmp_path: Path) -> None:
    view = View(id="v", hidden_lanes=("lane-doing",), hidden_stages=("stage-awareness",))
    workbook = exported(sample("online-shop"), tmp_path, view)
    shown = {str(cell.value) for row in sheet(workbook, "Map").iter_rows() for cell in row}
    assert not {"Awareness", "Doing"} & shown
    assert "card-sees-post" in {row["Id"] for row in table(workbook, "Cards")}


def test_unplaced_cards_are_on_the_map(tmp_path: Path) -> None:
    workbook = exported(one_card("Lost and found", lane="gone"), tmp_path)
    assert map_cell(workbook, "Unplaced", 2).value == "Lost and found"
    assert table(workbook, "Cards")[0]["Lane"] == "gone"


def test_an_empty_journey_makes_a_workbook(tmp_path: Path) -> None:
    assert exported(Journey(), tmp_path).sheetnames == ["Overview", "Map", *LISTS, "_journeyboard"]


@pytest.mark.parametrize(
    "text", ["=1+1", "+49 30 1234", "-5", "@SUM(A1)", "\t=1", "#REF!", "=cmd|' /C calc'!A0", "TRUE"]
)
def test_text_stays_text(text: str, tmp_path: Path) -> None:
    workbook = exported(one_card(text), tmp_path)
    found = [cell for cell in cells(workbook) if cell.value == text]
    assert {cell.parent.title for cell in found} == {"Map", "Cards"}
    assert all(cell.data_type == "s" for cell in found)
    if text[0] in "=+-@\t":
        assert all(cell.quotePrefix for cell in found)


def test_what_looks_like_an_escape_stays_as_it_is(tmp_path: Path) -> None:
    exported(one_card("_x0041_"), tmp_path)
    with zipfile.ZipFile(tmp_path / "journey.xlsx") as archive:
        assert b"<t>_x005F_x0041_</t>" in archive.read("xl/sharedStrings.xml")


def test_long_text_goes_on_in_a_sheet_of_its_own(tmp_path: Path) -> None:
    text = " ".join(f"word{number}" for number in range(12_000))
    workbook = exported(one_card("short", detail=text), tmp_path)
    shown = str(table(workbook, "Cards")[0]["Detail"])
    assert len(shown) <= 32_767
    assert shown.endswith("… (goes on in the sheet “Long texts”)")
    parts = table(workbook, "Long texts")
    assert "".join(str(part["Text"]) for part in parts) == text
    assert {(part["Sheet"], part["Column"], part["Id"]) for part in parts} == {("Cards", "Detail", "c")}


def test_a_cell_with_too_many_cards_for_a_row_goes_on_in_the_next(tmp_path: Path) -> None:
    journey = one_card("first")
    more = [Card(id=f"c{number}", lane="l", step="p", text=f"Card number {number}") for number in range(200)]
    workbook = exported(Journey([*journey, *more]), tmp_path)
    map_sheet = sheet(workbook, "Map")
    shown = "\n".join(str(map_sheet.cell(row, 2).value) for row in range(6, last_lane_row(map_sheet) + 1)).split("\n")
    assert sorted(shown) == sorted(f"• {card.text}" for card in [*more, *journey.cards.values()])
    assert all(map_sheet.row_dimensions[row].height <= 409 for row in range(6, last_lane_row(map_sheet) + 1))


def test_a_picture_gets_a_sheet(tmp_path: Path) -> None:
    png = _png(3000, 2)
    exported(sample("online-shop"), tmp_path, picture=png)
    with zipfile.ZipFile(tmp_path / "journey.xlsx") as archive:
        assert archive.read("xl/media/image1.png") == png
        drawing = archive.read("xl/drawings/drawing2.xml")
        assert b'cx="14287500"' in drawing  # 1,500 pixels
        assert b"Buying a sideboard online" in drawing  # what it shows, for those who do not see it
        assert b"Picture" in archive.read("xl/workbook.xml")


def test_properties_tell_whose_it_is(shop: Workbook) -> None:
    assert (shop.properties.title, shop.properties.creator) == ("Buying a sideboard online", "Ines Hartwig")


def test_progress_only_grows(tmp_path: Path) -> None:
    shares: list[float] = []
    exported(sample("online-shop"), tmp_path, progress=shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1


@given(st.text(alphabet=st.sampled_from("a_😀\n "), max_size=50).map(lambda text: text * 1_500))
def test_parts_fit_into_cells_and_make_up_the_text(text: str) -> None:
    parts = split_text(text)
    assert "".join(parts) == text
    assert all(len(part.encode("utf-16-le")) // 2 <= 32_767 for part in parts)


def test_lines_are_counted_as_wrapped_at_spaces() -> None:
    assert lines_of("", 10) == 1
    assert lines_of("one two", 10) == 1
    assert lines_of("one two three", 10) == 2
    assert lines_of("one\n\ntwo", 10) == 3
    assert lines_of("a" * 25, 11) == 3
    assert lines_of("家具" * 5, 11) == 2


def _png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\0" + b"\0" * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
