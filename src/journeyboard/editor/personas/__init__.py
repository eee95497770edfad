"""Persona sheets: one persona to fill in, or several side by side."""
