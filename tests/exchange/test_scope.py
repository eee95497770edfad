import pytest

from journeyboard import resources
from journeyboard.board.layout import lay_out
from journeyboard.board.measuring import FixedMeasurer
from journeyboard.exchange import ExportProblem
from journeyboard.exchange.options import DrawnOptions, Options
from journeyboard.exchange.scope import part, shown_part
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Card, Feeling, Filter, Reading, View, replace
from journeyboard.storage.format import load

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def shop() -> Journey:
    return load(resources.sample("online-shop.journey").read_bytes(), "shop").journey


def with_views(journey: Journey) -> Journey:
    hidden = (journey.lanes[0].id,)
    quiet = View(id="quiet", name="Quiet", hidden_lanes=hidden, theme="dark", filter=Filter(text="x"), default=True)
    other = View(id="other", name="Other", hidden_stages=(journey.stages[0].id,))
    return Journey([*(each for each in journey if not isinstance(each, View)), quiet, other], journey.extra)


def test_without_a_word_it_is_what_the_journey_opens_with(shop: Journey) -> None:
    journey = with_views(shop)
    asked = part(journey, Options())
    assert asked.view.id == "quiet"
    assert list(asked.journey) == list(journey)
    assert part(journey, Options(), View(id="now")).view.id == "now"


def test_a_saved_view_by_name_or_id(shop: Journey) -> None:
    journey = with_views(shop)
    assert part(journey, Options(view="oTHER ")).view.id == "other"
    assert part(journey, Options(view="other")).view.id == "other"
    with pytest.raises(ExportProblem, match=r"no view “Nobody”. It has: (Quiet, Other|Other, Quiet)"):
        part(journey, Options(view="Nobody"))


def test_everything_hides_and_filters_nothing_and_keeps_the_theme(shop: Journey) -> None:
    view = part(with_views(shop), Options(everything=True)).view
    assert (view.hidden_lanes, view.filter, view.theme) == ((), Filter(), "dark")


def test_stages_and_lanes_are_chosen_through_the_view(shop: Journey) -> None:
    stage, lane = shop.stages[2], shop.lanes[1]
    asked = part(shop, Options(stages=(stage.name.upper(),), lanes=(lane.id,)))
    board = lay_out(asked.journey, asked.view, FixedMeasurer())
    assert [shape.id for shape in board.stages] == [stage.id]
    assert [shape.id for shape in board.lanes] == [lane.id]
    whole = lay_out(shop, View(id="all"), FixedMeasurer())
    assert board.stages[0].colour == whole.stages[2].colour, "it keeps its colour"
    with pytest.raises(ExportProblem, match="no stage “Lunch”"):
        part(shop, Options(stages=("Lunch",)))


def test_one_persona_is_left_with_what_concerns_it(shop: Journey) -> None:
    first, second = shop.personas[:2]
    asked = part(shop, Options(personas=(second.name,)))
    assert [persona.id for persona in asked.journey.personas] == [second.id]
    assert {each.persona for each in asked.journey.all(Feeling).values()} == {second.id}
    assert all(first.id not in card.personas for card in asked.journey.cards.values())
    everybodys = {card.id for card in shop.cards.values() if not card.personas}
    assert everybodys <= set(asked.journey.cards), "a card of no persona belongs to everybody"
    mine = {card.id for card in shop.cards.values() if second.id in card.personas}
    assert mine <= set(asked.journey.cards)


def test_theme_and_language(shop: Journey) -> None:
    asked = part(shop, DrawnOptions(theme="dark", language="de"))
    assert (asked.view.theme, asked.journey.info.language) == ("dark", "de")
    assert shop.info.language == "en", "the journey itself is as it was"


def test_shown_part_holds_only_what_the_view_shows(shop: Journey) -> None:
    hidden_stage, hidden_lane = shop.stages[0], shop.lanes[1]
    steps = {step.id for step in shop.steps_of(hidden_stage.id)}
    view = View(id="v", hidden_stages=(hidden_stage.id,), hidden_lanes=(hidden_lane.id,))
    left = shown_part(shop, view)
    assert hidden_stage not in left.stages
    assert hidden_lane not in left.lanes
    assert not steps & {step.id for step in left.columns()}
    assert left.unplaced() == shop.unplaced()
    for card in left.all(Card).values():
        assert card.step not in steps
        assert card.lane != hidden_lane.id
    assert not {each.at for each in left.all(Reading).values()} & {hidden_stage.id, *steps}
    assert list(shown_part(shop, View(id="v"))) == list(shop)


def test_a_name_that_several_have_means_all_of_them(shop: Journey) -> None:
    twins = [replace(stage, name="Same") if stage in shop.stages[:2] else stage for stage in shop]
    asked = part(Journey(twins), Options(stages=("same",)))
    assert len(asked.view.hidden_stages) == len(shop.stages) - 2
