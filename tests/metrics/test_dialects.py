"""A random table in a random dialect is read back exactly."""

import csv
import io
from decimal import Decimal
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.metrics.spreadsheets import journey_of, landed, read, stage_id, write_xlsx

STAGES = ("Website Visit", "Product Viewed", "Add to Cart", "Checkout Started")
PERIODS = ("2026-08", "2026-09", "2026-10")
SPELLINGS = {
    "2026-08": ("2026-08", "08/2026", "Aug 2026", "August 2026"),
    "2026-09": ("2026-09", "09/2026", "Sep 2026", "September 2026"),
    "2026-10": ("2026-10", "10/2026", "Okt 2026", "Oktober 2026"),
}
Table = dict[tuple[str, str], tuple[int, Decimal | None, Decimal]]

tables = st.dictionaries(
    st.tuples(st.sampled_from(STAGES), st.sampled_from(PERIODS)),
    st.tuples(
        st.integers(0, 10**7),
        st.none() | st.decimals(0, 100, places=1),
        st.decimals(Decimal("-999999.99"), Decimal("999999.99"), places=2),
    ),
    min_size=1,
    max_size=12,
)


def expected(table: Table) -> dict[tuple[str, str, str], float]:
    result = {}
    for (stage, period), (visitors, rate, score) in table.items():
        result["Visitors", stage_id(stage), period] = float(visitors)
        result["Balance", stage_id(stage), period] = float(score)
        if rate is not None:
            result["Rate", stage_id(stage), period] = float(rate.scaleb(-2))
    return result


def spelled(value: Decimal | int, decimal: str, group: str) -> str:
    return f"{value:,f}".replace(",", "\0").replace(".", decimal).replace("\0", group)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=120)
@given(
    table=tables,
    delimiter=st.sampled_from(",;\t|"),
    signs=st.sampled_from([(".", ","), (",", "."), (",", " "), (",", "\u00a0"), (".", "'"), (".", "")]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
    titles=st.sampled_from([[], ["Funnel report"], ["# exported", "Stand: 31.10.2026", ""]]),
    spelling=st.integers(0, 3),
    missing=st.sampled_from(["", "–", "n/a"]),
    percent=st.sampled_from(["%", " %"]),
    total=st.booleans(),
)
def test_csv_in_any_dialect(
    tmp_path: Path,
    *,
    table: Table,
    delimiter: str,
    signs: tuple[str, str],
    encoding: str,
    titles: list[str],
    spelling: int,
    missing: str,
    percent: str,
    total: bool,
) -> None:
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=delimiter)
    writer.writerows([title] for title in titles)
    writer.writerow(["Stage", "Month", "Visitors", "Rate", "Balance"])
    for (stage, period), (visitors, rate, balance) in table.items():
        shown = missing if rate is None else spelled(rate, *signs) + percent
        writer.writerow(
            [stage.upper(), SPELLINGS[period][spelling], spelled(visitors, *signs), shown, spelled(balance, *signs)]
        )
    if total:
        writer.writerow(["Grand Total", "", spelled(sum(row[0] for row in table.values()), *signs), "", ""])
    path = tmp_path / "dialect.csv"
    path.write_bytes(buffer.getvalue().encode(encoding))
    found = read(path, journey=journey_of(*STAGES))
    assert found.questions == ()
    assert landed(found) == expected(table)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(table=tables, as_text=st.booleans(), above=st.integers(0, 3))
def test_xlsx_with_percent_formats(tmp_path: Path, table: Table, above: int, *, as_text: bool) -> None:
    rows: list[list[object]] = [["Report"]] * above
    rows.append(["Stage", "Month", "Visitors", "Rate", "Balance"])
    formats = {}
    for (stage, period), (visitors, rate, balance) in table.items():
        fraction = None if rate is None else float(rate.scaleb(-2))
        formats[f"D{len(rows) + 1}"] = "0.0%"
        rows.append([stage, period, f"{visitors:,}.0" if as_text else visitors, fraction, float(balance)])
    found = read(write_xlsx(tmp_path, rows, **formats), journey=journey_of(*STAGES))
    assert found.questions == ()
    assert landed(found) == expected(table)
