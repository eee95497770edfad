"""Opportunities weighed against each other: as dots on two scales, and as a list."""
