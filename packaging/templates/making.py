"""From an outline to the journey of a template in one language. Ids say what they are of, and are the same in all."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from samples.building import journey_of

from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Card, CardKind, Feeling, JourneyInfo, Lane, Link, Persona, Record, Stage, Step
from journeyboard.storage.templates import MEMBER
from templates.channels import CHANNELS
from templates.figures import metric
from templates.outline import Line

_USUAL_LANES = (
    Line("", "lane", ("do", "notes", "#0B7FA0"), ("Doing", "Handlungen")),
    Line("", "lane", ("at", "touchpoints"), ("Touchpoints", "Kontaktpunkte")),
    Line("", "lane", ("think", "quotes"), ("Thinking", "Gedanken")),
    Line("", "lane", ("feel", "emotion"), ("Emotion", "Gefühle")),
    Line("", "lane", ("pain", "pain_points"), ("Pain points", "Schmerzpunkte")),
    Line("", "lane", ("idea", "opportunities"), ("Opportunities", "Chancen")),
    Line("", "lane", ("metric", "metrics"), ("Metrics", "Kennzahlen")),
    Line("", "lane", ("channel", "channels"), ("Channels", "Kanäle")),
)
"""The lanes of a template that names none."""
_CARD_KINDS: dict[str, CardKind] = {
    "notes": "note",
    "quotes": "quote",
    "touchpoints": "touchpoint",
    "pain_points": "pain_point",
    "opportunities": "opportunity",
}
_QUOTES_ICON = "message-square-quote"
_LISTS = ("goals", "frustrations", "needs", "motivations", "channels")


def template(template_id: str, outline: Sequence[Line], index: int, language: str) -> Journey:
    """The journey of an outline in `language`, which is the one with this index in its texts.

    What the template is called stands beside the records. Raises ValueError, with the place, for what it cannot read.
    """
    return _Maker(outline, index, language).journey(template_id)


class _Maker:
    def __init__(self, outline: Sequence[Line], index: int, language: str) -> None:
        self._outline, self._index, self._language = outline, index, language
        lanes = [line for line in outline if line.word in ("lane", "line")]
        self._lanes = lanes or list(_USUAL_LANES)
        self._kinds = {line.args[0]: line.args[1] for line in self._lanes if line.word == "lane"}
        self._personas = [line for line in outline if line.word == "persona"]
        self._stages = [line for line in outline if line.word == "stage"]

    def journey(self, template_id: str) -> Journey:
        """All of it."""
        said = {line.word: self._text(line) for line in self._outline if not line.args and not line.lines}
        fields = {name: said[name] for name in ("title", "scenario", "goal")}
        info = JourneyInfo.model_validate({"id": "journey", "language": self._language, **fields})
        records: list[Record] = [info, *self._people(), *self._columns(), *self._rows()]
        for number, stage in enumerate(self._stages, start=1):
            records += [*self._feelings(number, stage), *self._cards(number, stage)]
        records += [*self._arcs(), *self._metrics()]
        about = {"id": template_id, "name": said["name"], "description": said["about"]}
        tags = [tag.strip() for tag in said["tags"].split(",")]
        return Journey(journey_of(records), {MEMBER: {**about, "tags": list(tags)}})

    def _people(self) -> Iterator[Persona]:
        for number, line in enumerate(self._personas, start=1):
            fields: dict[str, object] = {"id": f"persona-{number}", "name": self._text(line)}
            for own in line.lines:
                said = self._text(own)
                fields[own.word] = [part.strip() for part in said.split(";")] if own.word in _LISTS else said
            yield Persona.model_validate(fields)

    def _columns(self) -> Iterator[Stage | Step]:
        for number, line in enumerate(self._stages, start=1):
            said = {own.word: self._text(own) for own in line.lines if own.word in ("line", "goal")}
            yield Stage.model_validate({"id": f"stage-{number}", "name": self._text(line), **said})
            yield Step(id=f"step-{number}", stage=f"stage-{number}")

    def _rows(self) -> Iterator[Lane]:
        for line in self._lanes:
            key = line.args[0]
            if line.word == "line":
                yield Lane.model_validate({"id": f"line-{key}", "kind": "divider", "divider": key})
                continue
            kind, looks = line.args[1], line.args[2:]
            colour = next((look for look in looks if look.startswith("#")), "")
            icon = next((look.removeprefix("icon=") for look in looks if look.startswith("icon=")), "")
            if kind == "quotes":
                kind, icon = "notes", icon or _QUOTES_ICON
            fields = {"kind": kind, "name": self._text(line), "colour": colour, "icon": icon}
            yield Lane.model_validate({"id": f"lane-{key}", **fields})

    def _feelings(self, stage: int, line: Line) -> Iterator[Feeling]:
        for own in line.lines:
            for person, value in enumerate(own.args if own.word == "feel" else (), start=1):
                yield Feeling(
                    id=f"feeling-{stage}-{person}",
                    persona=f"persona-{person}",
                    step=f"step-{stage}",
                    value=float(value),
                    note=self._text(own) if person == 1 else "",
                )

    def _cards(self, stage: int, line: Line) -> Iterator[Card | Link]:
        """The cards of a stage. A line `look` says where to look for the pain point before it; an idea is what that
        leads to."""
        counts: Counter[str] = Counter()
        pain: Card | None = None
        for own in line.lines:
            kind = _CARD_KINDS.get(self._kinds.get(own.word, ""))
            if kind is None:
                if own.word not in ("line", "goal", "feel", "look", "metric"):
                    raise ValueError(f"{own.place}: there is no lane {own.word!r}")
                continue
            counts[own.word] += 1
            card_id = f"card-{stage}-{own.word}-{counts[own.word]}"
            fields: dict[str, object] = {"id": card_id, "kind": kind, "text": self._text(own)}
            fields |= {"lane": f"lane-{own.word}", "step": f"step-{stage}", **self._own_fields(kind, own)}
            if kind == "pain_point":
                look = line.lines[line.lines.index(own) + 1]
                fields |= {"detail": self._text(look)} if look.word == "look" else {}
            card = Card.model_validate(fields)
            yield card
            if kind == "pain_point":
                pain = card
            elif kind == "opportunity" and pain is not None:
                yield _link(f"{pain.id}-{card.id}", "leads_to", pain.id, card.id)

    def _own_fields(self, kind: CardKind, line: Line) -> dict[str, object]:
        if kind == "touchpoint":
            words = [word for word in line.args if word != "at"]
            channel = CHANNELS[words[0]]
            media = next((word for word in words[1:] if word in ("paid", "earned")), None)
            truth = {"moment_of_truth": True} if "truth" in words else {}
            return {"channel": channel.names[self._index], "place": channel.place, "media": media, **truth}
        if kind == "quote":
            return {"speaker": self._text(self._personas[0]), "personas": ("persona-1",)}
        return {"evidence": "assumed"} if kind == "pain_point" else {"status": "idea"} if kind == "opportunity" else {}

    def _arcs(self) -> Iterator[Link]:
        for number, line in enumerate(self._outline):
            if line.word == "link":
                kind, start, end = line.args
                yield _link(f"{start}-{end}", kind, f"stage-{start}", f"stage-{end}", self._text(line))
            elif line.word == "next":
                start, end = (" ".join(half.split()) for half in " ".join(line.args).split(">"))
                first, last = ("card-" + half.replace(" ", "-") for half in (start, end))
                yield _link(f"next-{number}", "next", first, last, self._text(line))

    def _metrics(self) -> Iterable[Record]:
        followed: dict[str, list[str]] = {}
        for number, stage in enumerate(self._stages, start=1):
            for line in stage.lines:
                for key in line.text(self._index).split() if line.word == "metric" else ():
                    followed.setdefault(key, []).append(f"stage-{number}")
        return [metric(key, self._index, self._language, tuple(at)) for key, at in followed.items()]

    def _text(self, line: Line) -> str:
        return line.text(self._index) if line.texts else ""


def _link(name: str, kind: str, start: str, end: str, label: str = "") -> Link:
    return Link.model_validate({"id": f"link-{name}", "kind": kind, "from": start, "to": end, "label": label})
