"""Spreadsheet files to sheets of raw cells: xlsx, xlsm, xlsb, xls, ods, csv, tsv and text from the clipboard."""
