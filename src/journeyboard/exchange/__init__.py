"""Other people's formats, one module each."""

from journeyboard.storage.problems import FileProblem


class ExportProblem(FileProblem):
    """What cannot be exported, told before anything is written."""
