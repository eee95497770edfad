"""How everything looks: theme, fonts, icons, and painting a board with QPainter."""
