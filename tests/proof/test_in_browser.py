"""Chromium opens what is made for browsers: the page, the picture of vectors, and Mermaid draws its diagram."""

import json
from pathlib import Path

import pytest
from tests.proof.browser import Browser, Tab
from tests.proof.conftest import Exported, every, squeezed

from journeyboard import resources
from journeyboard.exchange.export import export
from journeyboard.exchange.formats.html import HTML
from journeyboard.exchange.options import DrawnOptions
from journeyboard.journey.journey import Journey
from journeyboard.journey.links import link_words
from journeyboard.journey.records import Link, replace
from journeyboard.storage.format import load

pytestmark = pytest.mark.exports


@every(".html")
def test_the_page_pans_zooms_and_is_searched_without_an_error_or_a_request(
    exported: Exported, browser: Browser
) -> None:
    tab = browser.opens(exported.path)
    assert tab.says("document.documentElement.lang") == exported.language
    for _time in range(5):
        tab.says("document.getElementById('zoom-in').click()")
    before = tab.says("[view.scrollLeft, view.scrollTop]")
    _drag(tab)
    assert tab.says("[view.scrollLeft, view.scrollTop]") != before
    text = next(card.text for card in exported.journey.cards.values() if 3 < len(card.text) < 60)
    tab.says("search.focus()")
    tab.types(" ".join(text.split())[:40])
    assert tab.says("document.querySelectorAll('.hit').length") > 0
    assert tab.says("document.querySelectorAll('.here').length") == 1
    assert tab.says("count.textContent").startswith("1 ")
    worded = "document.querySelectorAll('#arrows li[data-words]').length"
    assert tab.says("document.querySelectorAll('#labels text').length") == tab.says(worded)
    tab.says("search.value = ''; search.dispatchEvent(new Event('input'))")
    assert tab.says("document.querySelectorAll('.hit, .dim').length") == 0
    assert tab.errors == []
    assert [address for address in tab.requests if not address.startswith("data:")] == [exported.path.as_uri()]


@every(".html")
def test_the_page_has_a_name_for_every_control_and_a_head_for_every_table(exported: Exported, browser: Browser) -> None:
    tab = browser.opens(exported.path)
    named = (
        "[...document.querySelectorAll('button,input,summary,meter')].every("
        "e => e.textContent.trim() || e.ariaLabel || e.labels?.length)"
    )
    assert tab.says(named)
    assert tab.says("[...document.querySelectorAll('table')].every(t => t.querySelector('th[scope]'))")
    assert tab.says("document.querySelectorAll('img:not([alt])').length") == 0
    cards = tab.says("document.querySelectorAll('.card').length")
    assert cards == len(exported.journey.cards)


def test_the_words_of_arrows_are_drawn_beside_the_cards(browser: Browser, tmp_path: Path) -> None:
    sample = load(resources.sample("online-shop.journey").read_bytes(), "online-shop").journey
    worded = [replace(each, label="costs us orders") if isinstance(each, Link) else each for each in sample]
    path = tmp_path / "map.html"
    assert export(HTML, Journey(worded), DrawnOptions(), path)
    tab = browser.opens(path)
    tab.says("document.getElementById('zoom-100').click()")
    shown = tab.says("[...document.querySelectorAll('#labels text')].map(each => each.textContent)")
    assert sorted(shown) == sorted(link_words(link) for link in Journey(worded).links)
    boxes = "[...document.querySelectorAll('{}')].map(each => each.getBoundingClientRect())"
    labels = boxes.format("#labels text") + ".map(box => [box.left, box.top, box.right, box.bottom])"
    cards = boxes.format(".card, .tile, .map thead th") + ".map(box => [box.left, box.top, box.right, box.bottom])"
    own, others = tab.says(labels), tab.says(cards)
    assert not [one for one in own for other in others if _shares(one, other)], "words of cards stay readable"
    assert not [at for at, one in enumerate(own) if any(_shares(one, other) for other in own[:at])]
    assert tab.errors == []


@pytest.mark.parametrize("name", ["online-shop", "buecherei"])
def test_the_note_of_a_feeling_does_not_cover_its_point(name: str, browser: Browser, tmp_path: Path) -> None:
    journey = load(resources.sample(f"{name}.journey").read_bytes(), name).journey
    path = tmp_path / "map.html"
    assert export(HTML, journey, DrawnOptions(), path)
    tab = browser.opens(path)
    tab.says("document.getElementById('zoom-100').click()")
    boxes = (
        "[...document.querySelectorAll('{}')].map(each => each.getBoundingClientRect())"
        ".map(box => [box.left, box.top, box.right, box.bottom])"
    )
    notes, points = tab.says(boxes.format(".flag")), tab.says(boxes.format(".curves circle"))
    for left, top, right, bottom in notes:
        column = [point for point in points if abs(point[0] + point[2] - left - right) < 4]
        gaps = [gap for _x, over, _far, under in column for gap in (top - under, over - bottom)]
        assert any(0 < gap < 14 for gap in gaps), "right above or below a point of its column"


def _shares(one: list[float], other: list[float]) -> bool:
    """Whether two boxes (left, top, right, bottom) lie over each other by more than their edges."""
    left, top, right, bottom = (
        max(one[0], other[0]),
        max(one[1], other[1]),
        min(one[2], other[2]),
        min(one[3], other[3]),
    )
    return right - left > 2 and bottom - top > 2


@every(".html")
def test_the_page_prints_on_few_sheets(exported: Exported, browser: Browser, tmp_path: Path) -> None:
    del tmp_path
    tab = browser.opens(exported.path)
    if exported.name.startswith("hostile"):
        pytest.skip("ten thousand letters on a card take their pages")
    pdf = tab.call("Page.printToPDF", preferCSSPageSize=True)["data"]
    assert len(pdf) > 1000


@every(".svg")
def test_the_picture_of_vectors_is_drawn(exported: Exported, browser: Browser) -> None:
    tab = browser.opens(exported.path)
    assert tab.says("document.documentElement.nodeName") == "svg"
    box = tab.says("(({width, height}) => [width, height])(document.documentElement.getBBox())")
    assert min(box) > 100
    shown = squeezed(tab.says("document.documentElement.textContent"))
    for stage in exported.journey.stages:
        assert squeezed(stage.name)[:12] in shown
    assert tab.errors == []
    assert [address for address in tab.requests if not address.startswith("data:")] == [exported.path.as_uri()]


@every(".mmd")
def test_mermaid_draws_the_diagram(exported: Exported, browser: Browser, root: Path) -> None:
    source = root / "build/programs/node_modules/mermaid/dist/mermaid.min.js"
    if not source.exists():
        pytest.skip("mermaid is not installed: packaging/export-programs.sh installs it")
    tab = browser.opens()
    tab.says(f"{source.read_text()}\n;1")
    tab.says("mermaid.initialize({startOnLoad: false, securityLevel: 'strict', maxTextSize: 1e6}); 1")
    diagram = exported.path.read_text(encoding="utf-8")
    drawn: str = tab.says(f"mermaid.render('d', {_quoted(diagram)}).then(made => made.svg)")
    text = f"new DOMParser().parseFromString({_quoted(drawn)}, 'text/html').body.textContent"
    shown = squeezed(tab.says(text))
    for stage in exported.journey.stages:
        assert squeezed(stage.name) in shown
    for card in exported.journey.cards.values():
        lane = exported.journey.get(card.lane)
        if getattr(lane, "kind", "") == "touchpoints":
            assert squeezed(card.text) in shown
    assert "<script" not in drawn
    assert tab.errors == []


def _quoted(text: str) -> str:
    return json.dumps(text)


def _drag(tab: Tab) -> None:
    """Pull the map up and to the left, from where it has nothing to be clicked."""
    x, y = tab.says("(({x, y}) => [x + 500, y + 300])(view.getBoundingClientRect())")
    tab.mouse("Pressed", x, y)
    for step in range(1, 6):
        tab.mouse("Moved", x - 30 * step, y - 20 * step)
    tab.mouse("Released", x - 150, y - 100)
