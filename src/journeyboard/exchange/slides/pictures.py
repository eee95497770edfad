"""Pictures of a journey on slides: in formats every slide program shows, cropped into their frames."""

import base64
import binascii
from io import BytesIO

from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Emu
from PySide6.QtGui import QImage

from journeyboard.board.geometry import Rect
from journeyboard.drawing.encoding import picture_bytes
from journeyboard.drawing.pictures import LONGEST, decoded
from journeyboard.exchange.slides.deck import Page
from journeyboard.exchange.slides.shapes import EMU
from journeyboard.journey.records import Asset
from journeyboard.language import _

Crop = tuple[float, float, float, float]
"""x, y, width, height as shares (0–1) of a picture."""

_PNG = b"\x89PNG"
_LONGEST_NAME = 60
_QUALITY = 90


def add_picture(
    page: Page, asset: Asset | None, frame: Rect, about: str, crop: Crop | None = None, *, is_round: bool = False
) -> None:
    """Put a picture into `frame`, filling it, cropped in its middle or by `crop`; a bare ground, with words for those
    who ask, where it cannot be shown."""
    image = decoded(asset) if asset is not None else None
    if asset is None or image is None:
        told = _("This picture cannot be shown")
        page.canvas.shape(_("Picture"), frame, fill=page.look.theme.chip, about=told)
        return
    page.canvas.close()  # what was drawn before lies below
    place = (Emu(round(each * page.unit * EMU)) for each in (frame.x, frame.y, frame.width, frame.height))
    picture = page.slide.shapes.add_picture(BytesIO(_bytes(asset, image)), *place)
    x, y, width, height = crop or _covering(image, frame)
    picture.crop_left, picture.crop_top = x, y
    picture.crop_right, picture.crop_bottom = 1 - x - width, 1 - y - height
    if is_round:
        picture.auto_shape_type = MSO_SHAPE.OVAL
    page.canvas.adopt(picture._element.nvPicPr.cNvPr, about[:_LONGEST_NAME] or _("Picture"), about)  # noqa: SLF001


def _bytes(asset: Asset, image: QImage) -> bytes:
    """The picture as it is where that is a PNG of a sensible size; a photo as a JPEG, anything else as a PNG."""
    if asset.media_type == "image/png" and max(asset.width, asset.height) <= LONGEST:
        try:
            data = base64.b64decode(asset.data, validate=True)
        except (binascii.Error, ValueError):
            data = b""
        if data.startswith(_PNG):
            return data
    if asset.media_type == "image/jpeg":
        return picture_bytes(image.convertToFormat(QImage.Format.Format_RGB32), "jpeg", _QUALITY)
    return picture_bytes(image)


def _covering(image: QImage, frame: Rect) -> Crop:
    """The middle part of the image that has the frame's proportions."""
    width, height = image.width(), image.height()
    share = min(width / frame.width, height / frame.height)
    wide, high = frame.width * share / width, frame.height * share / height
    return ((1 - wide) / 2, (1 - high) / 2, wide, high)
