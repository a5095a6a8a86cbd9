"""Reads the demo shop's words and figures from shop/demo/data/."""

import json
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
DATA = HERE / "data"
IMAGES = HERE / "images"


def read_json(name: str) -> Any:
    """The parsed file. Raises FileNotFoundError, naming the path."""
    return json.loads((DATA / name).read_text())


def read_text(name: str) -> str:
    return (DATA / name).read_text()


def find_picture(name: str) -> Path | None:
    """`name` is a path without its ending: sedorum-front, categories/minerals."""
    return next(iter(sorted(IMAGES.glob(f"{name}.*"))), None)


def describe_picture(path: Path) -> str:
    """What is to be seen on it, for people who cannot see it."""
    return _alternative_texts().get(path.relative_to(IMAGES).as_posix(), "")


@cache
def _alternative_texts() -> dict[str, str]:
    path = IMAGES / "alt.json"
    return json.loads(path.read_text()) if path.exists() else {}
