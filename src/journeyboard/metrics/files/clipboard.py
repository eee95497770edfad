"""A range copied in a spreadsheet program: text with tabs between its cells."""

from pathlib import Path

from journeyboard.language import _
from journeyboard.metrics.files.workbook import LARGEST_FILE, Workbook, open_workbook
from journeyboard.metrics.problems import TableProblem


def workbook_of(text: str, name: str, folder: Path) -> Workbook:
    """The range in `text` as a workbook, kept in `folder` as a file of that name for as long as it is read.

    Raises TableProblem for a text without cells or of more bytes than a file may have.
    """
    # However many commas stand in the cells, tabs are between them.
    data = ("sep=\t\n" + text if "\t" in text else text).encode("utf-8", "surrogatepass")
    if not text.strip():
        raise TableProblem(_("The clipboard holds no cells. Copy the table in your spreadsheet program first."), name)
    if len(data) > LARGEST_FILE:
        raise TableProblem(_("The clipboard holds more than can be read. Save the table as a file."), name)
    path = folder / f"{name}.tsv"
    path.write_bytes(data)
    return open_workbook(path)
