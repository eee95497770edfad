"""What the values of a figure become when that is said by hand: rules, weights, scales, computed figures."""

from pathlib import Path

from tests.metrics.making import DAY, asked, csv_of, value_of
from tests.metrics.spreadsheets import landed, stage_id

LONG = (
    "Stage;Channel;KPI;Wert\n"
    "Awareness;Search;Sessions;100\nAwareness;Mail;Sessions;300\n"
    "Awareness;{first};Bounce rate %;{one}\nAwareness;{second};Bounce rate %;{other}\n"
)


def test_a_rate_is_weighted_by_the_value_of_its_own_channel_whatever_the_order_of_the_rows(tmp_path: Path) -> None:
    rules = {"Sessions": ["sum"]}
    for first, one, second, other in (("Search", "50", "Mail", "10"), ("Mail", "10", "Search", "50")):
        text = LONG.format(first=first, one=one, second=second, other=other)
        found = csv_of(tmp_path, text, rules=rules, weights={"Bounce rate %": "Sessions"})
        assert value_of(found, "Bounce rate %") == 0.2
    alone = LONG.format(first="Search", one="50", second="Shop", other="10")
    found = csv_of(tmp_path, alone, rules=rules, weights={"Bounce rate %": "Sessions"})
    assert value_of(found, "Bounce rate %") is None
    assert asked(found) == {("rule", "Bounce rate %")}


def test_a_weight_that_was_chosen_prevails_over_the_column_of_how_many(tmp_path: Path) -> None:
    table = "Stage;Rate %;n;Visits\nAwareness;40;1;300\nAwareness;20;3;100\n"
    assert value_of(csv_of(tmp_path, table, rules={"Visits": ["sum"]}), "Rate %") == 0.25
    by_visits = csv_of(tmp_path, table, rules={"Visits": ["sum"], "Rate %": ["weighted"]}, weights={"Rate %": "Visits"})
    assert value_of(by_visits, "Rate %") == 0.35


def test_values_that_stand_for_themselves_by_hand_are_asked_about_and_never_added(tmp_path: Path) -> None:
    report = "Channel;Sessions\nSearch;100\nMail;300\n"
    assert value_of(csv_of(tmp_path, report, stage="Awareness"), "Sessions") == 400
    found = csv_of(tmp_path, report, stage="Awareness", rules={"Sessions": ["as_is"]})
    assert not found.values
    assert asked(found) == {("duplicate", "Sessions")}


def test_a_column_may_be_kept_as_it_is_beside_what_is_made_of_it(tmp_path: Path) -> None:
    table = "Stage;Visits\nAwareness;200\nDecision;50\n"
    found = csv_of(tmp_path, table, rules={"Visits": ["as_is", "drop_off"]})
    assert landed(found) == {
        ("Visits", "Awareness", DAY): 200.0, ("Visits", "Decision", DAY): 50.0,
        ("Visits: drop-off", "Decision", DAY): 0.75,
    }  # fmt: skip


def test_different_values_are_counted_where_nobody_is_named(tmp_path: Path) -> None:
    table = "Stage;Order\nAwareness;7\nAwareness;7\nAwareness;0\n"
    assert value_of(csv_of(tmp_path, table, rules={"Order": ["distinct"]}), "Order") == 2


def test_the_rule_that_was_found_is_told(tmp_path: Path) -> None:
    found = csv_of(tmp_path, "Channel;Sessions\nSearch;100\nMail;300\n", stage="Awareness")
    assert [(metric.rule, metric.found) for metric in found.metrics] == [(None, "sum")]
    one_each = csv_of(tmp_path, "Stage;Sessions\nAwareness;100\nDecision;300\n")
    assert [(metric.rule, metric.found) for metric in one_each.metrics] == [(None, None)]


def test_a_figure_computed_across_stages_belongs_to_the_first_or_to_the_stage_that_was_chosen(tmp_path: Path) -> None:
    report = "Date;Cost;Purchases\n2026-10-01;100 €;2\n2026-10-02;300 €;6\n"
    cpa = {"name": "CPA", "first": "Cost", "sign": "÷", "second": "Purchases"}
    how = {"computed": (cpa,), "grain": "month"}
    stages = {"Cost": stage_id("Awareness"), "Purchases": stage_id("Decision")}
    assert value_of(csv_of(tmp_path, report, stages=stages, **how), "CPA", "Awareness", "2026-10") == 50
    chosen = csv_of(tmp_path, report, stages={**stages, "CPA": stage_id("Decision")}, **how)
    assert value_of(chosen, "CPA", "Decision", "2026-10") == 50
    assert value_of(chosen, "CPA", "Awareness", "2026-10") is None


def test_a_computed_figure_may_be_left_out(tmp_path: Path) -> None:
    product = {"name": "Value", "first": "Price", "sign": "×", "second": "Orders"}
    table = "Stage;Price;Orders\nAwareness;2,5;4\n"
    assert value_of(csv_of(tmp_path, table, computed=(product,)), "Value") == 10
    assert value_of(csv_of(tmp_path, table, computed=(product,), metrics={"Value": None}), "Value") is None


def test_a_figure_may_be_computed_from_others_that_are_left_out(tmp_path: Path) -> None:
    cpa = {"name": "CPA", "first": "Cost", "sign": "÷", "second": "Purchases"}
    table = "Stage;Cost;Purchases\nAwareness;100 €;2\nDecision;300 €;6\n"
    found = csv_of(tmp_path, table, computed=(cpa,), metrics={"Cost": None, "Purchases": None})
    assert landed(found) == {("CPA", "Awareness", DAY): 50.0, ("CPA", "Decision", DAY): 50.0}


def test_the_scale_that_the_two_best_answers_are_told_by_is_shown_and_can_be_set(tmp_path: Path) -> None:
    table = "Stage;CSAT;Comment\nAwareness;5;good\nAwareness;4;well\nAwareness;3;so so\nAwareness;2;bad\n"
    found = csv_of(tmp_path, table, rules={"CSAT": ["top_two"]})
    assert value_of(found, "CSAT") == 0.5
    assert any("5" in one.text for one in found.assumptions if one.subject == "CSAT")
    on_seven = csv_of(tmp_path, table, rules={"CSAT": ["top_two"]}, scales={"CSAT": 7})
    assert value_of(on_seven, "CSAT") == 0
    assert not [one for one in on_seven.assumptions if one.subject == "CSAT"]
