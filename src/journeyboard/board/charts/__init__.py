"""Charts of a journey's figures as plain geometry, like the board: painted and exported the same way."""
