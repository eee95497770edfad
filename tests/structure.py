"""Journeys as they are but for their ids: each record called after where it stands."""

from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Feeling, Reading, Record, View
from journeyboard.journey.references import references_of


def places(journey: Journey) -> dict[str, str]:
    """Where each record stands, by its id: "stage 2", "card 0 3 1" for the second card of a cell."""
    called = {journey.info.id: "journey"}
    rows = {
        "persona": journey.personas,
        "stage": journey.stages,
        "lane": journey.lanes,
        "metric": journey.metrics,
        "view": sorted(journey.all(View).values(), key=lambda view: view.order),
    }
    for kind, records in rows.items():
        called |= {record.id: f"{kind} {at}" for at, record in enumerate(records)}
    columns = journey.columns()
    called |= {step.id: f"step {at}" for at, step in enumerate(columns)}
    for lane in journey.lanes:
        for step in columns:
            for at, card in enumerate(journey.cards_at(lane.id, step.id)):
                called[card.id] = f"card {called[lane.id]} {called[step.id]} {at}"
    called |= {asset.id: f"asset {asset.sha256[:16]}" for asset in journey.assets.values()}
    for feeling in journey.all(Feeling).values():
        called[feeling.id] = f"feeling {called[feeling.persona]} {called[feeling.step]} {feeling.state}"
    for link in journey.links:
        called[link.id] = f"link {called[link.from_]} {called[link.to]}"
    for reading in journey.all(Reading).values():
        called[reading.id] = f"reading {called[reading.metric]} {called[reading.at]} {reading.period}"
    return called


def without_ids(journey: Journey, *leaving_out: str) -> dict[str, dict[str, object]]:
    """What every record says, by where it stands, without its order, the fields `leaving_out` and what is empty."""
    called = places(journey)
    dropped = {"id", "order", *leaving_out}
    return {
        called[record.id]: {
            name: value
            for name, value in under_other_ids(record, called).model_dump(exclude_defaults=True).items()
            if name not in dropped
        }
        for record in journey
        if record.id in called
    }


def under_other_ids(record: Record, names: dict[str, str]) -> Record:
    """The record with the ids of others replaced by their names."""
    plain = {record_id: name.replace(" ", "-").replace("_", "-") for record_id, name in names.items()}
    for reference in references_of(record):
        record = reference.renamed(record, plain)
    return record
