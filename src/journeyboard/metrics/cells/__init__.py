"""What one cell says: a number, a period."""
