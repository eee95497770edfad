"""The process that reads tables beside the window: what it is told, what it answers. It knows no Qt."""

READ_TABLES = "--read-tables"
"""What the bundled program is started with to be this process."""
