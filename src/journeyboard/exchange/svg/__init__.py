"""The map as SVG: a painter that writes what is painted, and the groups that it is written in."""
