"""A table that was read, as JSON for other programs: what would land, and what is open."""

import json
from typing import Any

from journeyboard.journey.journey import Journey
from journeyboard.metrics.problems import Note
from journeyboard.metrics.recipe import new_name
from journeyboard.metrics.refreshing import Refresh


def as_json(journey: Journey, found: Refresh) -> str:
    """The preview and what it would change. Percentages are fractions, durations minutes, periods ISO."""
    return json.dumps(_told(journey, found), ensure_ascii=False, indent=2)


def _told(journey: Journey, again: Refresh) -> dict[str, Any]:
    found = again.preview
    stages = {stage.id: stage.name for stage in journey.stages}
    personas = {persona.id: persona.name for persona in journey.personas}
    before = {(one.metric, one.stage, one.persona, one.segment, one.period): one.before for one in again.differences}
    return {
        "sheet": found.sheet,
        "table": found.table.area,
        "tables": list(found.tables),
        "shape": found.shape,
        "certain": found.is_certain,
        "columns": [
            {"heading": column.name, "role": found.roles.get(column.index, "ignored")} for column in found.table.columns
        ],
        "stages": [
            {
                "name": match.name,
                "stage": stages.get(match.stage or "", new_name(match.stage or "")) or None,
                "match": match.kind,
                "certain": match.certain,
                "rows": found.rows_of.get(match.name, 0),
            }
            for match in found.matches
        ],
        "metrics": [
            {"name": column.name, "unit": column.unit, "rule": column.rule, "lands": column.lands}
            for column in found.metrics
        ],
        "values": [
            {
                "metric": value.metric,
                "stage": stages.get(value.stage, new_name(value.stage)),
                "persona": personas.get(value.persona, new_name(value.persona)) or None,
                "segment": value.segment or None,
                "period": value.period,
                "value": value.value,
                "n": value.n,
                "cell": value.cell,
                "changes": (key := (value.metric, value.stage, value.persona, value.segment, value.period)) in before,
                "before": before.get(key),
            }
            for value in found.values
        ],
        "unassigned": list(found.unassigned),
        "questions": [
            {"kind": one.kind, "about": one.subject, "text": one.text, "options": list(one.options),
             "examples": list(one.examples)}
            for one in found.questions
        ],
        "assumptions": [
            {"about": one.subject, "text": one.text,
             "examples": [{"cell": cell, "written": text, "read": value} for cell, text, value in one.examples]}
            for one in found.assumptions
        ],
        "notes": [*map(_note, found.notes)],
        "warnings": [*map(_note, again.warnings)],
    }  # fmt: skip


def _note(note: Note) -> dict[str, Any]:
    return {"kind": note.kind, "text": note.text, "cells": list(note.cells), "count": note.count}
