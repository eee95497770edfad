"""What the values of a figure become, as the window of the metrics import offers it: rules, weights, scales."""

from collections.abc import Mapping
from typing import get_args

from journeyboard.editor.importing.process.messages import Report
from journeyboard.editor.importing.settling import changed
from journeyboard.language import N_, _, format_number
from journeyboard.metrics.preview import MetricColumn
from journeyboard.metrics.recipe import AsIs, Computed, Recipe, Rule
from journeyboard.metrics.values.rules import ON_SCALE, rule_words

AS_FOUND, REMOVE = "", "-"
"""In place of a rule: the one that is found, and none at all for a further metric of a figure."""
Chosen = Rule | AsIs
RULES: tuple[Chosen, ...] = ("as_is", *get_args(Rule))
_UNITS_OF_WEIGHTS = ("count", "number", "currency", "duration")
_TOPS = (5, 7, 10, 100)
_SAID: Mapping[Rule, str] = {
    "nps": N_("NPS: 9–10 minus 0–6"),
    "csat": N_("CSAT: mean of the scores"),
    "top_two": N_("CSAT: share of the two best"),
    "ces": N_("CES: mean of the scores"),
    "distinct": N_("number of different ones"),
    "count": N_("number of values"),
    "last": N_("the last one"),
}
"""What rules are called where there is more room than in a name."""


def words_of_rule(rule: Chosen | None) -> str:
    """What a rule is called in a list."""
    if rule is None or rule == "as_is":
        return rule_words(None)
    return _(_SAID[rule]) if rule in _SAID else rule_words(rule)


def rule_choices(report: Report, column: MetricColumn) -> list[tuple[str, str]]:
    """What the values of a figure may become, with the keys; the one that is found first, or for a further metric of
    the figure that it is none any more."""
    found = _("As found") if column.heading in report.recipe.rules else _as_found(column)
    first = (found, AS_FOUND) if place_among(report, column) == 0 else (_("— remove —"), REMOVE)
    return [first, *((words_of_rule(rule), rule) for rule in RULES)]


def _as_found(column: MetricColumn) -> str:
    rule = column.rule or column.found
    return _("As found: {rule}").format(rule=words_of_rule(rule))


def rule_key(report: Report, column: MetricColumn) -> str:
    """The key of what the values of a figure become now."""
    if column.heading not in report.recipe.rules:
        return AS_FOUND
    return column.rule or "as_is"


def is_computed(report: Report, column: MetricColumn) -> bool:
    """Whether a metric is computed from others."""
    return any(made.name == column.name for made in report.recipe.computed)


def place_among(report: Report, column: MetricColumn) -> int:
    """Which of the metrics that are made of one figure it is, from 0."""
    return [other.name for other in _made_of(report, column.heading)].index(column.name)


def with_rule(report: Report, column: MetricColumn, key: str) -> Recipe:
    """The recipe with another rule for a metric."""
    rules, at = _rules(report, column.heading), place_among(report, column)
    others = {name: given for name, given in report.recipe.rules.items() if name != column.heading}
    if key == REMOVE:
        rules.pop(at)
    elif key == AS_FOUND and len(rules) == 1:
        return changed(report.recipe, rules=others)
    else:
        rules[at : at + 1] = [key] if key else []
    return changed(report.recipe, rules={**others, column.heading: rules})


def with_another_rule(report: Report, heading: str, rule: Chosen) -> Recipe:
    """The recipe with one more metric made of a figure."""
    return changed(report.recipe, rules={**report.recipe.rules, heading: [*_rules(report, heading), rule]})


def unused_rules(report: Report, heading: str) -> list[Chosen]:
    """The rules by which no metric is made of a figure yet."""
    return [rule for rule in RULES if rule not in _rules(report, heading)]


def figures_of(report: Report) -> list[str]:
    """The figures of the table, each once."""
    return list(dict.fromkeys(one.heading for one in report.metrics if one.heading and not is_computed(report, one)))


def base_choices(report: Report, column: MetricColumn) -> list[tuple[str, str]]:
    """What the values of a figure may be weighted by, or for a score the highest value there may be."""
    if column.rule in ON_SCALE:
        tops = sorted({*_TOPS, report.recipe.scales.get(column.heading, _TOPS[0])})
        said = [(_("Scale up to {top}").format(top=format_number(top, 0)), str(top)) for top in tops]
        return [(_("Scale as found"), AS_FOUND), *said]
    n = next((one.name for one in report.columns if one.role == "n"), "")
    bases = [
        one.heading
        for one in report.metrics
        if one.heading != column.heading and one.unit in _UNITS_OF_WEIGHTS and not is_computed(report, one)
    ]
    return [(n or "–", AS_FOUND), *((name, name) for name in dict.fromkeys(bases))]


def base_key(report: Report, column: MetricColumn) -> str:
    """The key of what a figure is weighted by, or of its scale."""
    if column.rule in ON_SCALE:
        return str(report.recipe.scales.get(column.heading, AS_FOUND))
    return report.recipe.weights.get(column.heading, AS_FOUND)


def with_base(report: Report, column: MetricColumn, key: str) -> Recipe:
    """The recipe with another weight, which makes the rule a weighted mean, or with another scale."""
    recipe, heading = report.recipe, column.heading
    if column.rule in ON_SCALE:
        scales = {name: top for name, top in recipe.scales.items() if name != heading}
        return changed(recipe, scales={**scales, heading: int(key)} if key else scales)
    weights = {name: base for name, base in recipe.weights.items() if name != heading}
    if key:
        return changed(with_rule(report, column, "weighted"), weights={**weights, heading: key})
    if column.rule == "weighted" and len(_made_of(report, heading)) == 1:
        recipe = with_rule(report, column, AS_FOUND)
    return changed(recipe, weights=weights)


def with_computed(recipe: Recipe, made: Computed, before: str = "") -> Recipe:
    """The recipe with a figure that is computed from others, in place of the one called `before`."""
    kept = [made if one.name == before else one for one in recipe.computed]
    return changed(recipe, computed=kept if before else [*kept, made])


def without_computed(recipe: Recipe, name: str) -> Recipe:
    """The recipe without a figure that was computed from others."""
    fields = {
        key: {other: value for other, value in given.items() if other != name}
        for key, given in (("metrics", recipe.metrics), ("stages", recipe.stages))
    }
    return changed(recipe, computed=[made for made in recipe.computed if made.name != name], **fields)


def formula(made: Computed) -> str:
    """How a figure is computed: Cost ÷ Purchases."""
    return f" {made.sign} ".join(filter(None, [made.first, made.second, made.third]))


def _made_of(report: Report, heading: str) -> list[MetricColumn]:
    return [one for one in report.metrics if one.heading == heading and not is_computed(report, one)]


def _rules(report: Report, heading: str) -> list[str]:
    """The rules by which metrics are made of a figure now."""
    return [one.rule or "as_is" for one in _made_of(report, heading)]
