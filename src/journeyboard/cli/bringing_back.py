"""Edits of a workbook onto its map, where nobody can be asked: conflicts and deleted rows are settled by options."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

import typer

from journeyboard.exchange.workbook.returning import Returned, read_back
from journeyboard.exchange.workbook.telling import Teller, Told
from journeyboard.journey.history import History
from journeyboard.journey.merging import taken_over
from journeyboard.language import _, ngettext
from journeyboard.storage.files import Opened, save_journey
from journeyboard.storage.problems import FileProblem


@dataclass(frozen=True, slots=True)
class Choices:
    """What the options of the command settle."""

    prefer: Literal["ours", "theirs"] | None = None
    """Who is right where map and workbook say different things; None: nobody, and nothing is written."""
    delete: bool = False
    """Whether records whose rows are gone are deleted."""
    dry_run: bool = False
    as_json: bool = False


def bring_back(workbook: Path, opened: Opened, file: Path, out: Path | None, choices: Choices) -> None:
    """Take what was edited in `workbook` over into the journey of `file` and write it to `out`, or back.

    Raises FileProblem, and writes nothing, when map and workbook say different things and nobody chose.
    """
    journey, target = opened.journey, out or file
    returned = read_back(workbook)
    teller = Teller(returned, journey)
    found = [teller.tell(difference) for difference in returned.compared(journey)]
    kept = [told for told in found if told.kind == "removed" and not choices.delete]
    asked = [told for told in found if told not in kept]
    conflicts = [told for told in asked if told.conflict]
    taken = [told for told in asked if not told.conflict or choices.prefer == "theirs"]
    _tell(returned, taken, conflicts if choices.prefer is None else [], kept, choices)
    if conflicts and choices.prefer is None:
        count = len(conflicts)
        raise FileProblem(
            ngettext(
                "In {count} place map and workbook say different things, so nothing was written. "
                "Choose with --ours or --theirs.",
                "In {count} places map and workbook say different things, so nothing was written. "
                "Choose with --ours or --theirs.",
                count,
            ).format(count=count)
        )
    change = taken_over(journey, [told.difference for told in taken], _("Import workbook"))
    if choices.dry_run or (not change and out is None):
        return
    History(journey, lambda: date.today().isoformat()).do(change)  # noqa: DTZ011 - the user's day
    save_journey(journey, target, opened.fingerprint if out is None else None)
    if not choices.as_json:
        count = len(taken)
        typer.echo(
            ngettext(
                "Brought {count} edit of {workbook} into {path}.",
                "Brought {count} edits of {workbook} into {path}.",
                count,
            ).format(count=count, workbook=workbook, path=target)
        )


def _tell(
    returned: Returned, taken: Sequence[Told], conflicts: Sequence[Told], kept: Sequence[Told], choices: Choices
) -> None:
    """Print what is taken over on standard output, and what is not on standard error."""
    if choices.as_json:
        typer.echo(_as_json(returned, taken, conflicts, kept))
        return
    for told in taken:
        typer.echo(line(told))
    if not (taken or conflicts or kept):
        typer.echo(_("Nothing is new in the workbook."))
    for told in conflicts:
        typer.echo(_("Conflict: {difference}").format(difference=line(told)), err=True)
    for told in kept:
        words = _("Row gone, record kept (--delete deletes it): {what}")
        typer.echo(words.format(what=told.what), err=True)
    for remark in returned.remarks:
        typer.echo(str(remark), err=True)


def line(told: Told) -> str:
    """One difference on one line."""
    place = f"{told.place}: " if told.place else ""
    if told.kind == "added":
        after = f" ({told.after})" if told.after else ""
        return place + _("new: {what}").format(what=told.what) + after
    if told.kind == "removed":
        along = f" ({told.before})" if told.before else ""
        return place + _("deleted: {what}").format(what=told.what) + along
    return f"{place}{told.what}, {told.field}: {told.before} → {told.after}"


def _as_json(returned: Returned, taken: Sequence[Told], conflicts: Sequence[Told], kept: Sequence[Told]) -> str:
    def listed(found: Sequence[Told]) -> list[dict[str, str]]:
        return [
            {
                "kind": told.kind,
                "array": told.difference.record.array,
                "id": told.difference.id,
                "field": told.difference.field,
                "what": told.what,
                "before": told.before,
                "after": told.after,
                "place": told.place,
            }
            for told in found
        ]

    report = {
        "taken": listed(taken),
        "conflicts": listed(conflicts),
        "kept": listed(kept),
        "left_out": [{"place": remark.where, "text": remark.text} for remark in returned.remarks],
    }
    return json.dumps(report, indent=2, ensure_ascii=False)
