"""Cells to values: numbers with their unit, percentages, periods."""
