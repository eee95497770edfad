"""A journey as one page for a browser: whole in one file, asking nothing of any network."""
