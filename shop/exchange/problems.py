"""What is to be said of a file, by row and column, and no more of it than a person can read."""

from dataclasses import dataclass, field

from .limits import MOST_ERRORS


@dataclass(frozen=True)
class RowError:
    """`line` is the row as a spreadsheet numbers it, `column` its name, or "" for the row."""

    line: int
    column: str
    message: str


@dataclass
class Problems:
    """Counts all, keeps the first MOST_ERRORS. `lines` are the rows that have one."""

    kept: list[RowError] = field(default_factory=list)
    count: int = 0
    lines: set[int] = field(default_factory=set)
    cells: set[tuple[int, str]] = field(default_factory=set)

    def add(self, line: int, column: str, message: str) -> None:
        self.count += 1
        self.lines.add(line)
        self.cells.add((line, column))
        if len(self.kept) < MOST_ERRORS:
            self.kept.append(RowError(line, column, message))

    def add_missing(self, line: int, column: str, message: str) -> None:
        """Not of a cell that is there, but wrong: that has been said."""
        if (line, column) not in self.cells:
            self.add(line, column, message)

    def as_data(self) -> list[tuple[int, str, str]]:
        """In the order of the file, for a JSON field."""
        found = sorted(self.kept, key=lambda error: error.line)
        return [(each.line, each.column, each.message) for each in found]
