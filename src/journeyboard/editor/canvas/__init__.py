"""The canvas: the board on screen, and every gesture and key that edits it there."""
