"""The usual metrics of customer journeys, to pick from: what each is called, measured in, and how it is computed."""

from collections.abc import Iterator
from dataclasses import dataclass

from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Metric, new_id
from journeyboard.journey.words import on_the_map
from journeyboard.language import N_


@dataclass(frozen=True, slots=True)
class UsualMetric:
    """A metric that many teams follow. Name and note are source texts, translated when they are shown."""

    name: str
    note: str
    fields: dict[str, object]


CATALOGUE: tuple[UsualMetric, ...] = (
    UsualMetric(
        N_("Visitors"),
        N_("People who came in the period, each counted once. Reach at the start of the journey."),
        {"unit": "count"},
    ),
    UsualMetric(
        N_("Page views"), N_("Pages that were shown, repeats included. Tells interest, not people."), {"unit": "count"}
    ),
    UsualMetric(
        N_("Conversion rate"),
        N_("Those who did what the stage is for, divided by all who were there."),
        {"unit": "percent"},
    ),
    UsualMetric(
        N_("Drop-off"),
        N_("Those who were lost on the way to the next stage, divided by all who were there: 1 − conversion."),
        {"unit": "percent", "direction": "down"},
    ),
    UsualMetric(
        N_("Bounce rate"),
        N_("Visits that ended on the page they began on, without any action, divided by all visits."),
        {"unit": "percent", "direction": "down"},
    ),
    UsualMetric(
        N_("Time on site"),
        N_("Mean duration of a visit in minutes. Long may mean interested or lost: read it with the feeling."),
        {"unit": "duration"},
    ),
    UsualMetric(
        N_("Cost of acquisition"),
        N_("Marketing and sales costs of the period, divided by the customers won in it (CAC)."),
        {"unit": "currency", "currency": "EUR", "direction": "down"},
    ),
    UsualMetric(
        N_("Lifetime value"),
        N_("What a customer brings in over the whole relationship: mean margin a year times mean years (LTV)."),
        {"unit": "currency", "currency": "EUR"},
    ),
    UsualMetric(
        N_("CSAT"),
        N_("Customer satisfaction: mean of the answers to “How satisfied were you?”, 1–5."),
        {"unit": "score", "scale_max": 5.0},
    ),
    UsualMetric(
        N_("NPS"),
        N_("Net promoter score, −100 to +100: share of 9–10 minus share of 0–6 of “Would you recommend us?”, 0–10."),
        {"unit": "score", "scale_max": 100.0, "signed": True, "decimals": 0},
    ),
    UsualMetric(
        N_("CES"),
        N_("Customer effort score: mean of “How much effort did it take you?”, 1–7; lower is better."),
        {"unit": "score", "scale_max": 7.0, "direction": "down"},
    ),
    UsualMetric(
        N_("Churn"),
        N_("Customers lost in the period, divided by those at its start."),
        {"unit": "percent", "direction": "down"},
    ),
    UsualMetric(
        N_("Retention rate"), N_("Customers of the period's start who are still there at its end."), {"unit": "percent"}
    ),
    UsualMetric(
        N_("Repeat purchase rate"),
        N_("Customers who bought more than once, divided by all customers."),
        {"unit": "percent"},
    ),
    UsualMetric(
        N_("First-response time"),
        N_("Mean time from a question to the first answer of a person, in hours."),
        {"unit": "duration", "direction": "down"},
    ),
)
"""In the order of the journey: reach, conversion, worth, satisfaction, loyalty, service."""


def metric_from(journey: Journey, usual: UsualMetric) -> Metric:
    """A metric of the catalogue for a journey, in the language of its map."""
    name, note = on_the_map(journey, usual.name), on_the_map(journey, usual.note)
    return Metric.model_validate({"id": new_id(), "name": name, "note": note, **usual.fields})


def unused(journey: Journey) -> Iterator[UsualMetric]:
    """What of the catalogue the journey has no metric of that name yet."""
    names = {metric.name.casefold() for metric in journey.metrics}
    return (usual for usual in CATALOGUE if on_the_map(journey, usual.name).casefold() not in names)
