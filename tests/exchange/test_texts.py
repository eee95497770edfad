"""Markdown, Mermaid, CSV and JSON: read back by strict readers, whatever the texts are."""

import csv
import re
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from tests.exchange.hostile import HOSTILE, hostile_journey

from journeyboard import resources
from journeyboard.exchange.export import export, losses
from journeyboard.exchange.format import AnyFormat
from journeyboard.exchange.formats.csv import CSV
from journeyboard.exchange.formats.json import JSON
from journeyboard.exchange.formats.markdown import MARKDOWN
from journeyboard.exchange.formats.mermaid import MERMAID
from journeyboard.exchange.markdown import plain
from journeyboard.exchange.mermaid import escaped
from journeyboard.journey.journey import Journey
from journeyboard.storage.dumping import dump
from journeyboard.storage.format import load


@pytest.fixture(scope="module")
def shop() -> Journey:
    return load(resources.sample("online-shop.journey").read_bytes(), "shop").journey


def written(made: AnyFormat, journey: Journey, folder: Path, **options: object) -> bytes:
    target = folder / f"out{made.suffix}"
    assert export(made, journey, made.options(**options), target)
    return target.read_bytes()


# -- CSV


def rows_of(data: bytes, delimiter: str = ",") -> list[list[str]]:
    return list(csv.reader(StringIO(data.decode("utf-8-sig"), newline=""), delimiter=delimiter, strict=True))


def test_every_card_is_a_row_with_all_its_texts(tmp_path: Path) -> None:
    journey = hostile_journey()
    head, *rows = rows_of(written(CSV, journey, tmp_path, guard=False))
    assert all(len(row) == len(head) for row in rows)
    texts = [row[head.index("Text")] for row in rows]
    assert sorted(texts) == sorted(card.text for card in journey.cards.values())


def test_what_a_spreadsheet_would_compute_is_guarded_and_told(tmp_path: Path) -> None:
    journey = hostile_journey()
    head, *rows = rows_of(written(CSV, journey, tmp_path))
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)
    assert "'=1+1" in [row[head.index("Text")] for row in rows]
    assert any("apostrophe" in line for line in losses(CSV, journey, CSV.options()))


def test_excel_in_german_gets_semicolons_decimal_commas_and_a_bom(shop: Journey, tmp_path: Path) -> None:
    data = written(CSV, shop, tmp_path, table="readings", separator="semicolon", language="de")
    assert data.startswith(b"\xef\xbb\xbf")
    head, *rows = rows_of(data, ";")
    values = [row[head.index("Wert")] for row in rows]
    assert len(rows) == sum(1 for record in shop if record.array == "readings")
    assert any("," in value for value in values)
    assert all(re.fullmatch(r"-?\d+(,\d+)?", value) for value in values)


def test_numbers_are_written_for_programs(shop: Journey, tmp_path: Path) -> None:
    data = written(CSV, shop, tmp_path, table="readings")
    assert not data.startswith(b"\xef\xbb\xbf")
    head, *rows = rows_of(data)
    assert all(float(row[head.index("Value")]) == float(row[head.index("Value")]) for row in rows)


# -- JSON


def test_json_is_the_file_itself(shop: Journey, tmp_path: Path) -> None:
    assert written(JSON, shop, tmp_path) == dump(shop)
    assert losses(JSON, shop, JSON.options()) == ()


def test_json_of_a_part_holds_that_part(shop: Journey, tmp_path: Path) -> None:
    part = load(written(JSON, shop, tmp_path, stages=(shop.stages[0].name,)), "part").journey
    assert [stage.name for stage in part.stages] == [shop.stages[0].name]
    assert set(part.cards) < set(shop.cards)


# -- Markdown


def cells_of(text: str) -> list[list[str]]:
    """The texts of all table rows, as a reader shows them; fails for any markup but a line break."""
    rows: list[list[str]] = []
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        if token.type == "tr_open":
            rows.append([])
        for child in token.children or ():
            assert child.type != "html_inline" or child.content == "<br>", child.content
            assert child.type not in ("link_open", "image", "em_open") or child.markup == "autolink"
        if token.type == "inline" and rows:
            rows[-1].append("".join(" " if c.type == "html_inline" else c.content for c in token.children or ()))
        assert token.type != "html_block"
    return rows


def test_all_cards_stand_in_tables_as_they_were_typed(tmp_path: Path) -> None:
    journey = hostile_journey()
    rows = cells_of(written(MARKDOWN, journey, tmp_path).decode())
    shown = " ".join(cell for row in rows for cell in row)
    for text in HOSTILE:
        assert " ".join(text.split()) in " ".join(shown.split())


def test_the_tables_of_the_map_are_whole(shop: Journey, tmp_path: Path) -> None:
    text = written(MARKDOWN, shop, tmp_path).decode()
    lines = [line for line in text.splitlines() if line.startswith("|")]
    assert len({len(re.findall(r"(?<!\\)\|", line)) for line in lines[: 2 + len(shop.lanes)]}) == 1
    assert "Ad shows a sideboard that is sold out" in text
    assert any("picture" in line or "period" in line for line in losses(MARKDOWN, shop, MARKDOWN.options()))


def test_markdown_speaks_the_language_asked_for(shop: Journey, tmp_path: Path) -> None:
    assert "## Schmerzpunkte" in written(MARKDOWN, shop, tmp_path, language="de").decode()


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=40))
def test_plain_text_is_read_as_itself(text: str) -> None:
    (_open, inline, _close, *rest) = MarkdownIt("commonmark").enable("table").parse("x " + plain(text))
    assert rest == []
    shown = "".join(child.content for child in inline.children or ())
    assert shown.split() == ["x", *" ".join(text.split()).split()]


# -- Mermaid


def decoded(text: str) -> str:
    """As Mermaid decodes its entities."""
    return re.sub(r"#(\d+);", lambda found: chr(int(found[1])), text)


@given(st.sampled_from(HOSTILE) | st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=40))
def test_no_text_means_anything_to_mermaid(text: str) -> None:
    made = escaped(text)
    assert decoded(made) == " ".join(text.split())
    bare = re.sub(r"#\d+;", "", made)
    assert not set(bare) & set("#:;,%\n")


def test_a_diagram_has_a_section_for_each_stage_and_scores(shop: Journey, tmp_path: Path) -> None:
    lines = written(MERMAID, shop, tmp_path).decode().splitlines()
    assert lines[0] == "journey"
    assert sum(line.startswith("    section ") for line in lines) == len(shop.stages)
    tasks = [line.strip().split(": ") for line in lines if line.startswith("      ")]
    assert tasks
    assert {task[1] for task in tasks} <= {"1", "2", "3", "4", "5"}
    assert any("scores" in line for line in losses(MERMAID, shop, MERMAID.options()))


def test_what_is_no_task_is_told(shop: Journey) -> None:
    told = losses(MERMAID, shop, MERMAID.options(tasks="steps"))
    assert any(line.startswith(f"{len(shop.cards)} cards") for line in told)


@pytest.mark.parametrize("made", [CSV, JSON, MARKDOWN, MERMAID], ids=lambda made: made.id)
def test_hostile_texts_are_written_in_both_languages(made: AnyFormat, tmp_path: Path) -> None:
    for language in ("en", "de"):
        assert written(made, hostile_journey(language), tmp_path)
