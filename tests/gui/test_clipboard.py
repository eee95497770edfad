"""Copy, cut and paste, and what is dropped: between windows, from spreadsheets, as pictures."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.gui.conftest import Person

from journeyboard.board.shapes import Rect
from journeyboard.editor.canvas.places import place_rect
from journeyboard.editor.clipboard.copying import MIME_TYPE, Clipping
from journeyboard.editor.clipboard.pasting import MOST_CARDS
from journeyboard.editor.session import Place
from journeyboard.editor.window import Window
from journeyboard.journey.records import Card, Lane
from journeyboard.storage.format import dump, load


def _lane(window: Window, name: str) -> Lane:
    return next(lane for lane in window.document.session.journey.lanes if lane.name == name)


def _place(window: Window, lane: str, step: int) -> Place:
    return Place(_lane(window, lane).id, window.document.session.journey.columns()[step].id)


def _go(window: Window, lane: str, step: int) -> None:
    window.document.session.focus(_place(window, lane, step))


def _texts(window: Window, lane: str, step: int) -> list[str]:
    return [card.text for card in window.document.session.journey.cards_at(*_place(window, lane, step))]


def _card(window: Window, text: str) -> Card:
    return next(card for card in window.document.session.journey.cards.values() if card.text == text)


def _clipboard() -> QMimeData:
    return QApplication.clipboard().mimeData()


def _put(**forms: str) -> None:
    """What another program copies: text, html."""
    data = QMimeData()
    if "text" in forms:
        data.setText(forms["text"])
    if "html" in forms:
        data.setHtml(forms["html"])
    QApplication.clipboard().setMimeData(data)


def _picture(side: int = 40) -> QImage:
    image = QImage(side, side, QImage.Format.Format_RGB32)
    image.fill(QColor("#0B7FA0"))
    return image


def test_a_card_goes_to_another_window_with_all_its_details(person: Person) -> None:
    window, other = person.opens(person.sample()), person.opens()
    card = _card(window, "Guest checkout is missing")
    window.document.session.select([card.id])
    person.chooses(window, "copy")
    person.sees(other)
    _go(other, "Pain points", 1)
    person.chooses(other, "paste")
    (copy,) = other.document.session.selected_cards
    assert (copy.severity, copy.tags, copy.detail, copy.votes) == (5, card.tags, card.detail, 9)
    assert [persona.name for persona in other.document.session.journey.personas] == ["Mara"]
    assert other.document.session.history.undo_label == "Paste card"


def test_ctrl_d_duplicates_and_takes_nothing_away(person: Person) -> None:
    window = person.opens(person.sample())
    session = window.document.session
    session.select([_card(window, "Reads reviews").id])
    QTest.keyClick(window.canvas, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert _texts(window, "Doing", 1)[:2] == ["Reads reviews", "Reads reviews"]
    assert [card.id for card in session.selected_cards] == [session.journey.cards_at(*_place(window, "Doing", 1))[1].id]
    lanes, stages = len(session.journey.lanes), len(session.journey.stages)
    session.select([_lane(window, "Doing").id])
    QTest.keyClick(window.canvas, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert len(session.journey.lanes) == lanes + 1
    session.select([session.journey.stages[0].id])
    QTest.keyClick(window.canvas, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert len(session.journey.stages) == stages


@pytest.mark.parametrize("keys", ["Ctrl+Y", "Ctrl+Shift+Z"])
def test_both_keys_that_people_know_do_again(person: Person, keys: str) -> None:
    window = person.opens(person.sample())
    window.document.session.select([_card(window, "Reads reviews").id])
    person.chooses(window, "delete")
    person.chooses(window, "undo")
    QTest.keySequence(window, keys)
    assert "Reads reviews" not in _texts(window, "Doing", 1)


def test_a_copy_in_the_same_cell_stands_behind_the_chosen_card(person: Person) -> None:
    window = person.opens(person.sample())
    before = dump(window.document.session.journey)
    card = _card(window, "Reads reviews")
    window.document.session.select([card.id])
    person.chooses(window, "copy")
    person.chooses(window, "paste")
    (copy,) = window.document.session.selected_cards
    assert copy.id != card.id
    assert _texts(window, "Doing", 1)[:2] == ["Reads reviews", "Reads reviews"]
    person.chooses(window, "undo")
    assert dump(window.document.session.journey) == before


def test_what_is_copied_can_be_had_as_cards_text_table_and_picture(person: Person) -> None:
    window = person.opens(person.sample())
    window.document.session.select([_lane(window, "Doing").id])
    person.chooses(window, "copy")
    data = _clipboard()
    assert len(load(bytes(data.data(MIME_TYPE).data()), "it").journey.cards) == 12
    assert data.text().splitlines()[0] == "\tAwareness\tConsideration\tDecision\tDelivery\tRetention\tAdvocacy"
    assert "<th" in data.html()
    assert QImage.fromData(data.data("image/png")).width() > 1000
    assert QImage(data.imageData()).width() > 1000


def test_copied_as_a_table_no_program_takes_a_picture_instead(person: Person) -> None:
    window = person.opens(person.sample())
    window.document.session.select([_lane(window, "Doing").id])
    person.chooses(window, "copy_table")
    data = _clipboard()
    assert not data.hasImage()
    assert not data.hasFormat("image/png")
    assert "<th" in data.html()
    assert data.text().splitlines()[0].startswith("\tAwareness\t")
    assert len(load(bytes(data.data(MIME_TYPE).data()), "it").journey.cards) == 12


def test_with_nothing_selected_the_cell_is_copied(person: Person) -> None:
    window = person.opens(person.sample())
    _go(window, "Doing", 0)
    person.chooses(window, "copy")
    assert _clipboard().text() == "Sees a living-room post on Instagram\nSearches “oak sideboard”"


def test_cut_cards_are_moved_with_their_links(person: Person) -> None:
    window = person.opens(person.sample())
    session = window.document.session
    card = _card(window, "Guest checkout is missing")
    links = session.journey.links_at(card.id)
    before = dump(session.journey)
    session.select([card.id])
    person.chooses(window, "cut")
    assert card.id not in session.journey.cards
    _go(window, "Pain points", 4)
    person.chooses(window, "paste")
    assert session.journey.cards[card.id].step == session.journey.columns()[4].id
    assert session.journey.links_at(card.id) == links
    person.chooses(window, "undo")
    person.chooses(window, "undo")
    assert dump(session.journey) == before


def test_lines_of_text_are_pasted_as_cards(person: Person) -> None:
    window = person.opens()
    session = window.document.session
    _put(text="Reads reviews\n\n  Asks a friend  \n")
    session.select([_lane(window, "Pain points").id])
    person.chooses(window, "paste")
    assert [(card.text, card.kind) for card in session.journey.cards.values()] == [
        ("Reads reviews", "pain_point"),
        ("Asks a friend", "pain_point"),
    ]
    assert session.history.undo_label == "Paste 2 cards"
    assert len(session.selected) == 2


def test_a_range_of_a_spreadsheet_fills_steps_and_lanes(person: Person) -> None:
    window = person.opens()
    html = "<table><tr><td>a<br>b</td><td>c</td></tr><tr><td></td><td>d</td></tr></table>"
    _put(text='"a\nb"\tc\n\td\n', html=html)
    _go(window, "Doing", 1)
    person.chooses(window, "paste")
    assert _texts(window, "Doing", 1) == ["a", "b"]
    assert (_texts(window, "Doing", 2), _texts(window, "Touchpoints", 2)) == (["c"], ["d"])


def test_the_tables_a_web_page_is_made_of_are_no_range(person: Person) -> None:
    window = person.opens()
    _put(text="First line\nSecond line", html="<table><tr><td>First line</td><td><p>Second line</p></td></tr></table>")
    _go(window, "Doing", 0)
    person.chooses(window, "paste")
    assert _texts(window, "Doing", 0) == ["First line", "Second line"]


def test_a_picture_becomes_a_card(person: Person) -> None:
    window = person.opens()
    session = window.document.session
    QApplication.clipboard().setImage(_picture())
    _go(window, "Doing", 0)
    person.chooses(window, "paste")
    person.chooses(window, "paste")
    first, second = session.journey.cards.values()
    assert (first.kind, first.asset) == ("image", second.asset)
    (asset,) = session.journey.assets.values()
    assert (asset.width, asset.height, asset.media_type) == (40, 40, "image/png")


def test_a_large_picture_is_made_small_enough_for_a_file(person: Person) -> None:
    window = person.opens()
    QApplication.clipboard().setImage(_picture(3000))
    _go(window, "Doing", 0)
    person.chooses(window, "paste")
    (asset,) = window.document.session.journey.assets.values()
    assert (asset.width, asset.height) == (1024, 1024)


def test_pictures_copied_in_a_file_manager_become_cards(person: Person, tmp_path: Path) -> None:
    window = person.opens()
    data = QMimeData()
    for name in ("shop front.png", "till.png"):
        _picture().save(str(tmp_path / name))
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in ("shop front.png", "till.png")])
    QApplication.clipboard().setMimeData(data)
    _go(window, "Doing", 0)
    person.chooses(window, "paste")
    assert _texts(window, "Doing", 0) == ["shop front", "till"]


def test_a_file_that_is_no_picture_is_told_and_nothing_is_pasted(person: Person, tmp_path: Path) -> None:
    window = person.opens()
    (tmp_path / "broken.png").write_bytes(b"no picture")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "broken.png"))])
    QApplication.clipboard().setMimeData(data)
    _go(window, "Doing", 0)
    person.chooses(window, "paste")
    assert "broken.png" in person.asked().informativeText()
    assert not window.document.session.journey.cards


def test_more_than_anybody_means_to_paste_is_refused_with_the_reason(person: Person) -> None:
    window = person.opens()
    _put(text="line\n" * (MOST_CARDS + 1))
    _go(window, "Doing", 0)
    person.chooses(window, "paste")
    assert "5,000" in person.asked().informativeText()
    assert not window.document.session.journey.cards


def test_in_a_text_that_is_written_paste_is_text(person: Person) -> None:
    window = person.opens()
    _put(text="pasted")
    _go(window, "Doing", 0)
    QTest.keyClicks(window.canvas, "x")
    assert window.canvas.editor is not None
    QTest.keyClick(window.canvas.editor, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(window.canvas.editor, Qt.Key.Key_Return)
    assert _texts(window, "Doing", 0) == ["xpasted"]


def _drop(window: Window, data: QMimeData, lane: str, step: int) -> None:
    cell = window.canvas.panes.place(_rect(window, lane, step)).center()
    at = QPointF(window.canvas.viewport().mapTo(window, cell.toPoint()))
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    window.dropEvent(QDropEvent(at, copy, data, left, Qt.KeyboardModifier.NoModifier))


def _rect(window: Window, lane: str, step: int) -> Rect:
    rect = place_rect(window.document.session.journey, window.canvas.board, _place(window, lane, step))
    assert rect is not None
    return rect


def test_a_picture_is_dropped_into_the_cell_below_the_pointer(person: Person, tmp_path: Path) -> None:
    window = person.opens()
    _picture().save(str(tmp_path / "till.png"))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "till.png"))])
    _drop(window, data, "Touchpoints", 1)
    assert _texts(window, "Touchpoints", 1) == ["till"]


def test_dropped_text_becomes_cards(person: Person) -> None:
    window = person.opens()
    data = QMimeData()
    data.setText("one\ntwo")
    _drop(window, data, "Doing", 2)
    assert _texts(window, "Doing", 2) == ["one", "two"]


@pytest.mark.parametrize("form", ["text/plain", "text/html", "image/png", MIME_TYPE])
def test_nothing_is_made_before_it_is_asked_for(person: Person, form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    retrieve = Clipping.retrieveData

    def watched(self: Clipping, mime_type: str, kind: object) -> object:
        made.append(mime_type)
        return retrieve(self, mime_type, kind)

    monkeypatch.setattr(Clipping, "retrieveData", watched)
    window = person.opens(person.sample())
    person.chooses(window, "select_all")
    person.chooses(window, "copy")
    assert made == []
    assert not _clipboard().data(form).isEmpty()
    assert made == [form]
