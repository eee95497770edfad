"""What several values of one stage and period become: a sum, a mean, a score of customers."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

from journeyboard.journey.records import Unit
from journeyboard.language import N_, _
from journeyboard.metrics.cells.numbers import exact_sum
from journeyboard.metrics.recipe import Rule

RULE_WORDS: Mapping[Rule, str] = {
    "sum": N_("sum"),
    "mean": N_("mean"),
    "weighted": N_("weighted mean"),
    "median": N_("median"),
    "min": N_("lowest"),
    "max": N_("highest"),
    "last": N_("last"),
    "count": N_("count"),
    "distinct": N_("distinct"),
    "share_of_first": N_("share of the first stage"),
    "share_of_previous": N_("share of the previous stage"),
    "drop_off": N_("drop-off"),
    "nps": N_("NPS"),
    "csat": N_("CSAT"),
    "top_two": N_("top two boxes"),
    "ces": N_("CES"),
}
ON_SCALE: tuple[Rule, ...] = ("csat", "top_two", "ces")
"""Rules for answers on a scale, whose highest value they need."""
SHARES: tuple[Rule, ...] = ("share_of_first", "share_of_previous", "drop_off")
"""Rules for the sums of all stages of a period together."""


@dataclass(frozen=True, slots=True)
class Group:
    """The values of one stage and period."""

    values: Sequence[float]
    counts: Sequence[float | None]
    """Of how many each is; what they are weighted with."""
    persons: Sequence[object]
    """Who each is of; empty when that is not known, and the values themselves are told apart."""
    top: float
    """The highest value of the scale, for scores."""


def settle(rule: Rule, group: Group) -> float | None:
    """The one value that a group becomes; None when the rule gives none (a mean without weights, a score that is off
    its scale). Sums and means are computed in decimals, as a person would."""
    return _RULES[rule](group)


def count_of(rule: Rule, group: Group) -> int | None:
    """Of how many (n) the one value is: what stands in the table, else the rows that a mean or a score is of."""
    known = [count for count in group.counts if count is not None]
    if known and len(known) == len(group.counts):
        total = sum(known) if rule != "last" else known[-1]
        return int(total) if total >= 0 and float(total).is_integer() else None
    if rule in ("mean", "median", "nps", "csat", "top_two", "ces", "min", "max"):
        return len(group.values)
    return None


def unit_of(rule: Rule | None, unit: Unit) -> Unit:
    """The unit of what a rule makes of values of `unit`."""
    if rule in ("count", "distinct"):
        return "count"
    if rule in ("top_two", *SHARES):
        return "percent"
    if rule in ("nps", "csat", "ces"):
        return "score"
    return "number" if rule in ("mean", "median") and unit == "count" else unit


def rule_name(name: str, rule: Rule | None) -> str:
    """What the second and further metrics made of one column are called."""
    return _("{metric}: {rule}").format(metric=name, rule=rule_words(rule))


def rule_words(rule: Rule | None) -> str:
    """What a rule is called; None: each value stands for itself."""
    return _(RULE_WORDS[rule]) if rule else _("each by itself")


def _sum(group: Group) -> float:
    return float(exact_sum(group.values))


def _mean(group: Group) -> float:
    return float(exact_sum(group.values) / len(group.values))


def _weighted(group: Group) -> float | None:
    weights = [count for count in group.counts if count is not None]
    if len(weights) != len(group.values) or not (total := exact_sum(weights)):
        return None
    products = (
        Decimal(repr(value)) * Decimal(repr(weight)) for value, weight in zip(group.values, weights, strict=True)
    )
    return float(sum(products, Decimal(0)) / total)


def _distinct(group: Group) -> float:
    if not group.persons:
        return float(len(set(group.values)))
    reached = zip(group.persons, group.values, strict=True)
    return float(len({person for person, value in reached if value}))


def _nps(group: Group) -> float | None:
    """Net promoter score: the percentage of 9 and 10 minus that of 0 to 6 (Reichheld 2003), from −100 to 100."""
    if not all(0 <= value <= 10 and value.is_integer() for value in group.values):
        return None
    promoters = sum(value >= 9 for value in group.values)
    detractors = sum(value <= 6 for value in group.values)
    return float(Decimal(100 * (promoters - detractors)) / len(group.values))


def _top_two(group: Group) -> float | None:
    """The share of the two best answers."""
    if not all(value <= group.top for value in group.values):
        return None
    return float(Decimal(sum(value >= group.top - 1 for value in group.values)) / len(group.values))


def _score(group: Group) -> float | None:
    """The mean of answers on a scale; none where one of them is off it, as codes for no answer are."""
    return _mean(group) if all(0 <= value <= group.top for value in group.values) else None


_RULES: dict[Rule, Callable[[Group], float | None]] = {
    "sum": _sum,
    "mean": _mean,
    "weighted": _weighted,
    "median": lambda group: float(median(group.values)),
    "min": lambda group: min(group.values),
    "max": lambda group: max(group.values),
    "last": lambda group: group.values[-1],
    "count": lambda group: float(len(group.values)),
    "distinct": _distinct,
    "share_of_first": _sum,
    "share_of_previous": _sum,
    "drop_off": _sum,
    "nps": _nps,
    "csat": _score,
    "top_two": _top_two,
    "ces": _score,
}
