"""Widgets that several parts of the editor use."""
