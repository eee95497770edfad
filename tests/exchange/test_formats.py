"""What every format promises: found by its ending, asked in words, previewed, written whole or not at all."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage, QPainter

from journeyboard import resources
from journeyboard.drawing.icons import has_icon
from journeyboard.exchange.export import export, losses, preview
from journeyboard.exchange.format import AnyFormat, Pages
from journeyboard.exchange.formats import FORMATS, format_called, format_of
from journeyboard.exchange.options import fields_of
from journeyboard.journey.journey import Journey
from journeyboard.language import _, set_language
from journeyboard.storage.format import load
from journeyboard.storage.problems import FileProblem

pytestmark = pytest.mark.usefixtures("qapp")
every_format = pytest.mark.parametrize("made", FORMATS, ids=[made.id for made in FORMATS])


@pytest.fixture(scope="module")
def shop() -> Journey:
    return load(resources.sample("online-shop.journey").read_bytes(), "shop").journey


@every_format
def test_it_is_found_by_its_ending_and_its_id(made: AnyFormat) -> None:
    assert format_of(Path(f"Map.{made.suffix[1:].upper()}")) is made
    assert format_called(made.id) is made


@every_format
def test_it_is_asked_in_both_languages(made: AnyFormat) -> None:
    texts = [made.name, made.about]
    for field in fields_of(made.options):
        asked = field.asked
        texts += [asked.label, asked.help, *asked.names.values(), *([asked.nothing] if asked.nothing else [])]
        assert set(asked.names) in (set(), set(field.choices)), f"{field.name}: every choice has a name"
        assert asked.help.endswith("."), f"{field.name}: a sentence"
    set_language("de")
    missing = [text for text in texts if _(text) == text and " " in text]
    assert missing == [], "only single words may be the same in German"
    assert has_icon(made.icon)


@every_format
def test_a_field_that_needs_another_names_it_and_its_values(made: AnyFormat) -> None:
    fields = {field.name: field for field in fields_of(made.options)}
    for field in fields.values():
        if field.asked.needs is not None:
            other, values = field.asked.needs
            possible = set(fields[other].choices) if fields[other].kind == "choice" else {True, False}
            assert set(values) <= possible


@every_format
def test_it_is_written_with_what_is_asked_at_first(made: AnyFormat, shop: Journey, tmp_path: Path) -> None:
    target = tmp_path / f"map{made.suffix}"
    shares: list[float] = []
    assert export(made, shop, made.options(), target, go_on=lambda share: shares.append(share) is None)
    assert target.stat().st_size > 100
    assert shares == sorted(shares)
    assert shares[-1] == pytest.approx(1)
    assert list(tmp_path.iterdir()) == [target]


@every_format
def test_an_empty_journey_is_written_too(made: AnyFormat, tmp_path: Path) -> None:
    target = tmp_path / f"map{made.suffix}"
    assert export(made, Journey(), made.options(), target)
    assert target.stat().st_size > 0
    assert losses(made, Journey(), made.options()) == ()


@every_format
def test_cancel_leaves_the_former_file(made: AnyFormat, shop: Journey, tmp_path: Path) -> None:
    target = tmp_path / f"map{made.suffix}"
    target.write_bytes(b"as it was")
    assert not export(made, shop, made.options(), target, go_on=lambda _share: False)
    assert target.read_bytes() == b"as it was"
    assert list(tmp_path.iterdir()) == [target]


@every_format
def test_a_folder_that_is_not_there_is_told(made: AnyFormat, shop: Journey, tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="folder"):
        export(made, shop, made.options(), tmp_path / "no" / f"map{made.suffix}")


@every_format
def test_it_can_be_looked_at_before(made: AnyFormat, shop: Journey) -> None:
    seen = preview(made, shop, made.options())
    if not isinstance(seen, Pages):
        assert seen.text
        return
    page = seen.pages[0]
    image = QImage(400, round(400 * page.height / page.width), QImage.Format.Format_RGB32)
    image.fill(0x123456)
    painter = QPainter(image)
    painter.scale(400 / page.width, 400 / page.width)
    page.paint(painter)
    painter.end()
    colours = {image.pixel(x, y) for x in range(0, 400, 7) for y in range(0, image.height(), 7)}
    assert len(colours) > 10, "something is painted"


def test_what_a_picture_leaves_out_is_told(shop: Journey) -> None:
    made = format_called("png")
    assert made is not None
    told = losses(made, shop, made.options())
    assert any("details that are not on the map" in line for line in told)
    stage = shop.stages[0].name
    assert any("not shown" in line for line in losses(made, shop, made.options(stages=(stage,))))
