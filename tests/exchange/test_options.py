from pathlib import Path
from typing import Annotated, Literal

import pytest
from pydantic import Field as Bounds
from pydantic import ValidationError

from journeyboard.exchange.formats.png import PngOptions
from journeyboard.exchange.options import Asked, Options, fields_of, wrong_options


class Every(Options):
    yes: Annotated[bool, Asked("Yes", "Whether.")] = True
    choice: Annotated[Literal["a", "b"], Asked("Choice", "Which.")] = "a"
    count: Annotated[int | None, Bounds(ge=1, le=9), Asked("Count", "How many.", "px")] = None
    size: Annotated[float, Bounds(ge=0.5, le=2), Asked("Size", "How large.", needs=("choice", ("b",)))] = 1
    text: Annotated[str, Asked("Text", "What.")] = ""
    file: Annotated[Path | None, Asked("File", "Which.", flag="--template")] = None


def wrong(**values: object) -> str:
    with pytest.raises(ValidationError) as caught:
        Every.model_validate(values)
    return wrong_options(Every, caught.value)


def test_fields_tell_how_they_are_asked() -> None:
    fields = {field.name: field for field in fields_of(Every)}
    assert [fields[name].kind for name in ("yes", "choice", "count", "size", "text", "file", "stages")] == [
        "flag",
        "choice",
        "whole",
        "number",
        "text",
        "file",
        "texts",
    ]
    assert fields["choice"].choices == ("a", "b")
    assert (fields["count"].least, fields["count"].most, fields["count"].optional) == (1, 9, True)
    assert (fields["size"].least, fields["size"].most, fields["size"].optional) == (0.5, 2, False)
    assert (fields["file"].flag, fields["count"].flag, fields["stages"].flag) == ("--template", "--count", "--stage")


def test_own_fields_come_before_those_of_all_formats() -> None:
    names = [field.name for field in fields_of(Every)]
    assert names.index("file") < names.index("language")


def test_a_field_may_need_another() -> None:
    size = next(field for field in fields_of(Every) if field.name == "size")
    assert size.is_asked({"choice": "b"})
    assert not size.is_asked({"choice": "a"})


def test_a_field_that_says_not_how_it_is_asked_is_found_at_once() -> None:
    class Silent(Options):
        quiet: bool = False

    with pytest.raises(TypeError, match="quiet"):
        fields_of(Silent)


def test_what_is_wrong_is_told_in_words() -> None:
    assert wrong(count=12) == "Count must be between 1 and 9."
    assert wrong(choice="c") == "Choice must be one of: a, b."
    assert wrong(nothing=1) == "There is no option “nothing” here."
    assert wrong(text=3) == "Text has a value that makes no sense."


def test_an_option_brings_the_one_it_needs() -> None:
    assert Every.model_validate({"size": 2}).choice == "b"
    assert Every.model_validate({"size": 2, "choice": "a"}).choice == "a", "said plainly"
    assert PngOptions.model_validate({"width": 800}).size == "pixels"
    assert PngOptions.model_validate({"height_mm": 210}).size == "paper"
    assert PngOptions().size == "scale"
    with pytest.raises(ValidationError, match="a width or a height"):
        PngOptions(size="pixels")


def test_a_print_density_alone_says_how_large_a_picture_is() -> None:
    assert PngOptions(dpi=96).scale == 1
    assert PngOptions(dpi=96, scale=3).scale == 3
    assert PngOptions(dpi=300, width=100).scale == 2
