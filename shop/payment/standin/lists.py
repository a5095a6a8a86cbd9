"""Cursor lists, newest first. Source: https://docs.stripe.com/api/pagination"""

from typing import Any

from .errors import refuse
from .store import Object

COMPARISONS = {
    "gt": lambda value, limit: value > limit,
    "gte": lambda value, limit: value >= limit,
    "lt": lambda value, limit: value < limit,
    "lte": lambda value, limit: value <= limit,
}


def envelope(rows: list[Object], params: Object, url: str, kind: str) -> Object:
    """`rows` are newest first and already filtered by everything but `created`."""
    if "created" in params:
        rows = [row for row in rows if is_within(row["created"], params["created"])]
    page, has_more = cut(rows, params, kind)
    return {"object": "list", "data": page, "has_more": has_more, "url": url}


def is_within(created: int, wanted: Any) -> bool:
    if isinstance(wanted, int):
        return created == wanted
    return all(COMPARISONS[name](created, limit) for name, limit in wanted.items())


def cut(rows: list[Object], params: Object, kind: str) -> tuple[list[Object], bool]:
    limit = params.get("limit", 10)
    if "starting_after" in params and "ending_before" in params:
        raise refuse("You may only specify one of these parameters: starting_after, ending_before.")
    if "ending_before" in params:
        before = rows[: position(rows, params["ending_before"], kind, "ending_before")]
        return before[-limit:], len(before) > limit
    if "starting_after" in params:
        rows = rows[position(rows, params["starting_after"], kind, "starting_after") + 1 :]
    return rows[:limit], len(rows) > limit


def position(rows: list[Object], cursor: str, kind: str, param: str) -> int:
    for place, row in enumerate(rows):
        if row["id"] == cursor:
            return place
    raise refuse(f"No such {kind}: '{cursor}'", param=param, code="resource_missing")
