"""The dialog that brings an edited workbook back: what would change, each line to tick, and what both sides changed."""
