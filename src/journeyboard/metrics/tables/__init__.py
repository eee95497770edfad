"""The table in a sheet: its header, its rows, its columns."""
