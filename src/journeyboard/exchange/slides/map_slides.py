"""The map on slides: every shape of a board as a native one, at the board's own places."""

from journeyboard.board.figure_shapes import FunnelShape
from journeyboard.board.geometry import Point, Rect
from journeyboard.board.measuring import STYLES
from journeyboard.board.shapes import (
    ArcShape,
    CurveShape,
    EmotionShape,
    FlagShape,
    LaneShape,
    LinkPiece,
    Part,
    StageShape,
)
from journeyboard.board.stages import CHEVRON_TIP
from journeyboard.drawing.colours import mixed, readable
from journeyboard.drawing.icons import has_icon
from journeyboard.drawing.stages import ICON as STAGE_ICON
from journeyboard.drawing.stages import ICON_GAP as STAGE_ICON_GAP
from journeyboard.drawing.titles import ICON as LANE_ICON
from journeyboard.drawing.titles import ICON_GAP as LANE_ICON_GAP
from journeyboard.exchange.slides.icons import draw_icon
from journeyboard.exchange.slides.map_cards import MapCards
from journeyboard.exchange.slides.map_links import draw_link
from journeyboard.exchange.slides.shapes import Line
from journeyboard.exchange.slides.texts import plain
from journeyboard.journey.check import called
from journeyboard.journey.records import Feeling, Persona, Stage
from journeyboard.journey.words import value_name
from journeyboard.language import _, format_number

_INKS = {"white": "#FFFFFF", "black": "#000000"}
_BAND, _JOINED = 0.55, 0.2
_CURVE_WIDTH, _RING_WIDTH = 1.8, 1.5


class MapDrawer(MapCards):
    """Draws one page of the map onto one slide."""

    def draw(self) -> None:
        """All parts of the board but its title, which is the slide's."""
        theme = self._look.theme
        for part in self._board.parts:
            rect = part.rect
            if part.kind == "arcs":
                for arc in self._board.arcs:
                    self._link(arc, arc.colour, (rect.x, rect.y))
            elif part.kind == "stages":
                for stage in self._board.stages:
                    self._stage(stage, (rect.x, rect.y))
            elif part.kind == "funnel" and self._board.funnel is not None:
                self._funnel(self._board.funnel, (rect.x, rect.y))
            elif part.kind == "label":
                self._label(part)
            elif part.kind == "lane":
                self._canvas.stroke(_("Line"), self._at(8, rect.y), self._at(rect.right, rect.y), Line(theme.line, 0.5))
                lane = next(lane for lane in self._board.lanes if lane.id == part.lane)
                self._lane(lane, part)

    # -- above the lanes

    def _link(self, link: ArcShape | LinkPiece, colour: str, origin: Point) -> None:
        """A link above the stages, or what of one lies in a lane."""
        record = self._journey.get(link.id if isinstance(link, ArcShape) else link.link)
        name = f"{value_name('link', link.kind)}: {called(record) if record is not None else ''}".rstrip(": ")
        colour = readable(colour, self._look.theme.paper)
        path = self._path(link.path, origin)
        head = None
        if link.head is not None:
            tip, left, right = (self._at(x + origin[0], y + origin[1]) for x, y in link.head)
            head = (tip, left, right)
        draw_link(self._canvas, name, link.kind, path, head, (colour, 1.4 * self._factor), self._look.theme.paper)
        if link.label is not None:
            self._text(_("Arrow label"), link.label, origin, colour)

    def _stage(self, shape: StageShape, origin: Point) -> None:
        stage = self._journey.all(Stage)[shape.id]
        ink = self._look.theme.ink if shape.hollow else _INKS[shape.ink]
        factor = self._factor
        name, line = shape.name, shape.line
        paragraphs = self._paragraphs(name, ink, stage.name if len(name.lines) < 2 else " ".join(name.lines))
        if line is not None:
            paragraphs += self._paragraphs(line, ink, " ".join(line.lines))
        left = (name.rect.x - shape.rect.x) * factor
        wide = STAGE_ICON + STAGE_ICON_GAP if shape.icon else 0.0
        tip = min(CHEVRON_TIP, shape.rect.width / 3) * factor
        self._canvas.shape(
            _("Stage: {name}").format(name=stage.name),
            self._rect(shape.rect, origin),
            geometry="chevron",
            adjust=tip,
            fill=self._look.theme.paper if shape.hollow else shape.colour,
            line=Line(shape.colour, 1.5 * factor, dashed=True) if shape.hollow else None,
            text=paragraphs,
            insets=(max(0.0, min(left, (22 + wide) * factor) - tip), 0, 0, 0),  # between the tips already
            anchor="ctr",
        )
        if shape.icon:
            y = name.rect.y + (STYLES["stage"].line_height - STAGE_ICON) / 2
            self._stage_icon(shape.icon, self._rect(Rect(name.rect.x - wide, y, STAGE_ICON, STAGE_ICON), origin), ink)
        for step in shape.steps:
            rect = self._rect(step.rect, origin)
            ground = mixed(shape.colour, self._look.theme.paper, 0.12)
            self._canvas.shape(
                _("Step: {name}").format(name=" ".join(step.text.lines)),
                rect,
                geometry="roundRect",
                adjust=5 * factor,
                fill=ground,
                text=self._paragraphs(step.text, "", " ".join(step.text.lines)),
                insets=(2 * factor, 0, 2 * factor, 0),  # a little wider than on the map: no line breaks again
                anchor="ctr",
            )

    def _stage_icon(self, icon: str, rect: Rect, ink: str) -> None:
        """One of the bundled icons, or a character such as an emoji."""
        if has_icon(icon):
            draw_icon(self._canvas, icon, rect, ink, _("Icon"))
            return
        size = rect.height * 0.8
        character = self._deck.measure.lines(icon, size, rect.width, most=1)[0]
        text = plain(character, size, colour=ink, align="ctr", line=rect.height)
        self._canvas.shape(_("Icon"), rect, text=text, anchor="ctr", wraps=False)

    def _funnel(self, funnel: FunnelShape, origin: Point) -> None:
        theme, canvas = self._look.theme, self._canvas
        for step, before in zip(funnel.steps, funnel.bars, strict=False):
            corners = [self._at(x + origin[0], y + origin[1]) for x, y in step.corners]
            canvas.polygon(_("Funnel"), corners, mixed(before.colour, theme.paper, _JOINED))
        for bar in funnel.bars:
            canvas.shape(_("Funnel"), self._rect(bar.rect, origin), fill=mixed(bar.colour, theme.paper, _BAND))
            self._text(_("Funnel value"), bar.value, origin)
            if bar.name is not None:
                self._text(_("Funnel metric"), bar.name, origin, theme.mute)
        for step in funnel.steps:
            colour = theme.bad if step.is_largest else theme.ink
            canvas.shape(
                _("Drop-off"),
                self._rect(step.chip, origin),
                geometry="roundRect",
                adjust=step.chip.height * self._factor / 2,
                fill=theme.paper,
                line=Line(theme.bad if step.is_largest else theme.line, 0.75),
                text=[each.centred for each in self._paragraphs(step.text, colour)],
                anchor="ctr",
                wraps=False,
            )

    # -- lanes

    def _label(self, part: Part) -> None:
        lane = next(lane for lane in self._board.lanes if lane.id == part.lane)
        if lane.kind == "divider":
            return
        theme, factor = self._look.theme, self._factor
        paragraphs = self._paragraphs(lane.label, "", " ".join(lane.label.lines))
        if lane.note is not None:
            paragraphs += self._paragraphs(lane.note, theme.mute, " ".join(lane.note.lines))
        rect = self._rect(part.rect)
        if lane.channels:
            first = min(row.name.rect.y for row in lane.channels)
            rect = Rect(rect.x, rect.y, rect.width, max(first * factor, paragraphs[0].line_height))
            self._canvas.shape(_("Lane ground"), self._rect(part.rect), fill=theme.lane)
        self._canvas.shape(
            _("Lane: {name}").format(name=" ".join(lane.label.lines)),
            rect,
            fill=theme.lane,
            text=paragraphs,
            insets=(lane.label.rect.x * factor, (lane.label.rect.y) * factor, 2 * factor, 0),
        )
        y = lane.label.rect.y + (STYLES["lane"].line_height - LANE_ICON) / 2
        place = Rect(lane.label.rect.x - LANE_ICON - LANE_ICON_GAP, y, LANE_ICON, LANE_ICON)
        draw_icon(self._canvas, lane.icon, self._rect(place, (part.rect.x, part.rect.y)), theme.mute, _("Icon"))
        for row in lane.channels:
            self._text(_("Channel: {name}").format(name=row.channel), row.name, (part.rect.x, part.rect.y), theme.mute)

    def _lane(self, lane: LaneShape, part: Part) -> None:
        origin = (part.rect.x, part.rect.y)
        if lane.collapsed:
            for count in lane.counts:
                self._text(_("Count"), count, origin, self._look.theme.mute)
            return
        if lane.divider is not None or lane.kind == "divider":
            self._divider(lane, part)
        if lane.emotion is not None:
            self._emotion(lane.emotion, part)
        for piece in lane.links if self._board.links == "all" else ():
            self._link(piece, piece.colour or self._look.theme.card_edge(piece.card), origin)
        self._channels(lane, origin)
        for span in lane.spans:
            self._card(span, (origin[0] + span.rect.x, origin[1] + span.rect.y))
        for column in self._board.columns:
            cell = self._board.cells.get((lane.id, column.step))
            if cell is None:
                continue
            x = origin[0] + column.x
            for tile in cell.tiles:
                self._tile(tile, (x + tile.rect.x, origin[1] + tile.rect.y))
            for card in cell.cards:
                self._card(card, (x + card.rect.x, origin[1] + card.rect.y))

    def _channels(self, lane: LaneShape, origin: Point) -> None:
        colour = lane.colour or self._look.theme.accent
        for row in lane.channels:
            if len(row.dots) > 1:
                ends = [self._at(x + origin[0], row.y + origin[1]) for x in (row.dots[0], row.dots[-1])]
                line = Line(mixed(colour, self._look.theme.paper, 0.35), 2 * self._factor)
                self._canvas.stroke(row.channel, ends[0], ends[1], line)
            for x in row.dots:
                self._canvas.shape(
                    row.channel, self._rect(Rect(x - 5, row.y - 5, 10, 10), origin), geometry="ellipse", fill=colour
                )

    def _divider(self, lane: LaneShape, part: Part) -> None:
        words = lane.divider
        colour = lane.colour or self._look.theme.mute
        middle = part.rect.y + (words.rect.centre[1] if words else lane.height / 2)
        start = part.rect.x
        if words is not None:
            self._text(_("Line"), words, (part.rect.x, part.rect.y), self._look.theme.mute)
            start = part.rect.x + words.rect.right + 10
        line = Line(colour, 1.2 * self._factor, dashed=True)
        self._canvas.stroke(_("Line"), self._at(start, middle), self._at(part.rect.right, middle), line)

    # -- emotion

    def _emotion(self, emotion: EmotionShape, part: Part) -> None:
        theme, origin = self._look.theme, (part.rect.x, part.rect.y)
        for place, y in enumerate(emotion.grid):
            ends = (self._at(part.rect.x, part.rect.y + y), self._at(part.rect.right, part.rect.y + y))
            line = Line(theme.line if place == 2 else theme.grid, 0.5, dashed=place != 2)
            self._canvas.stroke(
                _("Feeling {value}").format(value=format_number(2 - place, 0, signed=True)), *ends, line
            )
        for curve in sorted(emotion.curves, key=lambda each: each.state == "as_is"):
            self._curve(curve, origin)
        for flag in emotion.flags:
            self._flag(flag, origin)

    def _curve(self, curve: CurveShape, origin: Point) -> None:
        persona = self._journey.all(Persona)[curve.persona]
        colour = self._look.persona(curve.colour, curve.index)
        name = persona.name if curve.state == "as_is" else _("{name}, to-be").format(name=persona.name)
        told = ", ".join(format_number(point.value, 1, signed=True) for point in curve.points)
        factor = self._factor
        if curve.path:
            line = Line(colour, _CURVE_WIDTH * factor / 0.7, dashed=curve.state == "to_be")
            about = _("Emotion curve of {name}: {values}").format(name=name, values=told)
            self._canvas.curve(
                _("Emotion curve: {name}").format(name=name), self._path(curve.path, origin), line, about
            )
        radius = 5.0 if curve.state == "as_is" else 3.4
        for point in curve.points:
            x, y = point.at
            self._canvas.shape(
                f"{name} {format_number(point.value, 1, signed=True)}",
                self._rect(Rect(x - radius, y - radius, 2 * radius, 2 * radius), origin),
                geometry="ellipse",
                fill=self._look.theme.paper,
                line=Line(colour, _RING_WIDTH * factor / 0.7),
            )
        if curve.name is not None:
            self._text(name, curve.name, origin, colour)

    def _flag(self, flag: FlagShape, origin: Point) -> None:
        theme, factor = self._look.theme, self._factor
        feeling = self._journey.all(Feeling)[flag.feeling]
        text = flag.text
        self._canvas.shape(
            _("Note: {text}").format(text=feeling.note),
            self._rect(flag.rect, origin),
            geometry="roundRect",
            adjust=4 * factor,
            fill=theme.ink,
            text=[each.centred for each in self._paragraphs(text, theme.paper, "\n".join(text.lines))],
            anchor="ctr",
            wraps=False,
        )
