"""The web page: everything is in it, in order, and nothing of a journey is ever markup."""

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.exchange.hostile import HOSTILE, hostile_journey

from journeyboard import resources
from journeyboard.exchange.export import export, losses
from journeyboard.exchange.formats.html import HTML
from journeyboard.exchange.html.markup import element
from journeyboard.exchange.options import DrawnOptions
from journeyboard.journey.cards import span_card
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import EVERYTHING, replace
from journeyboard.storage.format import load

_VOID = {"meta", "input", "img", "col"}


class Page(HTMLParser):
    """Reads a page and fails for tags that do not close in order; keeps its texts, tags and attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.scripts: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs), f"{tag} has an attribute twice"
        self.tags.append((tag, dict(attrs)))
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        (self.scripts if self.open and self.open[-1] in ("script", "style") else self.texts).append(data)


def page_of(journey: Journey, folder: Path, options: DrawnOptions | None = None) -> str:
    target = folder / "map.html"
    assert export(HTML, journey, options or DrawnOptions(), target)
    return target.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def shop() -> Journey:
    return load(resources.sample("online-shop.journey").read_bytes(), "shop").journey


def test_every_card_persona_and_metric_stands_on_the_page(shop: Journey, tmp_path: Path) -> None:
    page = Page(page_of(shop, tmp_path))
    shown = " ".join(page.texts)
    for card in shop.cards.values():
        assert card.text in shown
    for record in (*shop.personas, *shop.metrics, *shop.stages):
        assert record.name in shown
    ids = [attrs["id"] for _name, attrs in page.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    assert set(shop.cards) <= set(ids)


def test_hostile_texts_are_texts(tmp_path: Path) -> None:
    page = Page(page_of(hostile_journey(), tmp_path))
    shown = "".join(page.texts)
    for text in HOSTILE:
        assert text.strip() in shown
    assert [name for name, _attrs in page.tags].count("script") == 1
    for tag, attrs in page.tags:
        assert not [name for name in attrs if name.startswith("on")]
        assert tag not in ("iframe", "object", "embed", "base", "link")
        assert "action" not in attrs
        for name in ("href", "src"):
            address = attrs.get(name) or "#"
            assert address.startswith(("#", "data:image/", "https://", "http://")), address


def test_a_metric_tells_its_status_in_words_too(shop: Journey, tmp_path: Path) -> None:
    texts = Page(page_of(shop, tmp_path)).texts
    assert "target 2,400 · off target" in texts
    assert "target 50k · just off target" in texts


def test_days_are_written_as_in_the_language(shop: Journey, tmp_path: Path) -> None:
    texts = Page(page_of(shop, tmp_path, DrawnOptions(language="de"))).texts
    assert "31. Jan. 2027" in texts
    assert "2027-01-31" not in texts


def test_only_the_page_s_own_script_may_run_and_nothing_is_fetched(shop: Journey, tmp_path: Path) -> None:
    text = page_of(shop, tmp_path)
    policy = next(attrs["content"] for _name, attrs in Page(text).tags if attrs.get("http-equiv"))
    script = re.search(r"<script>(.*?)</script>", text, re.DOTALL)
    assert script is not None
    assert policy is not None
    assert f"'sha256-{b64encode(sha256(script[1].encode()).digest()).decode()}'" in policy
    assert "default-src 'none'" in policy
    assert "url(" not in text
    assert "@import" not in text


def test_every_row_of_the_map_has_a_cell_for_each_column(shop: Journey, tmp_path: Path) -> None:
    journey = Journey(list(shop), shop.extra)
    (card, *_others) = [card for card in journey.cards.values() if card.step == journey.columns()[1].id]
    journey.apply(span_card(journey, card.id, journey.columns()[3].id))
    text = page_of(journey, tmp_path)
    table = text[text.index('<table class="map"') : text.index("</table>")]
    rows = table.split("<tr")[1:]
    held = 0
    for row in rows:
        cells = re.findall(r"<t[dh]([^>]*)>", row)
        wide = sum(int(found[1]) if (found := re.search(r'colspan="(\d+)"', cell)) else 1 for cell in cells)
        assert wide + (1 if held else 0) == 1 + len(journey.columns())
        spans = [int(found[1]) for cell in cells if (found := re.search(r'rowspan="(\d+)"', cell))]
        held = spans[0] - 1 if spans else max(0, held - 1)


def test_language_and_theme_are_those_asked_for(shop: Journey, tmp_path: Path) -> None:
    german = page_of(shop, tmp_path, DrawnOptions(language="de", theme="dark"))
    assert '<html lang="de" data-theme="dark">' in german
    assert "Zur Map springen" in german


def test_notes_for_the_speaker_are_left_out_and_told(shop: Journey, tmp_path: Path) -> None:
    noted = next(stage for stage in shop.stages if stage.speaker_notes)
    assert noted.speaker_notes not in page_of(shop, tmp_path)
    assert any("speaker notes" in line for line in losses(HTML, shop, DrawnOptions()))


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])))
def test_text_and_attributes_come_back_as_they_were(text: str) -> None:
    page = Page(element("p", text, title=text))
    assert "".join(page.texts) == text
    assert page.tags == [("p", {"title": text})]


def test_arrows_that_the_view_does_not_show_are_told_but_not_drawn(shop: Journey, tmp_path: Path) -> None:
    for shown, drawn in (("all", len(shop.links)), ("selected", 1), ("none", 0)):
        target = tmp_path / "map.html"
        view = replace(EVERYTHING, links=shown)
        assert export(HTML, shop, DrawnOptions(), target, shown=view)
        told = [attrs for _name, attrs in Page(target.read_text(encoding="utf-8")).tags if "data-from" in attrs]
        assert len(told) == len(shop.links)
        assert sum("data-quiet" not in attrs for attrs in told) == drawn
