"""One page about a workshop: what got the most votes, what is new, what is open. As Markdown and as PDF."""

from collections.abc import Collection, Iterator
from pathlib import Path

from journeyboard.exchange import ExportProblem
from journeyboard.journey.insight.telling import step_name
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Card, CardKind
from journeyboard.journey.voting import top_voted
from journeyboard.language import _, format_number, ngettext, speaking
from journeyboard.storage.atomic import write_atomically

SUFFIXES = (".md", ".pdf")
_MARKS = "\\`*_{}[]<>()#+-.!|~"
_MOST_VOTED = 10


def summary_markdown(journey: Journey, before: Collection[str]) -> str:
    """The summary in Markdown, in the language of the map. `before` are the ids of what was there when the workshop
    began; pain points and opportunities that are not among them are new."""
    with speaking(journey.info.language):
        return "\n".join(_lines(journey, before)).strip() + "\n"


def write_summary(journey: Journey, before: Collection[str], path: Path) -> None:
    """Write the summary, as its suffix says.

    Raises ExportProblem for another suffix, FileProblem for what the disk refuses; the file at `path` is then as it
    was. A PDF needs a QGuiApplication.
    """
    text = summary_markdown(journey, before)
    match path.suffix.lower():
        case ".md":
            write_atomically(path, text.encode())
        case ".pdf":
            from journeyboard.exchange.summary_pdf import summary_pdf

            write_atomically(path, summary_pdf(text, journey.info.title))
        case _:
            words = _("{path} cannot be written: the name must end in {suffixes}.")
            raise ExportProblem(words.format(path=path, suffixes=", ".join(SUFFIXES)))


def _lines(journey: Journey, before: Collection[str]) -> Iterator[str]:
    info = journey.info
    yield f"# {_plain(info.title or _('Untitled journey'))}"
    yield ""
    if about := " · ".join(part for part in (_plain(info.scenario), _plain(info.team or info.owner)) if part):
        yield about
        yield ""
    yield from _section(_("Most votes"), _voted(journey))
    yield from _section(_("New pain points"), _new(journey, before, "pain_point"))
    yield from _section(_("New opportunities"), _new(journey, before, "opportunity"))
    yield from _section(_("Open questions"), _where(journey, (c for c in _in_order(journey) if c.open_question)))
    parking = {lane.id for lane in journey.lanes if lane.kind == "parking"}
    yield from _section(_("Parking lot"), _where(journey, (c for c in _in_order(journey) if c.lane in parking)))


def _section(title: str, items: Iterator[str]) -> Iterator[str]:
    lines = [f"- {item}" for item in items]
    yield f"## {title}"
    yield ""
    yield from lines or [_("None.")]
    yield ""


def _voted(journey: Journey) -> Iterator[str]:
    for card in top_voted(journey, _MOST_VOTED):
        votes = ngettext("{count} vote", "{count} votes", card.votes).format(count=format_number(card.votes, 0))
        yield f"**{_plain(card.text or card.caption)}** ({_place(journey, card)}): {votes}"


def _new(journey: Journey, before: Collection[str], kind: CardKind) -> Iterator[str]:
    for card in _in_order(journey):
        if card.kind == kind and card.id not in before:
            parts = [f"**{_plain(card.text)}** ({_place(journey, card)})"]
            if card.severity is not None:
                parts.append(_("severity {number}").format(number=card.severity))
            if card.owner:
                parts.append(_plain(card.owner))
            yield ", ".join(parts)


def _where(journey: Journey, cards: Iterator[Card]) -> Iterator[str]:
    return (f"**{_plain(card.text or card.caption)}** ({_place(journey, card)})" for card in cards)


def _in_order(journey: Journey) -> list[Card]:
    columns = {step.id: at for at, step in enumerate(journey.columns())}
    lanes = {lane.id: at for at, lane in enumerate(journey.lanes)}
    last = len(columns) + len(lanes)
    shown = (card for card in journey.cards.values() if not card.private)
    return sorted(shown, key=lambda c: (columns.get(c.step, last), lanes.get(c.lane, last), c.order, c.id))


def _place(journey: Journey, card: Card) -> str:
    return _plain(step_name(journey, card.step)) or "–"


def _plain(text: str) -> str:
    """Text as Markdown shows it: on one line, nothing in it read as markup."""
    line = " ".join(text.split())
    return "".join(f"\\{letter}" if letter in _MARKS else letter for letter in line)
