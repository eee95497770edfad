"""Slides: native, named, measured, whole; in an own look and in a company's template."""

import zipfile
from pathlib import Path
from random import Random
from typing import Any

import pytest
from benchmarks.journeys import journey_of
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.oxml import parse_xml
from pptx.util import Emu
from pytestqt.qtbot import QtBot
from tests.board import maps
from tests.exchange.slides import decks

from journeyboard import resources
from journeyboard.drawing.colours import contrast
from journeyboard.exchange import ExportProblem
from journeyboard.exchange.export import preview
from journeyboard.exchange.format import Pages, Words
from journeyboard.exchange.formats.pptx import PPTX, PptxOptions
from journeyboard.journey.editing import set_fields
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import EVERYTHING, Card, Reading, View, replace
from journeyboard.journey.words import value_name
from journeyboard.storage.format import load


@pytest.fixture(autouse=True)
def _qt(qtbot: QtBot) -> None:
    assert qtbot


def sample(name: str = "online-shop") -> Journey:
    return load(resources.sample(f"{name}.journey").read_bytes(), name).journey


def is_sound(deck: Any, path: Path) -> None:
    """What holds of every deck."""
    assert decks.outside(deck) == []
    assert decks.overlapping_texts(deck) == []
    assert decks.overflowing(deck) == []
    assert decks.broken_parts(path) == []
    assert all(decks.titles(deck))


# -- what holds of every deck


@pytest.mark.parametrize(
    ("name", "ratio", "theme"),
    [("online-shop", "16:9", "dark"), ("buecherei", "16:9", "light"), ("buecherei", "4:3", "dark")],
)
def test_a_sample_is_sound(name: str, ratio: str, theme: str, tmp_path: Path) -> None:
    path = tmp_path / "x.pptx"
    is_sound(decks.exported(sample(name), path, theme=theme, ratio=ratio), path)


@settings(max_examples=3, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32), narrow=st.booleans())
@example(seed=387, narrow=False)  # steps whose names fill two lines to the last letter
@example(seed=0, narrow=True)  # a value and its change fill their line
def test_any_map_is_sound(seed: int, narrow: bool, tmp_path: Path) -> None:
    path = tmp_path / "x.pptx"
    is_sound(decks.exported(maps.random_map(Random(seed)), path, ratio="4:3" if narrow else "16:9"), path)


def test_a_crowded_map_goes_on_over_slides_and_stays_readable(tmp_path: Path) -> None:
    path = tmp_path / "x.pptx"
    journey = journey_of(150)
    deck = decks.exported(journey, path, **decks.only("map_slides"))
    is_sound(deck, path)
    words = decks.texts_of(deck)
    assert [card.text for card in journey.cards.values() if card.text not in words] == []
    sizes = {
        run.font.size.pt
        for box in decks.boxes(deck)
        if box.text in {card.text for card in journey.cards.values()}
        for paragraph in box.shape.text_frame.paragraphs
        for run in paragraph.runs
    }
    assert min(sizes) >= 8


def test_an_empty_journey_has_slides(tmp_path: Path) -> None:
    path = tmp_path / "x.pptx"
    deck = decks.exported(Journey(), path)
    is_sound(deck, path)
    assert decks.titles(deck) == ["Untitled journey", "Untitled journey"]


# -- what is on the slides


@pytest.fixture
def shop(tmp_path: Path) -> Any:
    return decks.exported(sample(), tmp_path / "shop.pptx")


def test_it_has_its_slides(shop: Any) -> None:
    assert decks.titles(shop) == [
        "Buying a sideboard online",
        *(f"Buying a sideboard online ({number}/3)" for number in (1, 2, 3)),
        "Mara",
        "Jonas",
        "Awareness",
        "Consideration",
        "Decision",
        "Delivery",
        "Retention",
        "Advocacy",
        "Emotion curve",
        "Metrics (1/2)",
        "Metrics (2/2)",
        "Figures",
        "Weak points",
        "Opportunities",
    ]


def test_shapes_are_native_and_have_names(shop: Any) -> None:
    names = {shape.name for shape in shop.slides[1].shapes}
    assert {
        "Stage: Awareness",
        "Lane: Doing",
        "Note: Reads reviews",
        "Touchpoint: Checkout",
        "Emotion curve: Mara",
        "Returns: 31 % go back",
    } <= names
    pictures = [box for box in decks.boxes(shop) if box.shape.shape_type == 13]
    assert {box.text for box in decks.boxes(shop)} >= {"Reads reviews", "It feels solid."}
    assert len(pictures) == 4  # the two pictures of the map, there and on their stages


def test_every_card_is_on_the_map_and_on_its_stage(shop: Any) -> None:
    pages = decks.titles(shop)
    on_map = "\n".join(box.text for box in decks.boxes(shop) if pages[box.slide - 1].startswith("Buying"))
    on_stages = "\n".join(box.text for box in decks.boxes(shop) if not pages[box.slide - 1].startswith("Buying"))
    for card in sample().cards.values():
        assert card.text in on_map
        assert card.text in on_stages


def test_charts_are_native_and_hold_the_figures(shop: Any) -> None:
    charts = {box.name: box.shape for box in decks.boxes(shop) if box.shape.has_chart}
    assert set(charts) == {
        "Emotion curve",
        "Funnel, Sep 2026",
        "Visitors",
        "Product views",
        "Orders",
        "On time",
        "CSAT",
        "NPS",
    }
    emotion = charts["Emotion curve"].chart
    assert [series.name for series in emotion.plots[0].series] == ["Mara", "Mara, to-be", "Jonas"]
    assert emotion.plots[0].series[0].values == (1.0, 0.4, -1.6, -0.5, -1.1, 1.3)
    visitors = charts["Visitors"].chart.plots[0]
    assert list(visitors.categories)[-1] == "Sep 2026"
    assert visitors.series[0].values[-1] == 49_155
    descriptions = [frame._element.nvGraphicFramePr.cNvPr.get("descr") for frame in charts.values()]
    assert all(descriptions)


def test_opportunities_are_a_table_by_score(shop: Any) -> None:
    (table,) = [box.shape.table for box in decks.boxes(shop) if box.shape.has_table and box.name == "Opportunities"]
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[0][:5] == ["Opportunity", "Stage", "Importance", "Satisfaction", "Score"]
    assert rows[1] == [
        "Guest checkout",
        "Decision",
        "9.2",
        "2.1",
        "16.3",
        "5",
        "2",
        "Quick win",
        "Planned",
        "Shop",
        "31\u00a0Jan\u00a02027",
    ]


def test_a_long_table_goes_on_with_its_headings(tmp_path: Path) -> None:
    path = tmp_path / "x.pptx"
    journey = sample()
    cards = [
        Card(id=f"o{n}", kind="opportunity", lane="lane-opportunities", step="s", text=f"Idea {n} " * 4)
        for n in range(80)
    ]
    deck = decks.exported(Journey([*journey, *cards]), path, **decks.only("opportunity_slides"))
    is_sound(deck, path)
    tables = [box.shape.table for box in decks.boxes(deck) if box.shape.has_table]
    assert len(tables) > 2
    assert {table.cell(0, 0).text for table in tables} == {"Opportunity"}
    assert sum(len(table.rows) - 1 for table in tables) == 87


def test_speaker_notes_are_the_stages(shop: Any) -> None:
    notes = {
        slide.shapes.title.text: slide.notes_slide.notes_text_frame.text
        for slide in shop.slides
        if slide.has_notes_slide
    }
    stage = next(stage for stage in sample().stages if stage.speaker_notes)
    assert notes[stage.name] == stage.speaker_notes


def test_the_portrait_is_round_and_told(tmp_path: Path) -> None:
    journey = sample()
    picture = next(iter(journey.assets.values()))
    journey.apply(set_fields(journey, ["persona-mara"], portrait=picture.id, portrait_crop=(0.25, 0.0, 0.5, 1.0)))
    deck = decks.exported(journey, tmp_path / "x.pptx", **decks.only("persona_slides"))
    (portrait,) = [box.shape for box in decks.boxes(deck) if box.shape.shape_type == 13]
    assert (portrait.crop_left, portrait.crop_right) == (0.25, 0.25)
    assert portrait._element.nvPicPr.cNvPr.get("descr") == "Portrait of Mara"


def test_a_view_hides_on_the_slides_too(tmp_path: Path) -> None:
    view = View(id="v", hidden_lanes=("lane-doing",), hidden_stages=("stage-awareness",))
    deck = decks.shown(sample(), tmp_path / "x.pptx", view, **decks.only("map_slides", "stage_slides"))
    words = decks.texts_of(deck)
    assert "Reads reviews" not in words
    assert "Awareness" not in decks.titles(deck)


def test_what_is_only_assumed_is_a_sketch_where_the_view_shows_evidence(tmp_path: Path) -> None:
    known = [each for each in sample() if not isinstance(each, Reading)]
    journey = Journey([replace(each, evidence="assumed") if isinstance(each, Card) else each for each in known])
    card = next(card for card in journey.cards.values() if card.step)
    for is_shown in (False, True):
        view = replace(EVERYTHING, evidence=is_shown)
        deck = decks.shown(journey, tmp_path / "x.pptx", view, **decks.only("map_slides"))
        is_sound(deck, tmp_path / "x.pptx")
        face = next(box.shape for box in decks.boxes(deck) if box.text.startswith(card.text))
        assert (face.line.dash_style is not None) is is_shown
        assert ("Assumed" in {box.shape.name.split(" (")[0] for box in decks.boxes(deck)}) is is_shown
        chevrons = [box.shape for box in decks.boxes(deck) if box.name.startswith("Stage: ")]
        assert chevrons
        assert all((shape.line.dash_style is not None) is is_shown for shape in chevrons), "nobody knows of any stage"


def test_marks_of_cards_are_shapes_and_need_no_font(tmp_path: Path) -> None:
    marked: dict[str, Any] = {"moment_of_truth": True, "open_question": True, "private": True, "evidence": "measured"}
    touchpoint = next(card for card in sample().cards.values() if card.kind == "touchpoint" and card.step)
    journey = Journey([replace(each, **marked) if each.id == touchpoint.id else each for each in sample()])
    deck = decks.shown(journey, tmp_path / "x.pptx", replace(EVERYTHING, evidence=True), **decks.only("map_slides"))
    is_sound(deck, tmp_path / "x.pptx")
    face = next(box for box in decks.boxes(deck) if box.text.startswith(touchpoint.text))
    marks = {"Measured", "Moment of truth", "Open question", "Private"}
    on_it = [
        box
        for box in decks.boxes(deck)
        if box.slide == face.slide
        and face.left < box.left < box.right < face.right
        and face.top < box.top < box.bottom < face.bottom
    ]
    assert {box.name.split(" (")[0] for box in on_it} >= marks
    assert not any(box.text for box in on_it)


def test_no_slide_needs_an_emoji_font(tmp_path: Path) -> None:
    deck = decks.exported(sample(), tmp_path / "x.pptx")
    drawn = set("".join(decks.texts_of(deck)))
    assert not {sign for sign in drawn if ord(sign) > 0x25FF}


def test_a_collapsed_lane_tells_how_many_cards_it_has(tmp_path: Path) -> None:
    view = replace(EVERYTHING, collapsed_lanes=("lane-doing",))
    deck = decks.shown(sample(), tmp_path / "x.pptx", view, **decks.only("map_slides"))
    is_sound(deck, tmp_path / "x.pptx")
    counts = [box.text for box in decks.boxes(deck) if box.name.startswith("Count")]
    assert counts == ["2 cards", "3 cards", "2 cards", "2 cards", "1 card", "2 cards"]
    assert "Reads reviews" not in "".join(box.text for box in decks.boxes(deck))


@pytest.mark.parametrize("part", ["cover_slide", "emotion_slide", "weak_point_slides"])
def test_parts_can_be_chosen(part: Any, tmp_path: Path) -> None:
    deck = decks.exported(sample(), tmp_path / "x.pptx", **decks.only(part))
    assert 1 <= len(deck.slides) <= 6


def test_words_are_in_the_journeys_language(tmp_path: Path) -> None:
    deck = decks.exported(sample("buecherei"), tmp_path / "x.pptx")
    assert {"Gefühlskurve", "Chancen", "Schwachstellen"} <= set(decks.titles(deck))


def test_long_text_is_cut_and_whole_in_the_notes(tmp_path: Path) -> None:
    path = tmp_path / "x.pptx"
    journey = sample()
    text = " ".join(f"word{number}" for number in range(1_500))
    assert len(text) > 10_000
    journey.apply(set_fields(journey, ["card-sees-post"], text=text))
    journey.apply(set_fields(journey, ["persona-mara"], about=text, goals=(text, "short")))
    deck = decks.exported(journey, path)
    is_sound(deck, path)
    notes = [slide.notes_slide.notes_text_frame.text for slide in deck.slides if slide.has_notes_slide]
    assert sum(text in note for note in notes) >= 3


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "</script>",
        "javascript:alert(1)",
        "&lt;b&gt;",
        "<a:p/>",
        "\ufffe\uffff",
        "\t tab",
        "🎉👩‍👩‍👧",
        "مراجعة",
        "友達に写真を送る",
    ],
)
def test_any_text_stays_what_it_is(text: str, tmp_path: Path) -> None:
    path = tmp_path / "x.pptx"
    journey = sample()
    journey.apply(set_fields(journey, ["card-sees-post"], text=text))
    journey.apply(set_fields(journey, [stage.id for stage in journey.stages], name=text, line=text))
    journey.apply(set_fields(journey, ["persona-mara", "metric-orders", "journey"], name=text, quote=text, title=text))
    deck = decks.exported(journey, path)
    is_sound(deck, path)
    wanted = text.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
    shown = decks.texts_of(deck)
    assert wanted in shown or " ".join(wanted.split()) in shown


def test_right_to_left_is_told(tmp_path: Path) -> None:
    journey = sample()
    journey.apply(set_fields(journey, ["card-sees-post"], text="مراجعة المنتج"))
    deck = decks.exported(journey, tmp_path / "x.pptx", **decks.only("map_slides"))
    (box,) = [box for box in decks.boxes(deck) if box.text.startswith("مراجعة")]
    assert box.shape.text_frame.paragraphs[0]._p.pPr.get("rtl") == "1"


def test_the_preview_shows_the_slides_of_the_map() -> None:
    seen = preview(PPTX, sample(), PptxOptions(ratio="4:3"))
    assert isinstance(seen, Pages)
    deck = [page.width / page.height for page in seen.pages]
    assert deck == [pytest.approx(4 / 3)] * 5
    told = preview(PPTX, sample(), PptxOptions.model_validate(decks.only("cover_slide", "opportunity_slides")))
    assert isinstance(told, Words)
    assert told.text.splitlines() == ["Cover", "Opportunities"]


def test_links_between_cards_are_drawn_with_their_heads(shop: Any) -> None:
    names = " ".join(box.name for box in decks.boxes(shop))
    assert value_name("link", "at") in names
    told = list(PPTX.losses(sample(), replace(EVERYTHING, links="none"), PptxOptions()))
    assert any("are not drawn" in line for line in told)


# -- a company's template


def a_template(
    path: Path, *, as_potx: bool = True, size: tuple[float, float] = (960, 540), footer: str = "", ground: str = ""
) -> Path:
    """A template as a company has it: its colours, font, footer and background, two example slides in a section."""
    template: Any = Presentation()
    template.slide_width, template.slide_height = (Emu(round(side * 12700)) for side in size)
    across, down = size[0] / 720, size[1] / 540
    for owner in (*template.slide_layouts, template.slide_master):
        for shape in owner.placeholders:
            if shape._element.spPr.xfrm is not None:
                shape.left, shape.width = Emu(round(shape.left * across)), Emu(round(shape.width * across))
                shape.top, shape.height = Emu(round(shape.top * down)), Emu(round(shape.height * down))
            if shape._element.ph.get("type") == "ftr":
                shape.text_frame.text = footer
        if ground:
            owner.background.fill.solid()
            owner.background.fill.fore_color.rgb = RGBColor.from_string(ground)
    for number in range(2):
        template.slides.add_slide(template.slide_layouts[1]).shapes.title.text = f"Example {number}"
    made = path.with_suffix(".made.pptx")
    template.save(str(made))
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(path, "w") as target:
        for entry in source.infolist():
            data = source.read(entry)
            if entry.filename == "[Content_Types].xml" and as_potx:
                data = data.replace(b"presentation.main+xml", b"template.main+xml")
            if entry.filename.startswith("ppt/theme/"):
                data = data.replace(b"4F81BD", b"AA0044").replace(b"1F497D", b"220011").replace(b"Calibri", b"Georgia")
            if entry.filename == "ppt/presentation.xml":
                data = data.replace(b"</p:presentation>", _SECTIONS + b"</p:presentation>")
            target.writestr(entry, data)
    return path


_SECTIONS = (
    b'<p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst '
    b'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"><p14:section name="Examples" '
    b'id="{6F2D4C1A-0000-4000-8000-000000000001}"><p14:sldIdLst><p14:sldId id="256"/><p14:sldId id="257"/>'
    b"</p14:sldIdLst></p14:section></p14:sectionLst></p:ext></p:extLst>"
)


@pytest.mark.parametrize("suffix", [".potx", ".pptx"])
def test_a_template_gives_layouts_colours_and_font(suffix: str, tmp_path: Path) -> None:
    template = a_template(tmp_path / f"company{suffix}", as_potx=suffix == ".potx")
    path = tmp_path / "x.pptx"
    deck = decks.exported(sample(), path, template=template)
    assert decks.outside(deck) == []
    assert decks.overlapping_texts(deck) == []
    assert decks.broken_parts(path) == []
    assert not [title for title in decks.titles(deck) if "Example" in title]
    assert {slide.slide_layout.name for slide in deck.slides} == {"Title Slide", "Title Only"}
    chevron = next(box.shape for box in decks.boxes(deck) if box.name == "Stage: Awareness")
    assert str(chevron.fill.fore_color.rgb) == "AA0044"
    with zipfile.ZipFile(path) as archive:
        assert b"presentation.main+xml" in archive.read("[Content_Types].xml")
        assert b"sectionLst" not in archive.read("ppt/presentation.xml")
        assert sum(name.startswith("ppt/slides/slide") for name in archive.namelist()) == len(deck.slides)


@pytest.mark.parametrize(("footer", "shown"), [("Footer", "Buying a sideboard online"), ("© Shop", "© Shop")])
def test_a_footer_is_the_companys_or_the_decks_title(footer: str, shown: str, tmp_path: Path) -> None:
    template = a_template(tmp_path / "company.potx", footer=footer)
    deck = decks.exported(sample(), tmp_path / "x.pptx", template=template)
    assert {box.text for box in decks.boxes(deck) if box.name == "Footer"} == {shown}


@pytest.mark.parametrize("size", [(720, 405), (793.75, 446.5), (1440, 810), (540, 780)], ids=str)
def test_slides_of_any_size_are_filled_alike(size: tuple[float, float], tmp_path: Path) -> None:
    path = tmp_path / "x.pptx"
    deck = decks.exported(sample(), path, template=a_template(tmp_path / "company.potx", size=size))
    assert decks.outside(deck) == []
    assert decks.overlapping_texts(deck) == []
    assert decks.broken_parts(path) == []
    wide = decks.exported(sample(), path, template=a_template(tmp_path / "wide.potx"))
    if size[0] > size[1]:
        assert len(deck.slides) == len(wide.slides), "text is as large beside its slide as on any other"
        assert sizes(deck) == pytest.approx([each * size[1] / 540 for each in sizes(wide)], abs=0.2)


def sizes(deck: Any) -> list[float]:
    """The sizes of the text of cards, in points."""
    cards = (box.shape for box in decks.boxes(deck) if box.name == "Note: Reads reviews")
    return [shape.text_frame.paragraphs[0].runs[0].font.size.pt for shape in cards]


@pytest.mark.parametrize("ground", ["101040", "8A1538", "FFD500", "FFFFFF"])
def test_text_can_be_read_on_the_colour_of_a_template(ground: str, tmp_path: Path) -> None:
    deck = decks.exported(sample(), tmp_path / "x.pptx", template=a_template(tmp_path / "c.potx", ground=ground))
    told = [box for box in decks.boxes(deck) if box.shape.is_placeholder or box.name == "Subtitle"]
    assert {box.slide for box in told} == set(range(1, len(deck.slides) + 1))
    for box in told:
        runs = [run for paragraph in box.shape.text_frame.paragraphs for run in paragraph.runs]
        colours = {f"#{run.font.color.rgb}" if run.font.color.type == 1 else "#000000" for run in runs}
        assert all(contrast(colour, f"#{ground}") >= 3 for colour in colours), str(box)


def test_where_no_colour_can_be_read_a_ground_is_laid(tmp_path: Path) -> None:
    path = a_template(tmp_path / "c.pptx", as_potx=False)
    template: Any = Presentation(str(path))
    for number, colour in enumerate(("000000", "FFFFFF", "808080")):
        stripe = template.slide_master.shapes._spTree  # python-pptx draws on no master
        stripe.insert(2, parse_xml(_STRIPE.format(number=90 + number, x=number * 320 * 12700, colour=colour)))
    template.save(str(path))
    deck = decks.exported(sample(), tmp_path / "x.pptx", template=path)
    assert all(slide.shapes.title.fill.fore_color.rgb == RGBColor(255, 255, 255) for slide in deck.slides)
    grounds = {box.slide for box in decks.boxes(deck) if box.name == "Ground"}
    assert grounds == set(range(2, len(deck.slides) + 1))
    assert decks.overlapping_texts(deck) == []


_STRIPE = (
    '<p:sp xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><p:nvSpPr><p:cNvPr id="{number}" name="Stripe"/>'
    '<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm><a:off x="{x}" y="0"/><a:ext cx="4064000" cy="6858000"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></p:spPr>'
    "</p:sp>"
)


def test_properties_by_a_strange_name_are_not_doubled(tmp_path: Path) -> None:
    """LibreOffice relates to the properties of its templates by a name that no other program uses."""
    made, path = a_template(tmp_path / "made.potx"), tmp_path / "company.potx"
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(path, "w") as target:
        for entry in source.infolist():
            data = source.read(entry)
            if entry.filename == "_rels/.rels":
                data = data.replace(
                    b"package/2006/relationships/metadata/core", b"officedocument/2006/relationships/metadata/core"
                )
            target.writestr(entry, data)
    decks.exported(sample(), tmp_path / "x.pptx", template=path)
    assert decks.broken_parts(tmp_path / "x.pptx") == []


def test_what_is_no_template_is_told(tmp_path: Path) -> None:
    for name, data in (("a.potx", b"nonsense"), ("b.potx", b"PK\x03\x04nonsense")):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(ExportProblem, match="no template"):
            decks.exported(sample(), tmp_path / "x.pptx", template=tmp_path / name)
    with pytest.raises(ExportProblem, match="no template"):
        decks.exported(sample(), tmp_path / "x.pptx", template=resources.sample("online-shop-october.xlsx"))
    with pytest.raises(ExportProblem, match="cannot be read"):
        decks.exported(sample(), tmp_path / "x.pptx", template=tmp_path / "none.potx")


# -- the file


def test_properties_tell_whose_it_is(shop: Any) -> None:
    about = shop.core_properties
    assert (about.title, about.author) == ("Buying a sideboard online", "Ines Hartwig")
