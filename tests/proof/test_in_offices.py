"""LibreOffice, openpyxl and python-pptx open workbooks and slides; strict readers read tables and data."""

import csv
import json
import subprocess
import zipfile
from io import StringIO
from pathlib import Path

import openpyxl
import pptx
import pytest
from markdown_it import MarkdownIt
from pptx.enum.shapes import PP_PLACEHOLDER
from PySide6.QtWidgets import QApplication
from tests.proof.conftest import Exported, every, program, squeezed

from journeyboard import resources
from journeyboard.exchange.export import export
from journeyboard.exchange.formats.pptx import PPTX, PptxOptions
from journeyboard.storage.format import load

pytestmark = pytest.mark.exports

_LONGEST = 180
"""Seconds that LibreOffice may take on a busy machine."""


def as_pdf(path: Path, folder: Path) -> Path:
    """What LibreOffice makes of a file on paper."""
    return converted(path, "pdf", folder)


def converted(path: Path, kind: str, folder: Path) -> Path:
    """What LibreOffice makes of a file in another format, in a profile of its own."""
    command = [program("soffice"), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", kind, "--outdir", str(folder), str(path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=_LONGEST, check=False)
    made = folder / f"{path.stem}.{kind}"
    assert made.exists(), done.stderr
    return made


def offered_template(name: str) -> Path:
    """A template for slides that LibreOffice comes with; without it the test is skipped and says so."""
    office = Path(program("soffice")).resolve().parent.parent
    found = office / "share/template/common/presnt" / f"{name}.otp"
    if not found.exists():
        pytest.skip(f"LibreOffice is installed without its template {name}")
    return found


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


@pytest.mark.parametrize("name", ["Focus", "Midnightblue"])
def test_a_template_of_libreoffice_is_kept_to(name: str, office_folder: Path, qapp: QApplication) -> None:
    assert qapp
    template = converted(offered_template(name), "potx", office_folder)
    journey = load(resources.sample("online-shop.journey").read_bytes(), "online-shop").journey
    path = office_folder / f"in-{name}.pptx"
    assert export(PPTX, journey, PptxOptions(template=template), path)
    with zipfile.ZipFile(path) as archive:
        assert len(set(archive.namelist())) == len(archive.namelist()), "a part that is there twice asks for a repair"
    deck = pptx.Presentation(str(path))
    shapes = [shape for slide in deck.slides for shape in slide.placeholders]
    feet = {
        str(getattr(shape, "text", "")) for shape in shapes if shape.placeholder_format.type == PP_PLACEHOLDER.FOOTER
    }
    assert feet == {journey.info.title}, "no slide says “Footer”"
    shown = pdf_text(as_pdf(path, office_folder))
    for stage in journey.stages:
        assert shown.count(squeezed(stage.name)) >= 2, "whole on the map and on its own slide"


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
