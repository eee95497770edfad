import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF, QTextLayout

from journeyboard.board.measuring import STYLES, TextStyle
from journeyboard.board.sizes import LABEL_RIGHT, LABEL_TEXT_X, LABEL_WIDTH
from journeyboard.drawing.fonts import QtMeasurer, broken_by_qt, design_font, font, load_fonts
from journeyboard.journey.grid import LANE_NAMES
from journeyboard.language import LANGUAGES, _, set_language

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def measurer() -> QtMeasurer:
    return QtMeasurer()


# Written down once with the bundled fonts; a machine that breaks otherwise would give other posters.
BREAKS: list[tuple[str, TextStyle, float, list[str]]] = [
    (
        "Compares delivery cost with two other shops before the weekend",
        "card",
        172,
        ["Compares delivery cost with", "two other shops before the", "weekend"],
    ),
    (
        "Compares delivery cost with two other shops before the weekend",
        "card",
        120,
        ["Compares delivery", "cost with two other", "shops before the", "weekend"],
    ),
    (
        "Compares delivery cost with two other shops before the weekend",
        "stage",
        172,
        ["Compares delivery cost", "with two other shops", "before the weekend"],
    ),
    (
        "Größe passt nicht: Lieferung über die Außentreppe unmöglich, Aufzug überprüfen",
        "card",
        172,
        ["Größe passt nicht: Lieferung", "über die Außentreppe", "unmöglich, Aufzug", "überprüfen"],
    ),
    ("Donaudampfschifffahrtsgesellschaftskapitän", "card", 120, ["Donaudampfschifffa", "hrtsgesellschaftska", "pitän"]),
    (
        "Čeká na potvrzení objednávky, żółć, Şişli, Łódź, œuvre",
        "card",
        130,
        ["Čeká na potvrzení", "objednávky, żółć,", "Şişli, Łódź, œuvre"],
    ),
    (
        "Ο πελάτης συγκρίνει τις τιμές πριν από την αγορά",
        "card",
        140,
        ["Ο πελάτης συγκρίνει", "τις τιμές πριν από την", "αγορά"],
    ),
    (
        "Покупатель сравнивает цены и читает отзывы перед покупкой",
        "card",
        140,
        ["Покупатель", "сравнивает цены и", "читает отзывы перед", "покупкой"],
    ),
    (
        "Hotline: 14 minutes of waiting (08/15), e-mail, sold-out items",
        "card",
        110,
        ["Hotline: 14", "minutes of waiting", "(08/15), e-mail,", "sold-out items"],
    ),
    ("Two\nparagraphs\n\nwith an empty line", "card", 172, ["Two", "paragraphs", "", "with an empty line"]),
    ("“Why an account?” – she asks – and leaves…", "flag", 134, ["“Why an account?” –", "she asks – and leaves…"]),
    ("Guest checkout is missing", "tile_name", 80, ["Guest checkout", "is missing"]),
]
WIDTHS: list[tuple[str, TextStyle, float]] = [
    ("Sees a living-room post on", "card", 158.322265625),
    ("Buying a sideboard online", "title", 274.517578125),
    ("Покупатель", "stage", 83.072265625),
    ("Ελληνικά", "chip", 47.53125),
    ("52.1k", "tile_value", 44.234375),
]


@pytest.mark.parametrize(("text", "style", "width", "lines"), BREAKS)
def test_lines_break_alike_on_every_machine(
    measurer: QtMeasurer, text: str, style: TextStyle, width: float, lines: list[str]
) -> None:
    assert list(measurer.wrap(text, style, width)) == lines


@pytest.mark.parametrize(("text", "style", "width"), WIDTHS)
def test_text_is_as_wide_on_every_machine(measurer: QtMeasurer, text: str, style: TextStyle, width: float) -> None:
    assert measurer.width(text, style) == pytest.approx(width, abs=0.05)


def test_every_style_has_a_whole_number_of_pixels_where_it_is_measured() -> None:
    for style, kind in STYLES.items():
        assert design_font(style).pixelSize() == kind.size * 8


def test_the_bundled_fonts_are_the_ones_used() -> None:
    for style in STYLES:
        assert QFontInfo(design_font(style)).family() == "Inter"
        assert design_font(style).hintingPreference() == QFont.HintingPreference.PreferNoHinting
    load_fonts()  # again: nothing happens


def test_emoji_come_from_the_bundled_font() -> None:
    layout = QTextLayout("Hi 😀", design_font("card"))
    layout.beginLayout()
    layout.createLine().setLineWidth(1e6)
    layout.endLayout()
    assert {run.rawFont().familyName() for run in layout.glyphRuns()} == {"Inter", "Noto Emoji"}


def test_arrows_typed_as_hyphens_stay_hyphens(measurer: QtMeasurer) -> None:
    apart = measurer.width("-", "card") + measurer.width(">", "card")
    assert measurer.width("->", "card") == pytest.approx(apart, abs=1)


@pytest.mark.parametrize("scale", [0.75, 0.9, 1, 1.25, 1.5, 3])
def test_words_in_a_widget_are_as_wide_as_on_the_board(scale: float) -> None:
    words = "Compares prices with two other shops"
    wide = QFontMetricsF(font("card", scale)).horizontalAdvance(words)
    assert wide == pytest.approx(scale * QtMeasurer().width(words, "card"), rel=0.006)
    assert font("title").weight() == QFont.Weight.DemiBold


words = st.text("abcdefgWAVTyoÄößñΑγωЖяё0123456789", min_size=1, max_size=14)
plain = st.lists(st.tuples(words, st.sampled_from(["", "", "", ".", ",", ":", "!", "?"])), min_size=1, max_size=12).map(
    lambda pairs: " ".join(word + mark for word, mark in pairs)
)
texts = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]) | st.sampled_from(" \n\t-/😀"), max_size=60
)
widths = st.floats(30, 300)
styles = st.sampled_from(["card", "stage", "chip"])


@given(plain, styles, widths)
def test_the_quick_way_of_breaking_lines_equals_qt_s(text: str, style: TextStyle, width: float) -> None:
    assert list(QtMeasurer().wrap(text, style, width)) == broken_by_qt(text, style, width)


@given(texts, widths)
def test_no_line_is_wider_than_asked_and_nothing_gets_lost(text: str, width: float) -> None:
    measurer = QtMeasurer()
    lines = measurer.wrap(text, "card", width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    for line in lines:
        assert measurer.width(line, "card") <= width + 0.1 or len(line) <= 8  # one character with its accents


@given(texts, widths, st.integers(1, 3))
def test_at_most_so_many_lines_the_last_one_telling_of_more(text: str, width: float, most: int) -> None:
    measurer = QtMeasurer()
    whole, cut = measurer.wrap(text, "card", width), measurer.wrap(text, "card", width, most)
    assert len(cut) == min(most, len(whole))
    if len(whole) > most:
        assert cut[:-1] == whole[: most - 1]
        assert cut[-1].endswith("…")
        assert measurer.width(cut[-1], "card") <= width + 0.1
    else:
        assert cut == whole


def test_empty_text_is_one_empty_line(measurer: QtMeasurer) -> None:
    assert measurer.wrap("", "card", 100) == ("",)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_lane_s_own_name_is_broken_within_a_word(measurer: QtMeasurer, language: str) -> None:
    set_language(language)
    room = LABEL_WIDTH - LABEL_TEXT_X - LABEL_RIGHT
    words = [word for name in LANE_NAMES.values() for word in _(name).split()]
    assert [word for word in words if measurer.width(word, "lane") > room] == []
