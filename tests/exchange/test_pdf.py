"""The map as a PDF: its pages, its text, what it says of itself."""

from itertools import pairwise
from math import ceil
from pathlib import Path
from typing import Any, Literal

import pikepdf
import pytest
from PySide6.QtGui import QColor, QImage
from tests.drawing.pictures import inked, painted

from journeyboard import resources
from journeyboard.exchange import ExportProblem
from journeyboard.exchange.drawn import board_of
from journeyboard.exchange.export import export, preview
from journeyboard.exchange.format import Page, Pages
from journeyboard.exchange.formats.pdf import PDF
from journeyboard.exchange.paper.options import PaperOptions
from journeyboard.journey.cards import add_card
from journeyboard.journey.journey import Journey
from journeyboard.journey.links import add_link
from journeyboard.journey.records import Trait, replace
from journeyboard.storage.format import load

pytestmark = pytest.mark.usefixtures("qapp")
POINTS = 72 / 96
"""For one board unit."""


@pytest.fixture
def shop() -> Journey:
    return load(resources.sample("online-shop.journey").read_bytes(), "shop").journey


def written(journey: Journey, folder: Path, **options: Any) -> pikepdf.Pdf:
    target = folder / "map.pdf"
    assert export(PDF, journey, PaperOptions(**options), target)
    return pikepdf.open(target)


def sizes(pdf: pikepdf.Pdf) -> list[tuple[int, int]]:
    return [(round(float(page.mediabox[2])), round(float(page.mediabox[3]))) for page in pdf.pages]


def characters(pdf: pikepdf.Pdf) -> set[str]:
    """All characters that the glyphs of the file stand for."""
    found: set[str] = set()
    for each in pdf.objects:
        if isinstance(each, pikepdf.Dictionary) and "/ToUnicode" in each:
            table = each["/ToUnicode"].read_bytes().decode()
            for row in table.split("[")[1:]:
                codes = row.split("]")[0].replace("<", " ").replace(">", " ").split()
                found |= {bytes.fromhex(code).decode("utf-16-be") for code in codes}
    return found


def test_one_page_is_as_large_as_the_map(shop: Journey, tmp_path: Path) -> None:
    board, _theme = board_of(shop, shop.opening_view)
    pdf = written(shop, tmp_path)
    ((width, height),) = sizes(pdf)
    assert (width, height) == pytest.approx((board.width * POINTS, board.height * POINTS), abs=1)


@pytest.mark.parametrize(
    ("options", "size"),
    [
        ({"paper": "a4", "orientation": "portrait"}, (595, 842)),
        ({"paper": "a4", "orientation": "landscape"}, (842, 595)),
        ({"paper": "a0", "orientation": "portrait"}, (2384, 3370)),
        ({"paper": "letter", "orientation": "portrait"}, (612, 792)),
    ],
)
def test_one_sheet_of_paper(options: dict[str, str], size: tuple[int, int], shop: Journey, tmp_path: Path) -> None:
    assert sizes(written(shop, tmp_path, layout="page", **options)) == [size]


def test_a_poster_is_as_many_sheets_across_as_asked_and_as_many_down_as_it_takes(shop: Journey, tmp_path: Path) -> None:
    board, _theme = board_of(shop, shop.opening_view)
    pdf = written(shop, tmp_path, layout="poster", across=3, overlap=10, border=10, orientation="portrait")
    wide = 3 * 190 - 2 * 10  # millimetres that are printed on, side by side
    high = wide * board.height / board.width
    down = next(count for count in range(1, 20) if count * 277 - (count - 1) * 10 >= high)
    assert len(pdf.pages) == 3 * down


def test_a_book_has_a_cover_every_persona_and_every_stage_that_is_shown(shop: Journey, tmp_path: Path) -> None:
    pdf = written(shop, tmp_path, layout="book", stages=(shop.stages[0].name, shop.stages[2].name))
    with pdf.open_outline() as outline:
        titles = [item.title for item in outline.root]
    personas = [persona.name for persona in shop.personas]
    assert titles == [shop.info.title, *personas, shop.stages[0].name, shop.stages[2].name]
    assert len(pdf.pages) == len(titles)


@pytest.mark.parametrize("orientation", ["portrait", "landscape"])
@pytest.mark.parametrize("name", ["online-shop", "buecherei"])
def test_a_stage_fills_its_page(name: str, orientation: Literal["portrait", "landscape"]) -> None:
    journey = load(resources.sample(f"{name}.journey").read_bytes(), name).journey
    for page in book_pages(journey, orientation)[-len(journey.stages) :]:
        assert min(filled(page)) > 0.85, f"{page.title}: {filled(page)}"


def test_an_arrow_to_another_stage_leaves_no_stub_on_the_page_of_its_own(shop: Journey) -> None:
    first, second = (next(iter(shop.cards_at("lane-doing", shop.steps_of(s.id)[0].id))) for s in shop.stages[:2])
    before = [image_of(page) for page in stage_pages(shop)]
    shop.apply(add_link(shop, "causes", first.id, second.id, "leads away"))
    assert [image_of(page) for page in stage_pages(shop)] == before
    other = next(card for card in shop.cards_at("lane-touchpoints", first.step))
    shop.apply(add_link(shop, "causes", first.id, other.id, "stays"))
    assert image_of(stage_pages(shop)[0]) != before[0], "arrows within the stage are drawn"


@pytest.mark.parametrize("orientation", ["portrait", "landscape"])
@pytest.mark.parametrize("name", ["online-shop", "buecherei"])
def test_a_persona_fills_its_page_with_how_it_fares_on_the_journey(
    name: str, orientation: Literal["portrait", "landscape"]
) -> None:
    journey = load(resources.sample(f"{name}.journey").read_bytes(), name).journey
    for page in book_pages(journey, orientation)[1 : 1 + len(journey.personas)]:
        assert min(filled(page)) > 0.85, f"{page.title}: {filled(page)}"


@pytest.mark.parametrize("orientation", ["portrait", "landscape"])
@pytest.mark.parametrize("length", [0, 1, 10, 100])
def test_a_persona_stays_on_its_page_however_much_is_told_of_it(
    length: int, orientation: Literal["portrait", "landscape"], shop: Journey
) -> None:
    told = "Compares on the phone in the evening, decides at the weekend with a friend. " * length
    goals, traits = (told,) * min(length, 3), (Trait(name=told, value=0),) * min(length, 3)
    mara = shop.personas[0]
    much = replace(mara, goals=goals, needs=goals, traits=traits, about=told, quote=told, role=told)
    pages = book_pages(Journey([much if each is mara else each for each in shop]), orientation)
    assert [page.title for page in pages[1:3]] == [each.name for each in shop.personas]
    across, down = filled(pages[1])
    assert 0.9 < across < 1.01
    assert down > 0.5
    below = part_of(pages[1], pages[1].height - BORDER / 2, pages[1].height)
    assert inked(below, QColor("#FFFFFF")).width == 0


def test_the_pages_of_a_book_are_numbered(shop: Journey) -> None:
    pages = book_pages(shop, "portrait")
    feet = [part_of(page, page.height - BORDER, page.height) for page in pages[1:]]
    assert all(one != other for one, other in pairwise(feet))


BORDER = 10 / 25.4 * 96


def filled(page: Page) -> tuple[float, float]:
    """The shares of what is inside the border of a page that something stands on, from its left and from its top."""
    height = page.height - 2 * BORDER
    drawn = inked(part_of(page, BORDER, BORDER + height), QColor("#FFFFFF"))
    assert drawn.x / _SMALL >= BORDER - 3
    return (drawn.right / _SMALL - BORDER) / (page.width - 2 * BORDER), drawn.bottom / _SMALL / height


def part_of(page: Page, top: float, bottom: float) -> QImage:
    """What a page looks like between two heights."""
    return image_of(page, _SMALL).copy(0, ceil(top * _SMALL), round(page.width * _SMALL), int((bottom - top) * _SMALL))


def stage_pages(journey: Journey) -> list[Page]:
    return book_pages(journey, "portrait")[-len(journey.stages) :]


def book_pages(journey: Journey, orientation: Literal["portrait", "landscape"]) -> list[Page]:
    seen = preview(PDF, journey, PaperOptions(layout="book", orientation=orientation))
    assert isinstance(seen, Pages)
    return list(seen.pages)


_SMALL = 0.4


def image_of(page: Page, scale: float = 1.0) -> QImage:
    """What a page looks like, at `scale` 1 as large as on screen."""
    return painted(round(page.width * scale), round(page.height * scale), page.paint, ground="#FFFFFF", scale=scale)


def test_it_tells_title_author_and_language(shop: Journey, tmp_path: Path) -> None:
    pdf = written(shop, tmp_path, language="de")
    assert (pdf.docinfo["/Title"], pdf.docinfo["/Author"]) == (shop.info.title, shop.info.owner)
    assert pdf.Root["/Lang"] == "de"


def test_its_glyphs_stand_for_the_characters_that_were_written(shop: Journey, tmp_path: Path) -> None:
    card = next(iter(shop.cards.values()))
    text = "It’s “quoted”, Straße, Ωμέγα, привет"
    shop.apply(add_card(shop, card.lane, card.step, text))
    assert set(text) <= characters(written(shop, tmp_path))


def test_every_font_is_embedded(shop: Journey, tmp_path: Path) -> None:
    pdf = written(shop, tmp_path)  # held: what is in it goes with it
    described = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/FontBBox" in each]
    assert described
    assert all("/FontFile2" in each or "/FontFile3" in each for each in described)


def test_a_map_that_no_page_holds_is_said_before(tmp_path: Path) -> None:
    from benchmarks.journeys import journey_of

    journey = journey_of(20_000)
    with pytest.raises(ExportProblem, match="Choose one sheet of paper or a poster"):
        export(PDF, journey, PaperOptions(), tmp_path / "map.pdf")
    assert not list(tmp_path.iterdir())


def test_the_preview_shows_the_same_pages(shop: Journey) -> None:
    shown = preview(PDF, shop, PaperOptions(layout="poster", across=2))
    assert isinstance(shown, Pages)
    assert len({(page.width, page.height) for page in shown.pages}) == 1
    assert shown.caption == f"{len(shown.pages)} pages"
