import pytest
from PySide6.QtGui import QColor, QPalette

from journeyboard.board.palette import STAGE_COLOURS, ink_on
from journeyboard.drawing.colours import READABLE, contrast, mixed
from journeyboard.drawing.theme import CONTRAST, DARK, LIGHT, PERSONA_DISCS, Theme, disc, qt_palette, themed
from journeyboard.journey.figures import Status

STATUSES: tuple[Status, ...] = ("good", "warn", "bad")
themes = pytest.mark.parametrize("theme", [LIGHT, DARK, CONTRAST], ids=["light", "dark", "contrast"])


def assert_readable(text: str, ground: str) -> None:
    assert contrast(text, ground) >= READABLE, f"{text} on {ground}: {contrast(text, ground):.2f}"


@themes
def test_text_can_be_read_on_every_ground(theme: Theme) -> None:
    for ground in (theme.paper, theme.card, theme.chrome, theme.lane, theme.chip, theme.desk):
        assert_readable(theme.ink, ground)
    for ground in (theme.paper, theme.card, theme.chrome, theme.lane, theme.chip):
        assert_readable(theme.mute, ground)
    assert_readable(theme.accent_ink, theme.accent)
    assert_readable(theme.paper, theme.ink)  # flags


@themes
@pytest.mark.parametrize("kind", ["pain_point", "opportunity", "note"])
def test_text_can_be_read_on_tinted_cards(theme: Theme, kind: str) -> None:
    assert kind in ("pain_point", "opportunity", "note")
    assert_readable(theme.ink, theme.card_face(kind))
    assert_readable(theme.mute, theme.card_face(kind))


@themes
@pytest.mark.parametrize("status", [*STATUSES, None])
def test_text_can_be_read_on_tiles_of_every_status(theme: Theme, status: Status | None) -> None:
    face = theme.tile_face(status)
    for colour in (theme.ink, theme.mute, theme.status(status), theme.good, theme.warn, theme.bad):
        assert_readable(colour, face)


@themes
def test_status_can_be_read_on_paper_and_chrome(theme: Theme) -> None:
    for status in STATUSES:
        for ground in (theme.paper, theme.card, theme.chrome):
            assert_readable(theme.status(status), ground)


@themes
def test_tints_are_nine_percent_of_the_status_on_the_card(theme: Theme) -> None:
    for status in STATUSES:
        assert theme.tile_face(status) == mixed(theme.status(status), theme.card, 0.09)


@themes
def test_names_of_personas_can_be_read_on_paper(theme: Theme) -> None:
    for colour in theme.personas:
        assert_readable(colour, theme.paper)
    for own in ("#FFFF00", "#000000", "#FFFFFF", "#7F7F7F", "#123456"):
        assert_readable(theme.persona(own, 0), theme.paper)


def test_initials_are_white_in_both_themes() -> None:
    for index in range(7):
        assert disc("", index) == PERSONA_DISCS[index % 5]
        assert_readable("#FFFFFF", disc("", index))
    for own in ("#FFFF00", "#FFFFFF", "#7F7F7F"):
        assert_readable("#FFFFFF", disc(own, 0))


def test_names_of_stages_can_be_read_on_their_colours() -> None:
    for colour in (*STAGE_COLOURS, "#FFE680", "#111111"):
        assert_readable({"white": "#FFFFFF", "black": "#000000"}[ink_on(colour)], colour)


@themes
def test_step_names_can_be_read_on_their_stage_s_tint(theme: Theme) -> None:
    for colour in STAGE_COLOURS:
        assert_readable(theme.ink, mixed(colour, theme.paper, 0.12))


@themes
def test_the_focus_can_be_seen(theme: Theme) -> None:
    for ground in (theme.paper, theme.card, theme.chrome):
        assert contrast(theme.accent, ground) >= 3


def test_themes_are_found_by_name() -> None:
    assert themed("dark") is DARK
    assert themed("light") is LIGHT
    assert themed(None) is LIGHT


PAIRS = [
    (QPalette.ColorRole.WindowText, QPalette.ColorRole.Window),
    (QPalette.ColorRole.Text, QPalette.ColorRole.Base),
    (QPalette.ColorRole.Text, QPalette.ColorRole.AlternateBase),
    (QPalette.ColorRole.PlaceholderText, QPalette.ColorRole.Base),
    (QPalette.ColorRole.ButtonText, QPalette.ColorRole.Button),
    (QPalette.ColorRole.ToolTipText, QPalette.ColorRole.ToolTipBase),
    (QPalette.ColorRole.HighlightedText, QPalette.ColorRole.Highlight),
    (QPalette.ColorRole.Link, QPalette.ColorRole.Window),
    (QPalette.ColorRole.LinkVisited, QPalette.ColorRole.Window),
]


@pytest.mark.usefixtures("qapp")
@themes
def test_the_palette_of_the_widgets_can_be_read(theme: Theme) -> None:
    palette = qt_palette(theme)
    for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
        for text, ground in PAIRS:
            assert_readable(palette.color(group, text).name(), palette.color(group, ground).name())


@pytest.mark.usefixtures("qapp")
@themes
def test_what_is_disabled_looks_so(theme: Theme) -> None:
    palette = qt_palette(theme)
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        disabled = palette.color(QPalette.ColorGroup.Disabled, role)
        assert disabled != palette.color(QPalette.ColorGroup.Active, role)
        assert disabled != QColor(theme.chrome)


def test_high_contrast_text_is_far_above_what_is_asked() -> None:
    for colour in (CONTRAST.ink, CONTRAST.mute, CONTRAST.good, CONTRAST.warn, CONTRAST.bad, CONTRAST.accent):
        assert contrast(colour, CONTRAST.paper) >= 7
