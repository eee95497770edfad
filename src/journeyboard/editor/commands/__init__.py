"""What the menus do: files, edits, the grid, the view."""
