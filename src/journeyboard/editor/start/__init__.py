"""The start page: what to go on with, what to start from."""
