class FileRefused(Exception):
    """The file as a whole cannot be read; the text says why, for whoever uploaded it.

    `line` is the row of the file that it is about, or 0.
    """

    code = "file_refused"

    def __init__(self, message: str, line: int = 0) -> None:
        self.line = line
        super().__init__(message)


class CellRefused(ValueError):
    """One cell cannot be taken; the text says why."""


class ChangedMeanwhile(Exception):
    """Products are no longer as they were when the file was checked; nothing was written."""

    code = "changed_meanwhile"


class WrongState(Exception):
    """The step is not possible now; the text says why."""

    code = "wrong_state"
