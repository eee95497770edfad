"""A workbook that comes back brings exactly what was edited in it."""

import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.board import maps
from tests.exchange.spreadsheet import Spreadsheet, edited_to, exported
from tests.journey.test_merging import edited as edited_by_hand
from tests.journeys import journeys

from journeyboard import resources
from journeyboard.exchange.workbook.base import SHEET, listed
from journeyboard.exchange.workbook.found import is_ours
from journeyboard.exchange.workbook.returning import Returned, read_back
from journeyboard.journey.editing import delete, set_fields
from journeyboard.journey.journey import Journey
from journeyboard.journey.merging import differences, taken_over
from journeyboard.journey.records import (
    Card,
    Feeling,
    Link,
    Persona,
    Reading,
    Record,
    Source,
    Stage,
    Step,
    clean,
    replace,
)
from journeyboard.storage.format import load
from journeyboard.storage.problems import FileProblem

in_folder = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)


def sample(name: str = "online-shop") -> Journey:
    return load(resources.sample(f"{name}.journey").read_bytes(), name).journey


@pytest.fixture(scope="module")
def shop_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return exported(sample(), tmp_path_factory.mktemp("shop") / "shop.xlsx", "en")


@pytest.fixture
def shop(shop_file: Path, tmp_path: Path) -> Spreadsheet:
    return Spreadsheet(Path(shutil.copy(shop_file, tmp_path / "shop.xlsx")))


def edits(returned: Returned) -> dict[tuple[str, str], object]:
    """What is set, by record and field."""
    found = returned.compared(returned.base)
    return {(each.id, each.field): each.value for each in found if each.kind == "set"}


def added(returned: Returned) -> list[Record]:
    return [each.record for each in returned.compared(returned.base) if each.kind == "added"]


def removed(returned: Returned) -> list[str]:
    return [each.id for each in returned.compared(returned.base) if each.kind == "removed"]


def remarks(returned: Returned) -> list[str]:
    return [str(remark) for remark in returned.remarks]


def brings_nothing(returned: Returned) -> bool:
    return not returned.compared(returned.base) and not returned.remarks


# -- nothing edited


@pytest.mark.parametrize("name", ["online-shop", "buecherei"])
@pytest.mark.parametrize("language", ["en", "de"])
def test_a_workbook_nobody_edited_brings_nothing(name: str, language: str, tmp_path: Path) -> None:
    path = exported(sample(name), tmp_path / "x.xlsx", language)
    assert brings_nothing(read_back(path))
    assert brings_nothing(Spreadsheet(path).comes_back())  # saved again by another program


@in_folder
@given(seed=st.integers(0, 2**32))
def test_no_map_changes_on_its_way_out_and_back(seed: int, tmp_path: Path) -> None:
    journey = maps.random_map(Random(seed))
    returned = read_back(exported(journey, tmp_path / "x.xlsx"))
    assert {record.id: record for record in returned.base} == {record.id: record for record in listed(journey)}
    assert brings_nothing(returned)


@settings(in_folder, max_examples=60)
@given(journey=journeys())
def test_no_journey_at_all_changes_on_its_way(journey: Journey, tmp_path: Path) -> None:
    assert brings_nothing(read_back(exported(journey, tmp_path / "x.xlsx")))


# -- any edits


@in_folder
@given(seed=st.integers(0, 2**32))
def test_whatever_is_written_into_the_cells_arrives(seed: int, tmp_path: Path) -> None:
    """A workbook of the edited map with the hidden sheet of the former one is that one with every edit typed in."""
    random = Random(seed)
    before = maps.random_map(random, cards=12)
    before.apply(delete(before, [record.id for record in wrong_in(before)]))
    after = Journey(before, before.extra)
    after.apply(
        delete(after, random.sample(sorted(each.id for each in after.cards.values()), min(2, len(after.cards))))
    )
    for _edit in range(6):
        ids = random.sample(sorted(record.id for record in after if not isinstance(record, Source)), 3)
        values = {"text": f"said {random.random()}", "tags": ("a", "b, c", 'd"'), "votes": random.randrange(9)}
        after.apply(set_fields(after, ids, name=random.choice("abc"), severity=random.choice((None, 1, 5)), **values))
    returned = read_back(edited_to(before, after, tmp_path / "x.xlsx"))
    # What an opportunity answers is told by the words of its pain points, which are others now.
    assert [remark for remark in remarks(returned) if "“Answers” is worked out" not in remark] == []
    result = Journey(before, before.extra)
    result.apply(taken_over(before, returned.compared(before), "back"))
    assert {record.id: record for record in result} == {record.id: record for record in after}


def wrong_in(journey: Journey) -> Iterator[Record]:
    """What no edit function would make, and what therefore cannot be asked to come back."""
    for reading in journey.all(Reading).values():
        if abs(reading.value) > 1e100:
            yield reading


def _typed(text: str) -> str:
    """What a person can type: no characters that XML forbids."""
    return clean(text).replace("\ufffe", "").replace("\uffff", "")


@in_folder
@given(
    text=st.text(max_size=60).map(_typed),
    start=st.sampled_from(["", "=1+1", "+", "-", "@", "\t", "_x000D_", "'", " ", "\n", "😀", "TRUE", "1.5", "#REF!"]),
)
def test_any_text_typed_arrives(text: str, start: str, tmp_path: Path) -> None:
    wanted = start + text
    before = maps.sample()
    after = Journey(before)
    after.apply(set_fields(after, ["note"], text=wanted, tags=(wanted, "b"), detail=wanted * 3))
    returned = read_back(edited_to(before, after, tmp_path / "x.xlsx"))
    note = returned.edited.cards["note"]
    seen = wanted if wanted.strip() else ""  # blanks alone are nothing in a cell
    assert (note.text, note.detail) == (seen, seen * 3)
    assert note.tags == (wanted, "b")


# -- single edits


def test_a_cell_of_every_kind(shop: Spreadsheet) -> None:
    card = "card-guest-checkout"
    where = shop.type("Cards", card, "Text", "Guest checkout for everybody\nat last")
    shop.type("Cards", card, "Personas", "Jonas, mara")
    shop.type("Cards", card, "Tags", 'fast, "a, b"')
    shop.type("Cards", card, "Evidence", "observed")
    shop.type("Cards", card, "Votes", 12)
    shop.type("Cards", card, "Private", "x")
    shop.type("Cards", card, "Importance", "9,5")
    shop.type("Cards", card, "Impact", 4.0)
    shop.type("Cards", card, "Status", "in progress")
    shop.type("Cards", card, "Due", datetime(2027, 2, 28))  # noqa: DTZ001 - a spreadsheet's day
    shop.type("Cards", card, "Web links", "https://example.org/a\nhttps://example.org/b")
    shop.type("Cards", card, "Owner", None)
    returned = shop.comes_back()
    assert edits(returned) == {
        (card, "text"): "Guest checkout for everybody\nat last",
        (card, "personas"): ("persona-jonas", "persona-mara"),
        (card, "tags"): ("fast", "a, b"),
        (card, "evidence"): "observed",
        (card, "votes"): 12,
        (card, "private"): True,
        (card, "importance"): 9.5,
        (card, "impact"): 4,
        (card, "status"): "doing",
        (card, "due"): "2027-02-28",
        (card, "links_out"): ("https://example.org/a", "https://example.org/b"),
        (card, "owner"): "",
    }
    assert returned.remarks == []
    assert returned.places[card, "text"] == where
    (difference,) = [each for each in returned.compared(returned.base) if each.field == "text"]
    assert returned.place(difference) == where


def test_the_other_lists(shop: Spreadsheet) -> None:
    shop.type("Personas", "persona-mara", "Goals", "One\nTwo")
    shop.type("Personas", "persona-mara", "Traits (0–100)", "Patience: 20\nPrice: first: 80")
    shop.type("Personas", "persona-mara", "Age", 32)
    shop.type("Stages", "stage-decision", "Speaker notes", "Say this")
    shop.type("Feelings", "feeling-mara-decision", "Feeling", -1.2)
    shop.type("Links", "link-go-back", "Share", 0.4)
    shop.type("Metrics", "metric-on-time", "Target", "95 %")
    reading = next(each for each in sample().all(Reading).values() if each.period == "2026-09")
    shop.type("Readings", reading.id, "Period", "Oct 2026")
    returned = shop.comes_back()
    assert returned.remarks == []
    found = edits(returned)
    traits = found.pop(("persona-mara", "traits"))
    assert traits == tuple(
        replace(
            sample().all(Persona)["persona-mara"],
            traits=[{"name": "Patience", "value": 20}, {"name": "Price: first", "value": 80}],
        ).traits
    )
    assert found == {
        ("persona-mara", "goals"): ("One", "Two"),
        ("persona-mara", "age"): "32",
        ("stage-decision", "speaker_notes"): "Say this",
        ("feeling-mara-decision", "value"): -1.2,
        ("link-go-back", "share"): 0.4,
        ("metric-on-time", "target"): 0.95,
        (reading.id, "period"): "2026-10",
    }


def test_what_is_said_of_the_journey_as_a_whole(shop: Spreadsheet) -> None:
    overview = shop.sheet("Overview")
    row = next(row for row in range(1, 40) if overview.cell(row, 2).value == "Goal")
    overview.cell(row, 3).value = "Fewer calls"
    assert edits(shop.comes_back()) == {("journey", "goal"): "Fewer calls"}


def test_a_card_is_moved_by_its_stage(shop: Spreadsheet) -> None:
    shop.type("Cards", "card-guest-checkout", "Stage", "delivery")
    shop.type("Cards", "card-guest-checkout", "Lane", "Pain points")
    step = sample().steps_of("stage-delivery")[0].id
    lane = next(lane.id for lane in sample().lanes if lane.name == "Pain points")
    assert edits(shop.comes_back()) == {
        ("card-guest-checkout", "step"): step,
        ("card-guest-checkout", "lane"): lane,
    }


def test_stage_and_step_are_read_together(tmp_path: Path) -> None:
    sheet = Spreadsheet(exported(sample("buecherei"), tmp_path / "x.xlsx", "en"))
    journey = sample("buecherei")
    stage = next(stage for stage in journey.stages if len(journey.steps_of(stage.id)) > 1)
    card = next(card for card in journey.cards.values() if journey.all(Step)[card.step].stage != stage.id)
    sheet.type("Cards", card.id, "Stage", stage.name)
    returned = sheet.comes_back()
    assert edits(returned) == {}
    assert len(remarks(returned)) == 1
    assert "has no step" in remarks(returned)[0]
    sheet.type("Cards", card.id, "Step", journey.steps_of(stage.id)[1].name)
    assert edits(sheet.comes_back()) == {(card.id, "step"): journey.steps_of(stage.id)[1].id}


def test_a_renamed_stage_is_known_by_both_names(shop: Spreadsheet) -> None:
    shop.type("Stages", "stage-decision", "Name", "Checkout")
    shop.type("Cards", "card-sees-post", "Stage", "Checkout")
    shop.type("Cards", "card-guest-checkout", "Stage", "DECISION ")
    step = sample().steps_of("stage-decision")[0].id
    assert edits(shop.comes_back()) == {("stage-decision", "name"): "Checkout", ("card-sees-post", "step"): step}


def test_opportunities_can_be_edited_in_their_own_list(shop: Spreadsheet) -> None:
    shop.type("Opportunities", "card-guest-checkout", "Satisfaction", 3)
    assert edits(shop.comes_back()) == {("card-guest-checkout", "satisfaction"): 3}


def test_two_lists_that_disagree_are_told_and_neither_wins(shop: Spreadsheet) -> None:
    one = shop.type("Cards", "card-guest-checkout", "Impact", 3)
    other = shop.type("Opportunities", "card-guest-checkout", "Impact", 4)
    returned = shop.comes_back()
    assert edits(returned) == {}
    assert remarks(returned) == [f"{other}: {one} says something else, so neither comes back."]


# -- rows


def test_a_new_row_is_a_new_card(shop: Spreadsheet) -> None:
    row = shop.add("Cards", Stage="Delivery", Lane="Pain points", Text="Parcel at the neighbour's", Severity=3)
    returned = shop.comes_back()
    (card,) = added(returned)
    assert isinstance(card, Card)
    assert (card.kind, card.text, card.severity) == ("pain_point", "Parcel at the neighbour's", 3)
    assert returned.edited.cards_at(card.lane, card.step)[-1] == card
    assert returned.places[card.id, ""] == f"Cards!{row}"
    assert remarks(returned) == []


def test_what_came_back_once_is_not_added_again(shop: Spreadsheet) -> None:
    for _time in range(2):
        shop.add("Cards", Stage="Delivery", Lane="Doing", Text="Twice in the list")
    shop.add("Stages", Name="Return")
    ours = sample()
    found = shop.comes_back().compared(ours)
    assert len(found) == 4
    ours.apply(taken_over(ours, found, "back"))
    assert shop.comes_back().compared(ours) == ()


def test_new_rows_can_refer_to_each_other(shop: Spreadsheet) -> None:
    shop.add("Stages", Name="Return")
    shop.add("Steps", Stage="Return", Name="Packs")
    shop.add("Steps", Stage="Return", Name="Posts")
    shop.add("Personas", Name="Ayşe")
    shop.add("Cards", Stage="Return", Step="Posts", Lane="Doing", Text="Queues", Personas="Ayşe")
    shop.add("Feelings", Persona="Ayşe", Stage="Return", Step="Posts", Feeling=-1)
    shop.add("Links", Kind="Returns", From="Return", To="Decision")
    shop.add("Metrics", Name="Returns", Unit="Count")
    shop.add("Readings", Metric="Returns", At="Return · Posts", Period="2026-09", Value=12)
    returned = shop.comes_back()
    assert remarks(returned) == []
    kinds = sorted(type(record).__name__ for record in added(returned))
    assert kinds == ["Card", "Feeling", "Link", "Metric", "Persona", "Reading", "Stage", "Step", "Step"]
    feeling = next(record for record in added(returned) if isinstance(record, Feeling))
    assert (feeling.state, feeling.value) == ("as_is", -1)


def test_a_new_stage_has_a_step(shop: Spreadsheet) -> None:
    shop.add("Stages", Name="Return")
    returned = shop.comes_back()
    stage = next(record for record in added(returned) if isinstance(record, Stage))
    assert len(returned.edited.steps_of(stage.id)) == 1
    assert returned.edited.stages[-1] == stage


def test_a_copied_row_is_a_new_card_and_the_original_keeps_its_identity(shop: Spreadsheet) -> None:
    row = shop.copy_row("Cards", "card-sees-post")
    shop.type_at("Cards", row, "Text", "Sees a reel")
    returned = shop.comes_back()
    assert edits(returned) == {}
    (card,) = added(returned)
    assert isinstance(card, Card)
    assert card.text == "Sees a reel"


def test_a_deleted_row_is_asked_about_and_takes_along_what_hangs_on_it(shop: Spreadsheet) -> None:
    shop.delete("Cards", "card-guest-checkout")
    returned = shop.comes_back()
    assert removed(returned) == ["card-guest-checkout"]
    assert edits(returned) == {}
    journey = sample()
    links = [link.id for link in journey.links_at("card-guest-checkout")]
    journey.apply(taken_over(journey, returned.compared(journey), "back"))
    assert journey.get("card-guest-checkout") is None
    assert links
    assert not any(journey.find(Link, link) for link in links)


def test_a_row_deleted_from_the_opportunities_deletes_nothing(shop: Spreadsheet) -> None:
    shop.delete("Opportunities", "card-guest-checkout")
    assert brings_nothing(shop.comes_back())


def test_sorting_moving_and_renaming_change_nothing(shop: Spreadsheet) -> None:
    cards = shop.sheet("Cards")
    rows = [[cell.value for cell in row] for row in cards.iter_rows()]
    head, body = rows[0], sorted(rows[1:], key=lambda row: str(row[4]))
    order = sorted(range(len(head)), key=lambda index: str(head[index]))
    for at, row in enumerate([head, *body], start=1):
        for column, index in enumerate(order, start=1):
            target = cards.cell(at, column)
            target.value = row[index]
            if isinstance(row[index], str) and not str(row[index]).startswith("=IF"):
                target.data_type = "s"
    cards.insert_rows(1, 2)
    cards["A1"] = "Our cards"
    cards.tables.clear()
    cards.title = "Our cards"
    assert brings_nothing(shop.comes_back())


# -- what cannot come back


@pytest.mark.parametrize(
    ("heading", "value", "words"),
    [
        ("Kind", "Idea", "“Idea” is not known here. It may be: Note, Quote"),
        ("Kind", None, "Nothing stands here"),
        ("Severity", 9, "9 is not between 1 and 5"),
        ("Severity", 2.5, "“2.5” is no whole number"),
        ("Votes", "many", "“many” is no number"),
        ("Importance", 11, "11 is not between 0 and 10"),
        ("Due", "soon", "“soon” is no date"),
        ("Lane", "Nowhere", "There is no lane “Nowhere”"),
        ("Stage", "Nowhere", "There is no stage “Nowhere”"),
        ("Stage", None, "The stage is missing"),
        ("Personas", "Mara, Nobody", "There is no persona “Nobody”"),
        ("Private", "perhaps", "“perhaps” is not known here. It may be: yes, no"),
        ("Lane", "Emotion", "which holds no cards"),
    ],
)
def test_what_does_not_fit_is_told_with_its_cell(shop: Spreadsheet, heading: str, value: object, words: str) -> None:
    where = shop.type("Cards", "card-guest-checkout", heading, value)
    returned = shop.comes_back()
    assert edits(returned) == {}
    (remark,) = remarks(returned)
    assert remark.startswith(f"{where}: ")
    assert words in remark


def test_a_new_row_without_a_place_is_told(shop: Spreadsheet) -> None:
    row = shop.add("Cards", Text="Where?", Lane="Doing")
    returned = shop.comes_back()
    assert added(returned) == []
    (remark,) = remarks(returned)
    assert remark == f"Cards!A{row}: The new row is left out. The stage is missing."


def test_the_same_feeling_twice_is_told(shop: Spreadsheet) -> None:
    shop.add("Feelings", Persona="Mara", Stage="Decision", State="As-is", Feeling=1)
    returned = shop.comes_back()
    assert added(returned) == []
    assert "Another row has the same persona, step and state" in remarks(returned)[0]


def test_a_formula_without_a_result_clears_nothing(shop: Spreadsheet) -> None:
    where = shop.type("Cards", "card-guest-checkout", "Text", "=UPPER(A1)")
    returned = shop.comes_back()
    assert edits(returned) == {}
    assert remarks(returned)[0].startswith(f"{where}: This cell holds a formula without a result")


def test_what_is_worked_out_does_not_come_back(shop: Spreadsheet) -> None:
    where = shop.type("Opportunities", "card-guest-checkout", "Answers", "Everything")
    returned = shop.comes_back()
    assert edits(returned) == {}
    assert remarks(returned) == [f"{where}: “Answers” is worked out; what is written there does not come back."]


def test_a_sheet_that_is_gone_deletes_nothing(shop: Spreadsheet) -> None:
    del shop.book["Feelings"]
    returned = shop.comes_back()
    assert removed(returned) == []
    assert remarks(returned) == ["Feelings: This sheet is gone; nothing of it comes back."]


def test_a_column_that_is_gone_clears_nothing(shop: Spreadsheet) -> None:
    shop.sheet("Cards").delete_cols(shop.column("Cards", "Detail"))
    returned = shop.comes_back()
    assert edits(returned) == {}
    assert remarks(returned) == ["Cards: The column “Detail” is gone; nothing of it comes back."]


def test_long_text_comes_back_from_its_own_sheet(tmp_path: Path) -> None:
    journey = maps.sample()
    text = " ".join(f"word{number}" for number in range(12_000))
    journey.apply(set_fields(journey, ["note"], detail=text))
    sheet = Spreadsheet(exported(journey, tmp_path / "x.xlsx"))
    where = sheet.type("Cards", "note", "Detail", str(sheet.shown("Cards", "note", "Detail")).replace("word1 ", "x "))
    returned = sheet.comes_back()
    assert edits(returned) == {}
    assert remarks(returned) == [f"{where}: This text is longer than a cell. Edit it in the sheet “Long texts”."]
    sheet = Spreadsheet(exported(journey, tmp_path / "x.xlsx"))
    long = sheet.sheet("Long texts")
    long[f"D{long.max_row}"] = str(long[f"D{long.max_row}"].value).replace("word11999", "end")
    assert edits(sheet.comes_back()) == {("note", "detail"): text.replace("word11999", "end")}


def test_text_typed_over_a_long_one_replaces_it(tmp_path: Path) -> None:
    journey = maps.sample()
    journey.apply(set_fields(journey, ["note"], detail="long " * 12_000))
    sheet = Spreadsheet(exported(journey, tmp_path / "x.xlsx"))
    sheet.type("Cards", "note", "Detail", "short")
    assert edits(sheet.comes_back()) == {("note", "detail"): "short"}


# -- the map that moved on


def test_it_is_merged_with_a_map_that_moved_on(shop: Spreadsheet) -> None:
    shop.type("Cards", "card-guest-checkout", "Text", "theirs")
    shop.type("Cards", "card-sees-post", "Text", "theirs")
    ours = sample()
    ours.apply(set_fields(ours, ["card-guest-checkout"], text="ours"))
    ours.apply(set_fields(ours, ["card-sees-post"], detail="ours"))
    found = {each.id: each for each in shop.comes_back().compared(ours)}
    assert found["card-guest-checkout"].conflict
    assert not found["card-sees-post"].conflict
    ours.apply(taken_over(ours, [found["card-sees-post"]], "back"))
    assert (ours.cards["card-sees-post"].text, ours.cards["card-sees-post"].detail) == ("theirs", "ours")


def test_the_workbook_of_another_map_is_refused(shop: Spreadsheet) -> None:
    with pytest.raises(FileProblem, match="another map"):
        shop.comes_back().compared(sample("buecherei"))


def test_edits_made_by_hand_elsewhere_do_not_come_as_deletions(shop: Spreadsheet) -> None:
    ours = edited_by_hand(Random(7), sample())
    assert shop.comes_back().compared(ours) == ()
    assert differences(sample(), ours)


# -- files that are none


def test_a_workbook_of_somebody_else_is_refused() -> None:
    path = resources.sample("online-shop-october.xlsx")
    assert not is_ours(path)
    with pytest.raises(FileProblem, match="not exported by Journeyboard"):
        read_back(path)


def test_a_damaged_hidden_sheet_is_told(shop: Spreadsheet) -> None:
    assert is_ours(shop.path)
    hidden = shop.sheet(SHEET)
    hidden["A3"] = str(hidden["A3"].value)[:-100]
    with pytest.raises(FileProblem, match="hidden sheet"):
        shop.comes_back()


def test_a_file_that_is_no_workbook_is_told(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(b"PK\x03\x04nonsense")
    with pytest.raises(FileProblem):
        read_back(path)
    with pytest.raises(FileProblem):
        read_back(tmp_path / "none.xlsx")
