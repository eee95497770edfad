"""Figures in the editor: what the map shows of them, their table, and their charts."""
