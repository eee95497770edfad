"""PySide6 6.12.0 drops a reference to None in most void calls, which aborts Python 3.11 after some thousands."""

import sys

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen, QPixmap

ROUNDS = 5_000
# Caches and other libraries take or give a few references; the fault takes one for nearly each call.
SLACK = 200


@pytest.mark.usefixtures("qapp")
def test_painting_does_not_drop_references_to_none() -> None:
    image = QImage(64, 64, QImage.Format.Format_ARGB32_Premultiplied)
    pen, brush, tile = QPen(QColor("#3B5BFD")), QBrush(QColor("#FFFFFF")), QPixmap(8, 8)
    before = sys.getrefcount(None)
    painter = QPainter(image)
    for number in range(ROUNDS):
        painter.save()
        painter.setPen(pen)
        painter.setBrush(brush)
        painter.translate(QPointF(1, 1))
        painter.drawLine(QPointF(0, 0), QPointF(9, 9))
        painter.drawRect(QRectF(1, 1, 5, 5))
        painter.drawText(QPointF(2, 20), "a")
        painter.fillRect(QRectF(0, 0, 8, 8), brush)
        painter.drawPixmap(QPointF(4, 4), tile)
        painter.restore()
        # Looked at in each round: when all references are gone the interpreter aborts and nothing is told.
        if before - sys.getrefcount(None) > SLACK:
            painter.end()
            pytest.fail(f"more than {SLACK} references to None lost after {number + 1} rounds of painting")
    painter.end()
