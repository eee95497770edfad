import pytest
from hypothesis import given
from tests import journeys as some

from journeyboard.journey.check import check
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import (
    Card,
    Feeling,
    Lane,
    Link,
    Metric,
    Persona,
    Reading,
    Record,
    SetAside,
    Stage,
    Step,
    View,
)
from journeyboard.journey.starting import new_journey

WHOLE: tuple[Record, ...] = (
    Persona(id="mara", name="Mara"),
    Stage(id="look", name="Look", order="V"),
    Stage(id="buy", name="Buy", order="W"),
    Step(id="web", stage="look", order="V"),
    Step(id="pay", stage="buy", order="V"),
    Lane(id="doing", name="Doing"),
    Lane(id="curve", kind="emotion", name="Emotion"),
    Lane(id="line", kind="divider"),
    Card(id="card", lane="doing", step="web", end_step="pay", text="Measures\ntwice", personas=("mara",)),
    Feeling(id="f", persona="mara", step="web"),
    Link.model_validate({"id": "l", "from": "buy", "to": "look"}),
    Metric(id="m", name="Visits"),
    Reading(id="r", metric="m", at="look", period="2026"),
    View(id="v", default=True, hidden_lanes=("curve",)),
)


def told(*records: Record, without: str = "") -> list[str]:
    changed = {record.id: record for record in (*WHOLE, *records) if record.id != without}
    return [str(problem) for problem in check(Journey(changed.values()))]


def test_a_whole_journey_has_no_problems() -> None:
    assert told() == []
    assert check(new_journey("Shop", ["Look", "Buy"])) == []


@pytest.mark.parametrize(
    ("record", "words"),
    [
        (Persona(id="p", name="Jo", portrait="photo"), "personas p “Jo”: portrait photo is not there"),
        (Step(id="s", stage="gone"), "steps s: stage gone is not there"),
        (Step(id="s", stage="mara"), "steps s: stage mara is not there"),
        (Lane(id="n", name="Tiles", kind="metrics", metrics=("m", "x")), "lanes n “Tiles”: metrics x is not there"),
        (Card(id="c", step="web"), "cards c: has no lane"),
        (Card(id="c", lane="doing", step="gone", text="Hi\nyou"), "cards c “Hi”: step gone is not there"),
        (Card(id="c", lane="doing", step="pay", end_step="web"), "cards c: end_step web is before step pay"),
        (
            Card(id="c", lane="curve", step="pay"),
            "cards c: stands in lane curve, of the kind emotion, which holds no cards",
        ),
        (
            Feeling(id="g", persona="mara", step="web", value=1),
            "feelings g: is of the same persona, step and state as f",
        ),
        (Link.model_validate({"id": "k", "from": "x", "to": "look"}), "links k: from x is not there"),
        (Link.model_validate({"id": "k", "from": "buy", "to": "mara"}), "links k: to mara is not there"),
        (Reading(id="q", metric="m"), "readings q: has no at"),
        (Reading(id="q", metric="m", at="look", period="2025", source="s"), "readings q: source s is not there"),
        (
            Reading(id="s", metric="m", at="look", period="2026"),
            "readings s: is of the same metric, place, persona, segment and period as r",
        ),
        (Stage(id="look", name=" ", order="V"), "stages look: has no name"),
        (Stage(id="s", name="Alone"), "stages s “Alone”: has no step"),
        (View(id="w", name="All", default=True), "views w “All”: is another default view; the first one opens"),
        (View.model_validate({"id": "w", "filter": {"personas": ["x"]}}), "views w: filter.personas x is not there"),
        (SetAside(id="a", of="cards", reason="cards[3]: broken"), "set_aside a: cards[3]: broken"),
    ],
)
def test_each_problem_is_told_with_its_place(record: Record, words: str) -> None:
    assert told(record) == [words]


def test_what_hung_on_a_lost_step_is_told() -> None:
    assert told(without="pay") == ["stages buy “Buy”: has no step", "cards card “Measures”: end_step pay is not there"]


@given(some.journeys())
def test_any_journey_can_be_checked_in_the_order_of_its_file(journey: Journey) -> None:
    places = [record.id for record in journey]
    numbers = [places.index(problem.id) for problem in check(journey)]
    assert numbers == sorted(numbers)
