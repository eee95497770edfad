"""One column per period, as a pivot has it: rows are stages or metrics, the headings are months, quarters, years."""

from journeyboard.metrics.shapes.layout import Layout
from journeyboard.metrics.shapes.look import Look, head_of


def recognise(look: Look) -> Layout | None:
    """At least two headings are periods, or the only one is."""
    values = look.values()
    heads = {column.index: head_of(column, look) for column in values}
    dated = [column for column in values if heads[column.index].period]
    if not dated or (len(dated) == 1 and len(values) > 1):
        return None
    stage, label = look.stage(), look.label()
    if stage is None and label is None and not any(heads[column.index].stage for column in dated):
        others = [column for column in look.free("text") if column not in (stage, label)]
        label = others[0] if others else None
    return look.made("periods", dated, [heads[column.index] for column in dated], stage=stage, label=label)
