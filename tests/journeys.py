"""Random journeys for hypothesis: every kind of record, broken references and unknown fields included."""

from typing import Any, get_args

from hypothesis import strategies as st

from journeyboard.journey import records as rec
from journeyboard.journey.journey import Journey

IDS = [f"r{number}" for number in range(12)]
"""Few, so that references often meet a record."""

texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]) | st.sampled_from("\t\n"), max_size=12)
refs = st.sampled_from(["", *IDS])
orders = st.text("09AVZaz", max_size=3)
floats = st.floats(allow_nan=False, allow_infinity=False)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**70), 2**70) | floats | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)
unknown_fields = st.dictionaries(st.sampled_from(["later", "x-tool", "späť"]), json_values, max_size=2)


def _tuples(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(values, max_size=3).map(tuple)


def _choice(literal: object) -> st.SearchStrategy[Any]:
    return st.sampled_from(get_args(literal))


def _record(of: type[rec.Record], /, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[rec.Record]:
    """Records of a kind with any of these fields, and sometimes unknown ones."""
    known = st.fixed_dictionaries({}, optional=fields)
    return st.builds(lambda known, unknown: of.model_validate({"id": "r0", **unknown, **known}), known, unknown_fields)


tenths = st.integers(-20, 20).map(lambda number: number / 10)
periods = st.sampled_from(["", "2025", "2026", "2026-Q1", "2026-Q3", "2026-09", "2026-10", "2026-W41", "2026-10-31"])
filters = st.fixed_dictionaries(
    {}, optional={"personas": st.lists(refs, max_size=2), "text": texts, "severity": st.integers(1, 5)}
)

infos = _record(
    rec.JourneyInfo,
    title=texts,
    scenario=texts,
    state=_choice(rec.FeelingState),
    language=st.sampled_from(["en", "de"]),
    weights=st.builds(rec.Weights, feeling=st.floats(0, 1), pain=st.floats(0, 1)),
).map(lambda info: rec.replace(info, id="journey"))
personas = _record(
    rec.Persona,
    name=texts,
    portrait_crop=st.none() | st.tuples(floats, floats, floats, floats),
    goals=_tuples(texts),
    traits=st.lists(st.fixed_dictionaries({"name": texts, "value": st.integers(0, 100)}), max_size=2),
    order=orders,
)
stages = _record(rec.Stage, name=texts, line=texts, colour=st.sampled_from(["", "#0B7FA0"]), order=orders)
steps = _record(rec.Step, stage=refs, name=texts, width=st.none() | st.floats(80, 1200), order=orders)
lanes = _record(rec.Lane, kind=_choice(rec.LaneKind), name=texts, metrics=_tuples(refs), order=orders)
cards = _record(
    rec.Card,
    kind=_choice(rec.CardKind),
    lane=refs,
    step=refs,
    end_step=refs,
    text=texts,
    personas=_tuples(refs),
    tags=_tuples(texts),
    evidence=st.none() | _choice(rec.Evidence),
    votes=st.integers(0, 99),
    private=st.booleans(),
    severity=st.none() | st.integers(1, 5),
    importance=st.none() | st.floats(0, 10),
    order=orders,
)
feelings = _record(rec.Feeling, persona=refs, step=refs, state=_choice(rec.FeelingState), value=tenths, note=texts)
links = _record(rec.Link, **{"from": refs, "to": refs, "share": st.none() | st.floats(0, 1), "label": texts})
metrics = _record(
    rec.Metric, name=texts, unit=_choice(rec.Unit), target=st.none() | floats, warn=st.floats(0, 1), order=orders
)
readings = _record(rec.Reading, metric=refs, at=refs, persona=refs, period=periods, value=floats)
sources = _record(
    rec.Source, name=texts, recipe=st.dictionaries(texts, json_values, max_size=3), unassigned=_tuples(texts)
)
views = _record(rec.View, name=texts, filter=filters, hidden_lanes=_tuples(refs), default=st.booleans(), order=orders)
assets = _record(rec.Asset, media_type=texts, data=st.sampled_from(["", "iVBORw0="]), width=st.integers(0, 99))
set_asides = _record(rec.SetAside, of=texts, reason=texts, data=json_values)

any_record = st.one_of(
    personas, stages, steps, lanes, cards, feelings, links, metrics, readings, sources, views, assets, set_asides
)


@st.composite
def journeys(draw: st.DrawFn) -> Journey:
    """Journeys of up to a dozen records with ids from IDS."""
    drawn = draw(st.lists(any_record, max_size=len(IDS)))
    numbered = [rec.replace(record, id=record_id) for record, record_id in zip(drawn, IDS, strict=False)]
    extra = draw(st.dictionaries(st.sampled_from(["moods", "x-tool", "ähnliches"]), json_values, max_size=2))
    return Journey([draw(infos), *numbered], extra)
