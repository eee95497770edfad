"""The command palette: every action and every part of the map, by typing some of its name."""
