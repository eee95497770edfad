"""Spreadsheets to readings: workbook, numbers, periods, table, matching, recipe, preview, landing."""
