"""Dialogs: questions, files, metrics import, export."""
