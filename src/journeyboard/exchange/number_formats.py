"""How a spreadsheet program shows the values of a metric."""

import re

from babel.numbers import get_currency_symbol

from journeyboard.journey.records import Metric
from journeyboard.language import current_language


def number_format(metric: Metric, value: float) -> str:
    """The number format a spreadsheet program shows `value` of `metric` in: `0.0%`, `#,##0`, `"€"#,##0.00`, in
    German `#,##0.00 "€"`."""
    decimals = metric.decimals
    if decimals is None:
        usual = {"percent": 1, "currency": 2, "score": 1}
        decimals = usual.get(metric.unit, 0 if value == int(value) else 2)
    digits = f".{'0' * decimals}" if decimals else ""
    shown = f"0{digits}" if metric.unit in ("percent", "score") else f"#,##0{digits}"
    if metric.unit == "percent":
        shown += "%"
    elif metric.unit == "currency" and re.fullmatch(r"[A-Z]{3}", metric.currency):
        symbol = f'"{get_currency_symbol(metric.currency, locale=current_language())}"'
        shown = f"{shown} {symbol}" if current_language() == "de" else symbol + shown
    return f"+{shown};-{shown};{shown}" if metric.signed else shown
