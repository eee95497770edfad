"""Measures everything that has an aim, prints it as a table and saves it as JSON.

The suites run one after another, each in a process of its own, so that none warms or fills the memory of the next.
"""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict
from importlib import import_module
from pathlib import Path

from benchmarks.measure import Row, page, table

SIZES = (300, 1_000, 5_000, 20_000)
OF_A_MAP = ("files", "canvas", "blocks")
"""Suites that measure a map of so many cards."""
OTHERS = ("pictures", "exports", "figures", "large", "answering")
BLOCKS = 5_000
"""Cards of the map on which no action may block the window for long."""


def suite(name: str, cards: int) -> Iterator[Row]:
    """The rows of one suite, measured in this process; its module alone is imported."""
    rows = import_module(f"benchmarks.{name}").rows
    return rows(cards) if name in OF_A_MAP else rows()


def _plan(sizes: list[int]) -> list[tuple[str, int, str]]:
    """Suites in order: name, cards, scale of the screen."""
    plan = [("starting", 0, "1"), *(("files", cards, "1") for cards in sizes)]
    plan += [("canvas", cards, scale) for cards in sizes for scale in ("1", "2")]
    plan += [("blocks", cards, "1") for cards in sizes if cards == BLOCKS]
    return [*plan, *((name, 0, "1") for name in OTHERS)]


def _in_a_process(name: str, cards: int, scale: str) -> list[Row]:
    command = [sys.executable, "-m", "benchmarks", "--suite", name, "--cards", str(cards)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": scale}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.stderr.write(f"{name} {cards}: {done.stderr}\n")
        return []
    suffix = f", scale {scale}" if name == "canvas" else ""
    rows = [Row(**row) for row in json.loads(done.stdout.splitlines()[-1])]
    return [Row(row.what + suffix, row.cards, row.value, row.unit, row.aim) for row in rows]


def main() -> int:
    """Run what is asked for; exit 1 when a suite failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", type=Path, default=Path("build/bench/figures.json"), help="where the figures go")
    parser.add_argument("--page", type=Path, help="a page that shows them: docs/speed.md")
    parser.add_argument("--only", nargs="*", help=f"suites: starting {' '.join((*OF_A_MAP, *OTHERS))}")
    parser.add_argument("--sizes", nargs="*", type=int, default=list(SIZES), help="cards of the journeys")
    parser.add_argument("--suite", help=argparse.SUPPRESS)
    parser.add_argument("--cards", type=int, default=0, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.suite:
        from PySide6.QtWidgets import QApplication

        application = QApplication(sys.argv[:1])
        measured = [asdict(row) for row in suite(asked.suite, asked.cards)]
        print(json.dumps(measured))
        application.processEvents()
        return 0
    plan = [item for item in _plan(asked.sizes) if not asked.only or item[0] in asked.only]
    rows: list[Row] = []
    failed = False
    for name, cards, scale in plan:
        sys.stderr.write(f"measuring {name} {cards or ''} …\n")
        measured_rows = _in_a_process(name, cards, scale)
        failed |= not measured_rows
        rows += measured_rows
    print(table(rows))
    asked.json.parent.mkdir(parents=True, exist_ok=True)
    asked.json.write_text(json.dumps([asdict(row) for row in rows], indent=2) + "\n", encoding="utf-8")
    print(f"saved as {asked.json}")
    if asked.page:
        asked.page.write_text(page(rows), encoding="utf-8")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
