"""Stripe's form encoding: `a[b][0][c]=v` becomes `{"a": {"b": {"0": {"c": "v"}}}}`."""

import re
from typing import Any
from urllib.parse import parse_qsl

from .errors import StripeError

KEY = re.compile(r"^([^\[\]]+)((?:\[[^\[\]]*\])*)$")
PART = re.compile(r"\[([^\[\]]*)\]")
MAX_DEPTH = 10


def decode(text: str) -> dict[str, Any]:
    """Lists stay dictionaries keyed by position: only the schema knows which they are."""
    tree: dict[str, Any] = {}
    for name, value in parse_qsl(text, keep_blank_values=True):
        put(tree, split_name(name), value, name)
    return tree


def split_name(name: str) -> list[str]:
    match = KEY.match(name)
    if not match:
        raise malformed(name)
    parts = [match[1], *PART.findall(match[2])]
    if len(parts) > MAX_DEPTH:
        raise malformed(name)
    return parts


def put(tree: dict[str, Any], parts: list[str], value: str, name: str) -> None:
    for part, following in zip(parts, [*parts[1:], None], strict=True):
        key = part or str(len(tree))
        if following is None:
            if isinstance(tree.get(key), dict):
                raise malformed(name)
            tree[key] = value
        else:
            branch = tree.setdefault(key, {})
            if not isinstance(branch, dict):
                raise malformed(name)
            tree = branch


def malformed(name: str) -> StripeError:
    return StripeError(
        400, "invalid_request_error", f"Invalid parameter name: {name}", stored=False
    )
