"""One text a line in, one JSON object a line out; without a database."""

import json
from collections.abc import Iterable, Iterator

from .checking import Context, check


def checked_lines(lines: Iterable[bytes], context: Context = Context.TEXT) -> Iterator[str]:
    """An answer for each line, empty ones too; what is no UTF-8 is read as U+FFFD."""
    for line in lines:
        text = line.decode("utf-8", errors="replace").rstrip("\r\n")
        found = [
            {
                "rule": one.rule,
                "span": list(one.span),
                "reason": one.reason,
                "severity": str(one.severity),
            }
            for one in check(text, context)
        ]
        yield json.dumps({"text": text, "findings": found})
