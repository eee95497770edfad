from pathlib import Path

import pytest

from journeyboard.exchange import ExportProblem
from journeyboard.exchange.summary import summary_markdown, write_summary
from journeyboard.journey import records as rec
from journeyboard.journey.journey import Journey

HOSTILE = "=1+1 </script> [x](javascript:alert) *bold* # 日本 🎉"


@pytest.fixture
def journey() -> Journey:
    return Journey(
        [
            rec.JourneyInfo(id="journey", title="Buying", scenario="First-time buyers"),
            rec.Stage(id="s", name="Decide"),
            rec.Step(id="t", stage="s"),
            rec.Lane(id="pain", kind="pain_points", order="1"),
            rec.Lane(id="park", kind="parking", order="2"),
            rec.Card(id="old", kind="pain_point", lane="pain", step="t", text="Known", votes=2),
            rec.Card(id="new", kind="pain_point", lane="pain", step="t", text=HOSTILE, severity=4, votes=5),
            rec.Card(id="secret", kind="pain_point", lane="pain", step="t", text="Secret", private=True),
            rec.Card(id="idea", kind="opportunity", lane="pain", step="t", text="Guest checkout", owner="Ines"),
            rec.Card(id="why", lane="pain", step="t", text="Who checks?", open_question=True),
            rec.Card(id="later", lane="park", step="t", text="Returns"),
        ]
    )


def test_it_tells_votes_news_questions_and_what_was_parked(journey: Journey) -> None:
    told = summary_markdown(journey, {"old"})
    assert told.startswith("# Buying\n\nFirst\\-time buyers\n\n## Most votes\n\n- **\\=1".replace("\\=", "="))
    assert told.index("5 votes") < told.index("2 votes")
    assert "## New pain points\n\n- **=1\\+1" in told
    assert ", severity 4\n" in told
    assert "- **Guest checkout** (Decide), Ines\n" in told
    assert "## Open questions\n\n- **Who checks?** (Decide)\n" in told
    assert told.endswith("## Parking lot\n\n- **Returns** (Decide)\n")
    assert "Secret" not in told
    new = told[told.index("## New pain points") : told.index("## New opportunities")]
    assert "Known" not in new


def test_nothing_in_a_text_is_markup(journey: Journey) -> None:
    told = summary_markdown(journey, set())
    assert "\\[x\\]\\(javascript:alert\\)" in told
    assert "\\*bold\\* \\#" in told
    assert "\\</script\\>" in told


def test_it_speaks_the_language_of_the_map(journey: Journey) -> None:
    german = Journey([rec.replace(one, language="de") if one is journey.info else one for one in journey])
    told = summary_markdown(german, set())
    assert "## Die meisten Stimmen" in told
    assert "5 Stimmen" in told


def test_an_empty_map_has_empty_sections() -> None:
    assert summary_markdown(Journey(), set()).count("None.") == 5


@pytest.mark.usefixtures("qapp")
def test_it_is_written_as_the_suffix_says(journey: Journey, tmp_path: Path) -> None:
    write_summary(journey, set(), tmp_path / "summary.md")
    assert (tmp_path / "summary.md").read_text("utf-8") == summary_markdown(journey, set())
    write_summary(journey, set(), tmp_path / "summary.pdf")
    data = (tmp_path / "summary.pdf").read_bytes()
    assert data.startswith(b"%PDF-")
    assert b"/FontFile" in data
    with pytest.raises(ExportProblem):
        write_summary(journey, set(), tmp_path / "summary.doc")
