"""How a figure is taken and shown."""

import os
import platform
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One figure. `aim` is what it should stay under, in the same unit; None where none is set."""

    what: str
    cards: int | None
    value: float
    unit: str
    aim: float | None = None

    @property
    def ratio(self) -> float | None:
        """The figure as a share of its aim: under 1 is good."""
        return self.value / self.aim if self.aim else None


def median_ms(job: Callable[[], object], runs: int = 5) -> float:
    """The median time of `job` in milliseconds, after one run that is not counted."""
    job()
    return statistics.median(once_ms(job) for _run in range(runs))


def once_ms(job: Callable[[], object]) -> float:
    """The time of one run in milliseconds, nothing warmed up."""
    begun = time.perf_counter()
    job()
    return (time.perf_counter() - begun) * 1000


def page(rows: list[Row]) -> str:
    """The rows as a page of the documentation."""
    cores, memory = os.cpu_count(), os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**30
    lines = [
        "# How fast it is",
        "",
        f"Printed by `make bench`, on a machine with {cores} cores, {memory} GB and neither a graphics card nor a",
        f"screen, with Python {platform.python_version()}. A ratio is a figure as a share of its aim: met under 1.",
        "Times of a block are how long the window does not answer; other programs are measured in the same run.",
        "The machine is a virtual one, whose figures differ by half from hour to hour: compare within a run.",
        "",
        "| what | cards | measured | aim | ratio |",
        "|---|--:|--:|--:|--:|",
    ]
    for row in rows:
        cards = f"{row.cards:,}" if row.cards else ""
        aim = f"{row.aim:,g} {row.unit}" if row.aim is not None else ""
        ratio = f"{row.ratio:.2f}" if row.ratio is not None else ""
        lines.append(f"| {row.what} | {cards} | {row.value:,.2f} {row.unit} | {aim} | {ratio} |")
    return "\n".join(lines) + "\n"


def table(rows: list[Row]) -> str:
    """The rows as a table for people."""
    lines = [f"{'what':<44}{'cards':>8}{'measured':>12}  {'unit':<5}{'aim':>9}{'ratio':>8}"]
    for row in rows:
        cards = f"{row.cards:,}" if row.cards is not None else "–"
        aim = f"{row.aim:,g}" if row.aim is not None else "–"
        ratio = f"{row.ratio:.2f}" if row.ratio is not None else "–"
        lines.append(f"{row.what:<44}{cards:>8}{row.value:>12,.2f}  {row.unit:<5}{aim:>9}{ratio:>8}")
    return "\n".join(lines)
