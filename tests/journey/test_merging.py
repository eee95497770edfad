from collections.abc import Callable
from random import Random

from hypothesis import given
from hypothesis import strategies as st
from tests.board import maps

from journeyboard.journey.cards import add_card, holds_cards, move_cards
from journeyboard.journey.changes import Change
from journeyboard.journey.editing import delete, set_fields
from journeyboard.journey.feelings import set_feeling
from journeyboard.journey.grid import add_stage, move_step
from journeyboard.journey.journey import Journey
from journeyboard.journey.links import add_link
from journeyboard.journey.merging import Difference, differences, merge, taken_over
from journeyboard.journey.records import Card, Feeling, Lane, Link, Reading, Step, replace

seeds = st.integers(0, 2**32)


def copied(journey: Journey) -> Journey:
    return Journey(journey, journey.extra)


def after(journey: Journey, *changes: Change) -> Journey:
    copy = copied(journey)
    for change in changes:
        copy.apply(change)
    return copy


def merged(base: Journey, ours: Journey, theirs: Journey) -> tuple[Difference, ...]:
    return merge(ours, differences(base, ours), differences(base, theirs))


def records(journey: Journey) -> dict[str, object]:
    return {record.id: record for record in journey}


def edited(random: Random, journey: Journey, count: int = 6) -> Journey:
    """The journey after some edits as a person makes them."""
    copy = copied(journey)
    for _edit in range(count):
        copy.apply(random.choice(_EDITS)(random, copy))
    return copy


def _set_text(random: Random, journey: Journey) -> Change:
    return set_fields(journey, _some(random, journey), text=f"said {random.random()}", name=random.choice("abc"))


def _set_lists(random: Random, journey: Journey) -> Change:
    tags = tuple(sorted({random.choice("abcdef") for _tag in range(3)}))
    return set_fields(journey, _some(random, journey), tags=tags, severity=random.choice((None, 1, 5)))


def _delete(random: Random, journey: Journey) -> Change:
    return delete(journey, _some(random, journey)[:1])


def _add(random: Random, journey: Journey) -> Change:
    cells = [(lane.id, step.id) for lane in journey.lanes if holds_cards(lane) for step in journey.columns()]
    if not cells:
        return add_stage(journey, "New")
    return add_card(journey, *random.choice(cells), "new", tags=("new",))


def _move(random: Random, journey: Journey) -> Change:
    lanes = [lane for lane in journey.lanes if holds_cards(lane)]
    if not lanes or not journey.columns() or not journey.cards:
        return Change("nothing")
    card = random.choice(sorted(journey.cards))
    return move_cards(journey, [card], random.choice(lanes).id, random.choice(journey.columns()).id)


def _feel(random: Random, journey: Journey) -> Change:
    if not journey.personas or not journey.columns():
        return Change("nothing")
    value = random.randrange(-20, 21) / 10
    return set_feeling(journey, random.choice(journey.personas).id, random.choice(journey.columns()).id, value)


def _some(random: Random, journey: Journey) -> list[str]:
    ids = sorted(record.id for record in journey if record.id != journey.info.id)
    return random.sample(ids, min(3, len(ids)))


_EDITS: tuple[Callable[[Random, Journey], Change], ...] = (
    _set_text,
    _set_text,
    _set_lists,
    _delete,
    _add,
    _add,
    _move,
    _feel,
)


@given(seeds, seeds)
def test_differences_lead_from_one_journey_to_the_other(one: int, other: int) -> None:
    before, later = maps.random_map(Random(one)), maps.random_map(Random(other), 20)
    assert records(after(before, differences(before, later))) == records(later)
    assert not differences(before, copied(before))


@given(seeds)
def test_what_only_we_did_stays_and_what_only_they_did_is_taken(seed: int) -> None:
    random = Random(seed)
    base = maps.sample()
    one = edited(random, base)
    assert merged(base, one, base) == ()
    found = merged(base, base, one)
    assert not any(difference.conflict for difference in found)
    assert records(after(base, taken_over(base, found, "merge"))) == records(one)


@given(seeds)
def test_what_both_did_alike_is_done(seed: int) -> None:
    base = maps.sample()
    one = edited(Random(seed), base)
    assert merged(base, one, copied(one)) == ()


@given(seeds)
def test_without_conflicts_it_does_not_matter_who_merges(seed: int) -> None:
    random = Random(seed)
    base = maps.sample()
    ours, theirs = edited(random, base, 3), edited(random, base, 3)
    here, there = merged(base, ours, theirs), merged(base, theirs, ours)
    assert any(d.conflict for d in here) == any(d.conflict for d in there)
    if not any(d.conflict for d in here):
        left = after(ours, taken_over(ours, here, "merge"))
        right = after(theirs, taken_over(theirs, there, "merge"))
        assert _unordered(left) == _unordered(right)


def _unordered(journey: Journey) -> dict[str, object]:
    """Records with their tags sorted (what both add to a list stands in the order of who merges), feelings without ids
    (a feeling that both added alike keeps that of who merges)."""
    found: dict[str, object] = {}
    for record in journey:
        if isinstance(record, Feeling):
            found[f"{record.persona} {record.step}"] = (record.value, record.note)
        else:
            found[record.id] = replace(record, tags=tuple(sorted(record.tags))) if isinstance(record, Card) else record
    return found


@given(seeds)
def test_what_was_taken_is_not_offered_again(seed: int) -> None:
    random = Random(seed)
    base = maps.sample()
    ours, theirs = edited(random, base, 4), edited(random, base, 4)
    done = after(ours, taken_over(ours, merged(base, ours, theirs), "merge"))
    removed = {record.id for record in theirs} - {record.id for record in done}
    left = [d for d in merge(done, differences(theirs, done), differences(base, theirs)) if d.id not in removed]
    lists = {"tags", "personas"}  # what both changed holds the items of both
    assert [d for d in left if d.kind == "set" and d.field not in lists and d.value != d.former] == []


@given(seeds, seeds)
def test_any_pick_of_any_two_ways_can_be_taken_over(seed: int, pick: int) -> None:
    random = Random(seed)
    base = maps.random_map(random)
    ours, theirs = edited(random, base), edited(random, base)
    chance = Random(pick)
    taken = [difference for difference in merged(base, ours, theirs) if chance.random() < 0.5]
    assert after(ours, taken_over(ours, taken, "merge"))


def test_a_field_that_both_set_is_a_conflict_and_another_is_not() -> None:
    base = maps.sample()
    ours = after(base, set_fields(base, ["note"], text="ours", detail="ours"))
    theirs = after(base, set_fields(base, ["note"], text="theirs", votes=3))
    found = {d.field: d for d in merged(base, ours, theirs)}
    assert set(found) == {"text", "votes"}
    assert (found["text"].conflict, found["text"].former, found["text"].value) == (True, "ours", "theirs")
    assert (found["votes"].conflict, found["votes"].value) == (False, 3)
    change = taken_over(ours, [found["votes"]], "merge")
    card = after(ours, change).cards["note"]
    assert (card.text, card.detail, card.votes) == ("ours", "ours", 3)


def test_lists_are_brought_together() -> None:
    base = maps.sample()
    base.apply(set_fields(base, ["note"], tags=("a", "b", "c")))
    ours = after(base, set_fields(base, ["note"], tags=("a", "c", "ours")))
    theirs = after(base, set_fields(base, ["note"], tags=("theirs", "a", "b")))
    (difference,) = merged(base, ours, theirs)
    assert not difference.conflict
    assert difference.value == ("a", "ours", "theirs")


def test_an_item_that_both_replaced_is_a_conflict() -> None:
    base = maps.sample()
    base.apply(set_fields(base, ["note"], tags=("a", "b")))
    ours = after(base, set_fields(base, ["note"], tags=("a", "ours")))
    theirs = after(base, set_fields(base, ["note"], tags=("a", "theirs")))
    (difference,) = merged(base, ours, theirs)
    assert difference.conflict


def test_deleting_what_the_other_changed_is_a_conflict() -> None:
    base = maps.sample()
    changed = after(base, set_fields(base, ["note"], text="changed"))
    deleted = after(base, delete(base, ["note"]))
    (removed,) = merged(base, changed, deleted)
    assert (removed.kind, removed.conflict) == ("removed", True)
    (added,) = merged(base, deleted, changed)
    assert (added.kind, added.conflict) == ("added", True)
    back = after(deleted, taken_over(deleted, [added], "merge"))
    assert back.cards["note"].text == "changed"


def test_a_removed_step_takes_along_what_we_put_there() -> None:
    base = maps.sample()
    ours = after(base, add_card(base, "notes", "pay", "ours"))
    theirs = after(base, delete(base, ["pay"]))
    (step,) = [d for d in merged(base, ours, theirs) if d.id == "pay"]
    assert step.conflict
    result = after(ours, taken_over(ours, [step], "merge"))
    assert result.find(Step, "pay") is None
    assert [card for card in result.cards.values() if card.step == "pay"] == []


def test_a_feeling_for_the_same_place_counts_as_one() -> None:
    base = maps.sample()
    ours = after(base, set_feeling(base, "jonas", "pay", 1.0))
    theirs = after(base, set_feeling(base, "jonas", "pay", -1.0))
    (difference,) = merged(base, ours, theirs)
    assert (difference.field, difference.former, difference.value, difference.conflict) == ("value", 1.0, -1.0, True)
    result = after(ours, taken_over(ours, [difference], "merge"))
    assert [feeling.value for feeling in result.all(Feeling).values() if feeling.persona == "jonas"] == [-1.0]


def test_readings_of_the_same_period_count_as_one() -> None:
    base = maps.sample()
    ours, theirs = copied(base), copied(base)
    ours.apply(differences(base, Journey([*base, Reading(id="ours", metric="orders", at="buy", period="2026-11")])))
    theirs.apply(differences(base, Journey([*base, Reading(id="x", metric="orders", at="buy", period="2026-11")])))
    assert merged(base, ours, theirs) == ()


def test_what_cannot_be_without_a_place_that_is_gone_is_left_out() -> None:
    base = maps.sample()
    ours = after(base, delete(base, ["pay"]))
    theirs = after(base, set_feeling(base, "jonas", "pay", 1.0))
    theirs.apply(add_link(theirs, "returns", "pay", "browse"))
    found = merged(base, ours, theirs)
    assert all(difference.conflict for difference in found)
    assert not taken_over(ours, found, "merge")


def test_a_card_put_where_the_lane_is_gone_waits_in_the_tray() -> None:
    base = maps.sample()
    ours = after(base, delete(base, ["notes"]))
    theirs = after(base, add_card(base, "notes", "pay", "theirs"))
    (difference,) = merged(base, ours, theirs)
    assert difference.conflict
    result = after(ours, taken_over(ours, [difference], "merge"))
    assert [card.text for card in result.unplaced()] == ["theirs"]


def test_a_journey_as_a_whole_has_fields_too() -> None:
    base = maps.sample()
    theirs = after(base, set_fields(base, ["journey"], title="Theirs"))
    (difference,) = merged(base, base, theirs)
    assert after(base, taken_over(base, [difference], "merge")).info.title == "Theirs"


def test_a_moved_step_is_a_difference_of_fields() -> None:
    base = maps.sample()
    theirs = after(base, move_step(base, "pay", "look", 1))
    assert {d.field for d in merged(base, base, theirs)} >= {"stage"}
    assert all(not isinstance(d.record, Lane | Link) for d in merged(base, base, theirs))
