"""The measures of a board, in board units (pixels at 100 %)."""

MARGIN = 8
"""Between the sheet's edge and the lanes, at the left, right and bottom."""
MIN_WIDTH = 760
"""A sheet is never narrower, so that a title and its personas fit beside each other."""

TITLE_X = 19
TITLE_Y = 18
TITLE_GAP = 2
TITLE_BOTTOM = 14

LABEL_WIDTH = 140
LABEL_TEXT_X = 30
LABEL_TEXT_Y = 11
LABEL_RIGHT = 6
CONTENT_LEFT = MARGIN + LABEL_WIDTH

COLUMN_WIDTH = 207
CELL_SIDE = 8
"""Between a column's edges and its cards."""
CELL_TOP = 8
CELL_BOTTOM = 14
CARD_GAP = 5

CARD_EDGE = 3
CARD_PAD_X = 8
CARD_PAD_Y = 4

MIN_LANE = 48
COLLAPSED_LANE = 32
DIVIDER_LANE = 30
