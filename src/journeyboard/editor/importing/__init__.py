"""The metrics import: what a table would put on the map, shown before anything lands."""
