"""A journey on disk: the file format, migrations, atomic save, recovery copies."""
