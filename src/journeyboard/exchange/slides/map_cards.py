"""Cards and tiles of the map on slides."""

from journeyboard.board.cells import MARK_SIZE
from journeyboard.board.curves import monotone_path
from journeyboard.board.figure_shapes import TileShape
from journeyboard.board.geometry import Point, Rect
from journeyboard.board.measuring import STYLES
from journeyboard.board.shapes import CardShape
from journeyboard.board.sizes import CARD_PAD_X, CARD_PAD_Y
from journeyboard.board.tiles import SIGN
from journeyboard.drawing.cards import DOTS, MARK, RADIUS, edge_colour, sketch_face
from journeyboard.drawing.tiles import SIGN_INSET, SIGNS, change_colour
from journeyboard.exchange.figures import STATUS_NAMES
from journeyboard.exchange.slides.icons import draw_icon
from journeyboard.exchange.slides.map_canvas import MapCanvas
from journeyboard.exchange.slides.pictures import add_picture
from journeyboard.exchange.slides.shapes import Line
from journeyboard.exchange.slides.texts import Paragraph, Run, plain
from journeyboard.journey.records import Card, Metric
from journeyboard.journey.words import CARD_FIELD_NAMES, value_name
from journeyboard.language import _

_SPARK_WIDTH = 1.1
_FIELDS = {"star": "moment_of_truth", "circle-help": "open_question", "lock": "private"}
"""What a card's marks stand for; the others tell how it is known."""


class MapCards(MapCanvas):
    """Draws cards and tiles."""

    def _card(self, card: CardShape, corner: Point) -> None:
        """A card as a group: its face with all its words, and its edge."""
        record = self._journey.all(Card)[card.id]
        theme, factor = self._look.theme, self._factor
        rect = self._rect(Rect(0, 0, card.rect.width, card.rect.height), corner)
        kind = value_name("kind", card.kind)
        name = f"{kind}: {record.text or record.caption}"
        edge = edge_colour(card, theme)
        top = (card.image.bottom + 4 if card.image is not None else card.text.rect.y) * factor
        with self._canvas.group(name, rect):
            self._canvas.shape(
                name,
                rect,
                geometry="roundRect",
                adjust=RADIUS * factor * 0.7,
                fill=sketch_face(card, theme) if card.tentative else theme.card_face(card.kind),
                line=Line(edge, 1.2 * factor, dashed=True) if card.tentative else Line(theme.line, 0.75),
                text=self._card_text(card, record),
                insets=(card.text.rect.x * factor, top, (4 + len(card.marks) * (MARK_SIZE + 2)) * factor, 0),
                faded=card.faded,
            )
            if not card.tentative:  # what is only assumed is a sketch
                strip = Rect(rect.x, rect.y + 1.5 * factor, 3 * factor, rect.height - 3 * factor)
                self._canvas.shape(
                    _("Edge"), strip, geometry="roundRect", adjust=1.5 * factor, fill=edge, faded=card.faded
                )
            for place, mark in enumerate(card.marks):
                x = card.rect.width - CARD_PAD_X - MARK - place * (MARK_SIZE + 2)
                where = self._rect(Rect(x, CARD_PAD_Y + 2.5, MARK, MARK), corner)
                draw_icon(self._canvas, mark, where, theme.mute, _told_by(mark, record))
        if card.image is not None:
            asset = self._board.assets.get(card.asset)
            words = record.text or record.caption or _("Picture")
            add_picture(self._page, asset, self._rect(card.image, corner), words)

    def _card_text(self, card: CardShape, record: Card) -> list[Paragraph]:
        theme, factor = self._look.theme, self._factor
        paragraphs: list[Paragraph] = []
        if record.text:
            paragraphs += self._paragraphs(card.text, "", record.text)
        if card.chips:
            words = "  ·  ".join(" ".join(chip.text.lines) for chip in card.chips)
            paragraphs += plain(words, STYLES["chip"].size * factor, colour=theme.mute, line=18 * factor)
        if card.severity is not None:
            lit, off = "●" * card.severity, "●" * (DOTS - card.severity)
            runs = (Run(lit, colour=theme.bad), Run(off, colour=theme.off)) if off else (Run(lit, colour=theme.bad),)
            paragraphs.append(Paragraph(runs, 7.5 * factor, line=11 * factor))
        if card.below is not None:
            paragraphs += self._paragraphs(card.below, theme.mute, " ".join(card.below.lines))
        return paragraphs

    def _tile(self, tile: TileShape, corner: Point) -> None:
        theme, factor = self._look.theme, self._factor
        metric = self._journey.all(Metric)[tile.metric]
        rect = self._rect(Rect(0, 0, tile.rect.width, tile.rect.height), corner)
        with self._canvas.group(_("Metric: {name}").format(name=metric.name), rect):
            self._canvas.shape(
                metric.name,
                rect,
                geometry="roundRect",
                adjust=RADIUS * factor * 0.7,
                fill=theme.tile_face(tile.status),
                line=Line(theme.line, 0.75),
            )
            self._text(metric.name, tile.name, corner, theme.mute)
            if tile.status is not None:
                sign = Rect(tile.rect.width - SIGN_INSET - SIGN, SIGN_INSET, SIGN, SIGN)
                told = _(STATUS_NAMES[tile.status])
                draw_icon(self._canvas, SIGNS[tile.status], self._rect(sign, corner), theme.status(tile.status), told)
            for side in tile.sides:
                self._text(_("Compared"), side.label, corner, theme.mute)
                self._text(_("Value"), side.value, corner)
            if not tile.sides:
                self._text(_("Value"), tile.value, corner, theme.mute if tile.waits else "")
            if tile.change is not None:
                self._text(_("Change"), tile.change, corner, change_colour(tile, theme))
            if tile.note is not None:
                self._text(_("Target"), tile.note, corner, theme.mute)
            if len(tile.spark) > 1:
                path = self._path(monotone_path(tile.spark), corner)
                self._canvas.curve(_("Course"), path, Line(theme.status(tile.status), _SPARK_WIDTH))


def _told_by(mark: str, card: Card) -> str:
    field = _FIELDS.get(mark)
    return _(CARD_FIELD_NAMES[field]) if field else value_name("evidence", card.evidence)
