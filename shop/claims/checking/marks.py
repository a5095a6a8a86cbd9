"""Short sets of single words, data/marks.json."""

import json
from functools import cache
from pathlib import Path

_FILE = Path(__file__).parent / "data" / "marks.json"


@cache
def _sets() -> dict[str, list[str]]:
    sets: dict[str, list[str]] = json.loads(_FILE.read_text(encoding="utf-8"))["sets"]
    return sets


def marks(name: str) -> frozenset[str]:
    return frozenset(_sets()[name])
