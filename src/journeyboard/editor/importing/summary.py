"""How much of a table lands, in words."""

from journeyboard.editor.importing.process.messages import Report
from journeyboard.language import _, format_number, ngettext


def summary(report: Report) -> str:
    """How much lands, what it does to what is there, and how much waits for an answer."""
    counts = report.counts
    said = [
        ngettext("{count} value lands.", "{count} values land.", counts.landing).format(
            count=format_number(counts.landing, 0)
        )
    ]
    if counts.changed or counts.same:
        words = _("{new} new, {changed} changed, {same} as they are.")
        said.append(
            words.format(
                new=format_number(counts.new, 0),
                changed=format_number(counts.changed, 0),
                same=format_number(counts.same, 0),
            )
        )
    if counts.offered:
        words = ngettext(
            "{count} more if the guesses are accepted.", "{count} more if the guesses are accepted.", counts.offered
        )
        said.append(words.format(count=format_number(counts.offered, 0)))
    if report.gone:
        words = ngettext(
            "{count} value of the last import is no longer in the table; it stays on the map.",
            "{count} values of the last import are no longer in the table; they stay on the map.",
            report.gone,
        )
        said.append(words.format(count=format_number(report.gone, 0)))
    if report.line_count > len(report.lines):
        words = _("The first {count} lines are shown.")
        said.append(words.format(count=format_number(len(report.lines), 0)))
    return " ".join(said)
