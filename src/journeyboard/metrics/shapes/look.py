"""What the shapes are recognised by: the kinds of the columns, their words, and the roles that were given by hand."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from journeyboard.journey.journey import Journey
from journeyboard.language import _
from journeyboard.metrics.cells import numbers, periods
from journeyboard.metrics.matching import match_names
from journeyboard.metrics.names import METRIC_NAMES, PERIOD_WORDS, STAGE_WORDS, fold, is_total, words_of
from journeyboard.metrics.problems import Question, TableProblem, cell_name, column_name, listed
from journeyboard.metrics.recipe import Recipe, Role, Rule, Shape
from journeyboard.metrics.shapes.layout import Head, Layout
from journeyboard.metrics.shapes.words import (
    AMOUNTS_OF_TIME,
    DIMENSION_WORDS,
    N_WORDS,
    PERSON_WORDS,
    SEVERAL_WORDS,
    YEAR_WORDS,
    is_headed_period,
    is_identifier,
)
from journeyboard.metrics.tables.kinds import Kind, is_flag, kinds_of, year_of
from journeyboard.metrics.tables.table import Column, Table

_LONGEST_HEADING = 25
"""Letters of a line of the header; longer ones are questions of a survey."""
_MOST_NAMES = 5_000


@dataclass(frozen=True, slots=True)
class Look:
    """A table, looked at by one shape after the other."""

    table: Table
    journey: Journey
    recipe: Recipe
    place: str
    kinds: Mapping[int, Kind]
    passed_over: frozenset[int] = field(default=frozenset())
    """Columns that have a role already, and none besides."""
    asked: list[Question] = field(default_factory=list)
    """Which of several columns has a role. Until that is answered nothing lands."""

    @classmethod
    def at(cls, table: Table, journey: Journey, recipe: Recipe, place: str) -> "Look":
        """Look at a table."""
        return cls(table, journey, recipe, place, kinds_of(table))

    def without(self, columns: Sequence[Column]) -> "Look":
        """The same look, with these columns taken."""
        return replace(self, passed_over=self.passed_over | {column.index for column in columns})

    def is_by_hand(self, shape: Shape) -> bool:
        """Whether the table was said to be of that shape."""
        return self.recipe.shape == shape

    def given(self, role: Role) -> list[Column]:
        """The columns that were given a role by hand."""
        return [column for column in self.table.columns if self.recipe.roles.get(column.name) == role]

    def free(self, *kinds: Kind) -> list[Column]:
        """The columns of these kinds that were given no role by hand."""
        return [
            column
            for column in self.table.columns
            if column.name not in self.recipe.roles
            and column.index not in self.passed_over
            and self.kinds[column.index] in kinds
        ]

    def one(self, role: Role, found: Iterable[Column] = ()) -> Column | None:
        """The column of a role: given by hand, else the first of those that were found."""
        return next(iter([*self.given(role), *found]), None)

    # -- stages

    def stage(self) -> Column | None:
        """The column whose cells are names of stages; of several the first, and it is asked."""
        found = self.given("stage") or [column for column in self.free("text") if self._names_stages(column)]
        headed = [column for column in found if words_of(column.heading) & STAGE_WORDS]
        found = headed if len(headed) == 1 else found
        if len(found) > 1:
            text = _("Several columns hold stages: {columns}. Which of them do the values belong to?")
            self._ask(text, "stage", found)
        return found[0] if found else None

    def _ask(self, text: str, role: Role, columns: Sequence[Column]) -> None:
        names = tuple(column.name for column in columns)
        cells = tuple(cell_name(self.table.header_row, column.index) for column in columns)
        question = Question("role", text.format(columns=quoted(columns)), role, names, cells)
        if question not in self.asked:
            self.asked.append(question)

    def stage_of(self, name: str, *, by_itself: bool = False) -> str | None:
        """The id of the stage that a heading names for certain; `by_itself`: whatever was said of it by hand."""
        by_hand = {} if by_itself else self.recipe.stages
        match = match_names([name], self.journey, by_hand, offers=False).get(name)
        return match.stage if match is not None and match.certain else None

    def _names_stages(self, column: Column) -> bool:
        """By its heading, unless nothing matches; else when at least half of its names are certain."""
        words = words_of(column.heading)
        is_stage = bool(words & STAGE_WORDS)
        if words & DIMENSION_WORDS and not is_stage:
            return False
        names = {cell.strip() for cell in set(column.cells) if isinstance(cell, str) and cell}
        if not names or len(names) > _MOST_NAMES:
            return False
        names = {name for name in names if not (numbers.is_missing(name) or is_total(name) or is_flag(name))}
        matches = match_names(sorted(names), self.journey, self.recipe.stages, offers=is_stage).values()
        if is_stage:
            return any(match.kind not in ("none", "position") for match in matches)
        return bool(names) and sum(match.certain for match in matches) * 2 >= len(names)

    # -- periods, metrics and what else rows are told apart by

    def when(self) -> "When":
        """The column of periods, or those of years and of parts of a year."""
        if given := self.given("period"):
            return When(period=given[0])
        if given := self.given("part"):
            return When(part=given[0], year=self.one("year"))
        found, parts = self.free("period"), self.free("part")
        if not found and not parts and not self.recipe.period:
            # Texts under the heading of a period are listed as unreadable: no row may get another period instead.
            found = [column for column in self.free("text") if is_headed_period(column)]
        headed = [column for column in found if words_of(column.heading) & YEAR_WORDS]
        years = [column for column in headed if any(map(year_of, column.cells))]
        years = self.given("year") or years
        full = [column for column in found if column not in years]
        if len(full) > 1 or (not full and (len(parts) > 1 or len(years) > 1)):
            text = _("Several columns hold periods: {columns}. Which of them do the values belong to?")
            self._ask(text, "period", full or [*years, *parts])
        if full:
            return When(period=full[0])
        if parts:
            return When(part=parts[0], year=years[0] if years else None)
        return When(period=years[0]) if years else When()

    def label(self) -> Column | None:
        """The column that names the metric of each row."""
        found = [
            column
            for column in self.free("text")
            if words_of(column.heading) & METRIC_NAMES and any(cell != "" for cell in column.cells)
        ]
        return self.one("metric_name", found)

    def person(self) -> Column | None:
        """The column that tells who a row is about."""
        found = [
            column for column in self.free("text", "number", "period") if is_person(column, self.kinds[column.index])
        ]
        return self.one("person", sorted(found, key=lambda column: not is_identifier(column)))

    def n(self) -> Column | None:
        """The column that tells of how many the values of a row are."""
        return self.one("n", [column for column in self.free("number") if fold(column.heading) in N_WORDS])

    def _of_personas(self) -> list[Column]:
        """The columns that hold nothing but names of personas of the journey."""
        personas = {fold(persona.name) for persona in self.journey.personas}
        return [
            column
            for column in (self.free("text") if personas else [])
            if {fold(cell) for cell in set(column.cells) if isinstance(cell, str) and cell} <= personas
        ]

    def values(self) -> list[Column]:
        """The columns of numbers that count or measure something."""
        n, chosen = self.n(), self.given("metric")
        asked = {question.subject for question in self.table.questions}
        return [
            column
            for column in self.table.columns
            if column in chosen
            or (
                column.name not in self.recipe.roles
                and self.kinds[column.index] == "number"
                and (column.heading or column.name in asked)
                and column is not n
                and not is_identifier(column)
            )
        ]

    def made(
        self,
        shape: Shape,
        values: Sequence[Column],
        heads: Sequence[Head] | None = None,
        *,
        stage: Column | None = None,
        label: Column | None = None,
        person: Column | None = None,
        others: Mapping[Role, Column | None] | None = None,
        rules: tuple[Rule, ...] = (),
    ) -> Layout:
        """The layout of a table of that shape; without `heads` every heading of a value names a metric."""
        when, n = self.when(), self.n()
        segment = self.one("segment", [one for one in self._of_personas() if one not in (stage, label, person)])
        roles: dict[int, Role] = {column.index: "ignored" for column in self.table.columns}
        roles |= {column.index: "reached" if shape == "people" else "metric" for column in values}
        special: dict[Role, Column | None] = {
            "n": n, "segment": segment, "period": when.period, "year": when.year, "part": when.part,
            "metric_name": label, "person": person, "stage": stage, **(others or {}),
        }  # fmt: skip
        roles |= {column.index: role for role, column in special.items() if column is not None}
        return Layout(
            shape=shape,
            roles=roles,
            values=tuple(values),
            heads=tuple(heads if heads is not None else [Head(column.name) for column in values]),
            stage=stage,
            period=when.period,
            year=when.year,
            part=when.part,
            label=label,
            person=person,
            segment=segment,
            n=n,
            rules=rules,
        )

    def refuse_numbered_periods(self, values: Sequence[Column]) -> None:
        """Raise TableProblem for numbers under the heading of a period: they are no values."""
        numbered = [
            column
            for column in values
            if fold(column.heading) in PERIOD_WORDS - AMOUNTS_OF_TIME
            and column.name not in self.recipe.metrics
            and column.name not in self.recipe.roles
        ]
        if numbered:
            raise TableProblem(
                _("The numbers in {columns} are no periods that can be read. Write them as 2026-10.").format(
                    columns=quoted(numbered)
                ),
                self.place,
            )


@dataclass(frozen=True, slots=True)
class When:
    """The columns that say when: one of periods, or one of parts of a year and perhaps one of years."""

    period: Column | None = None
    year: Column | None = None
    part: Column | None = None


def is_person(column: Column, kind: Kind) -> bool:
    """Whether the column tells who a row is about: by its heading, and because its cells differ. Numbers do only under
    a heading of ids, or of one person: others count people."""
    heading = column.heading
    is_one = fold(heading) in PERSON_WORDS - SEVERAL_WORDS if kind == "number" else words_of(heading) & PERSON_WORDS
    return bool(is_one or is_identifier(column)) and len(set(column.cells) - {""}) > 1


def quoted(columns: Sequence[Column]) -> str:
    """Columns by their letters and headings."""
    return listed([f"{column_name(column.index)} “{column.name}”" for column in columns])


def head_of(column: Column, look: Look) -> Head:
    """What the rows of its heading say: a period, a stage for certain, and the name of a metric."""
    is_question = any(len(part) > _LONGEST_HEADING for part in column.parts)  # Q2 · How likely are you to …
    period = "" if is_question else next((part for part in column.parts if periods.is_period(part)), "")
    rest = [part for part in column.parts if part != period]
    stage = next((part for part in rest if look.stage_of(part)), "")
    rest = [part for part in rest if part != stage]
    return Head(" · ".join(rest), stage, period)
