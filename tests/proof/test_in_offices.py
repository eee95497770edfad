"""LibreOffice, openpyxl and python-pptx open workbooks and slides; strict readers read tables and data."""

import csv
import json
import subprocess
from io import StringIO
from pathlib import Path

import openpyxl
import pptx
import pytest
from markdown_it import MarkdownIt
from tests.proof.conftest import Exported, every, program, squeezed

pytestmark = pytest.mark.exports

_LONGEST = 180
"""Seconds that LibreOffice may take on a busy machine."""


def as_pdf(path: Path, folder: Path) -> Path:
    """What LibreOffice makes of a file on paper, in a profile of its own."""
    command = [program("soffice"), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "pdf", "--outdir", str(folder), str(path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=_LONGEST, check=False)
    made = folder / f"{path.stem}.pdf"
    assert made.exists(), done.stderr
    return made


def pdf_text(path: Path) -> str:
    """The text of a PDF, without blanks."""
    done = subprocess.run([program("pdftotext"), "-q", str(path), "-"], capture_output=True, check=True)
    return squeezed(done.stdout.decode())


@pytest.fixture(scope="session")
def office_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where LibreOffice keeps its profile and writes: starting anew each time takes seconds."""
    return tmp_path_factory.mktemp("office")


@every(".xlsx")
def test_openpyxl_reads_every_card(exported: Exported) -> None:
    book = openpyxl.load_workbook(exported.path)
    texts = {squeezed(str(cell.value)) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value}
    for card in exported.journey.cards.values():
        assert squeezed(card.text) in texts
    assert all(cell.data_type != "f" or cell.value != "=1+1" for sheet in book for row in sheet for cell in row)


@every(".xlsx")
def test_libreoffice_prints_the_workbook(exported: Exported, office_folder: Path) -> None:
    if exported.theme == "dark":
        pytest.skip("a workbook is the same in both themes but for its picture")
    shown = pdf_text(as_pdf(exported.path, office_folder))
    for stage in exported.journey.stages:
        assert squeezed(stage.name) in shown
    assert "Err:" not in shown
    assert "#NAME?" not in shown


@every(".pptx")
def test_python_pptx_reads_every_stage(exported: Exported) -> None:
    shapes = [shape for slide in pptx.Presentation(str(exported.path)).slides for shape in slide.shapes]
    texts = squeezed(" ".join(str(getattr(shape, "text", "")) for shape in shapes))
    for stage in exported.journey.stages:
        assert squeezed(stage.name) in texts


@every(".pptx")
def test_libreoffice_shows_every_slide(exported: Exported, office_folder: Path) -> None:
    made = as_pdf(exported.path, office_folder)
    info = subprocess.run([program("pdfinfo"), str(made)], capture_output=True, text=True, check=True).stdout
    pages = next(int(line.split(":")[1]) for line in info.splitlines() if line.startswith("Pages"))
    assert pages == len(pptx.Presentation(str(exported.path)).slides)
    shown = pdf_text(made)
    for stage in exported.journey.stages:
        assert squeezed(stage.name)[:12] in shown


@every(".csv")
def test_a_strict_reader_reads_the_table(exported: Exported) -> None:
    text = exported.path.read_bytes().decode("utf-8")
    head, *rows = csv.reader(StringIO(text, newline=""), strict=True)
    assert {len(row) for row in rows} == {len(head)}
    read = {row[head.index("Text")].removeprefix("'") for row in rows}
    assert read == {card.text.removeprefix("'") for card in exported.journey.cards.values()}


@every(".json")
def test_any_program_reads_the_data(exported: Exported) -> None:
    data = json.loads(exported.path.read_bytes())
    assert {card["id"] for card in data["cards"]} == set(exported.journey.cards)


@every(".md")
def test_a_markdown_reader_shows_texts_as_they_were_typed(exported: Exported) -> None:
    tokens = MarkdownIt("commonmark").enable("table").parse(exported.path.read_text(encoding="utf-8"))
    inline = [child for token in tokens for child in token.children or ()]
    assert {child.content for child in inline if child.type == "html_inline"} <= {"<br>"}
    assert not any(token.type == "html_block" for token in tokens)
    shown = squeezed("".join(child.content for child in inline if child.type != "html_inline"))
    for card in exported.journey.cards.values():
        assert squeezed(card.text) in shown
