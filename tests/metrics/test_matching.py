import json
from collections import defaultdict

import pytest
from tests.metrics.spreadsheets import STAGES, journey_of, stage_id

from journeyboard import resources
from journeyboard.metrics.matching import match_names, parse_mapping
from journeyboard.metrics.names import fold, is_total, without_number
from journeyboard.metrics.problems import TableProblem

GROUPS: dict[str, dict[str, list[str]]] = json.loads(
    (resources.path("synonyms") / "stages.json").read_text(encoding="utf-8")
)
USUAL = (
    "awareness interest consideration evaluation purchase delivery onboarding use service retention loyalty advocacy"
)


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize("language", ["en", "de"])
def test_every_usual_stage_has_at_least_fifteen_words(group: str, language: str) -> None:
    assert len({fold(word) for word in GROUPS[group][language]}) >= 15


def test_the_usual_stages_are_there_and_no_word_means_two() -> None:
    assert set(USUAL.split()) <= set(GROUPS)
    groups = defaultdict(set)
    for group, languages in GROUPS.items():
        for words in languages.values():
            for word in words:
                groups[fold(word)].add(group)
    assert [word for word, found in groups.items() if len(found) > 1] == []


@pytest.mark.parametrize(
    "name",
    ["Kauf", "KAUF", "  kauf ", "1. Kauf", "01 - Kauf", "Phase 2: Kauf", "2) Kauf", "🛒 Kauf", "Kauf 🎉", "iv. Kauf"],
)
def test_equal_after_folding_is_certain(name: str) -> None:
    match = match_names([name], journey_of("Überlegung", "Kauf"), {})[name]
    assert (match.stage, match.kind, match.certain) == ("Kauf", "equal", True)


@pytest.mark.parametrize("name", ["Überlegung", "überlegung", "Ueberlegung", "Uberlegung", "U\u0308berlegung"])
def test_accents_are_folded(name: str) -> None:
    match = match_names([name], journey_of("Überlegung", "Kauf"), {})[name]
    assert (match.kind, match.certain) == ("equal", True)


def test_numbers_that_tell_stages_apart_are_kept() -> None:
    journey = journey_of("1. Visit", "2. Visit", "3D view")
    matches = match_names(["2. Visit", "Visit", "3D View"], journey, {})
    assert matches["2. Visit"].stage == stage_id("2. Visit")
    assert not matches["Visit"].certain
    assert matches["3D View"].certain


@pytest.mark.parametrize(
    ("name", "stage"),
    [("Bewusstsein", "Awareness"), ("Überlegung", "Consideration"), ("Kauf", "Decision"), ("Order", "Decision")],
)
def test_a_lone_synonym_is_certain(name: str, stage: str) -> None:
    match = match_names([name, "Besucher"], journey_of(*STAGES), {})[name]
    assert (match.stage, match.kind, match.certain) == (stage, "synonym", True)


def test_two_names_of_one_group_are_offers_only() -> None:
    matches = match_names(["Kauf", "Bestellung"], journey_of(*STAGES), {})
    assert [(match.stage, match.certain) for match in matches.values()] == [("Decision", False)] * 2
    matches = match_names(["Decision", "Kauf"], journey_of(*STAGES), {})
    assert matches["Decision"].certain
    assert not matches["Kauf"].certain


def test_two_stages_of_one_group_leave_the_synonym_open() -> None:
    match = match_names(["Bestellung"], journey_of("Kauf", "Checkout"), {})["Bestellung"]
    assert not match.certain


def test_spelling_is_an_offer_also_of_a_synonym() -> None:
    matches = match_names(["Awarenes", "Liefrung", "Kauf"], journey_of(*STAGES), {})
    assert (matches["Awarenes"].stage, matches["Awarenes"].kind, matches["Awarenes"].certain) == (
        "Awareness",
        "spelling",
        False,
    )
    assert (matches["Liefrung"].stage, matches["Liefrung"].certain) == ("Delivery", False)


def test_position_is_a_last_offer_and_only_for_as_many_names() -> None:
    stages = ("Awareness", "Consideration", "Decision")
    matches = match_names(["Awareness", "Xyz", "Qrs"], journey_of(*stages), {})
    assert [(match.stage, match.kind) for match in matches.values()][1:] == [
        ("Consideration", "position"),
        ("Decision", "position"),
    ]
    assert not matches["Xyz"].certain
    assert match_names(["Awareness", "Xyz"], journey_of(*stages), {})["Xyz"].kind == "none"


def test_corrections_by_hand_come_first() -> None:
    journey = journey_of(*STAGES)
    matches = match_names(["Awareness", "Kauf", "Foo"], journey, {"awareness": "Loyalty", "Kauf": None, "Foo": "gone"})
    assert (matches["Awareness"].stage, matches["Awareness"].certain) == ("Loyalty", True)
    assert (matches["Kauf"].stage, matches["Kauf"].kind, matches["Kauf"].certain) == (None, "by_hand", True)
    assert matches["Foo"].kind == "none"


def test_mappings_of_the_command_line() -> None:
    journey = journey_of(*STAGES)
    assert parse_mapping(journey, ["Kauf=decision", "Rückgabe="]) == {"Kauf": "Decision", "Rückgabe": None}
    with pytest.raises(TableProblem, match=r"no stage “Nowhere”.*Awareness"):
        parse_mapping(journey, ["Kauf=Nowhere"])
    with pytest.raises(TableProblem, match="NAME=STAGE"):
        parse_mapping(journey, ["Kauf"])


def test_totals_in_both_languages() -> None:
    assert all(map(is_total, ["Total", "Grand Total", "Gesamt", "SUMME:", "Insgesamt"]))
    assert not any(map(is_total, ["Total Customers", "Awareness", "All"]))


def test_a_name_of_emoji_alone_stays_a_name() -> None:
    assert fold("🛒")
    assert without_number("1")
