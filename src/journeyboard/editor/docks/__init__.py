"""Docks beside the canvas: the outline of the map, and what was done to it."""
