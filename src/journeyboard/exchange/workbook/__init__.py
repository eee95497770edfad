"""The sheets of an exported workbook."""
