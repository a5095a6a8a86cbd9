"""Stored amounts as people write them."""

from collections.abc import Iterable, MutableMapping
from decimal import Decimal
from typing import Any


def drop_zeros(initial: MutableMapping[str, Any], names: Iterable[str]) -> None:
    """400 rather than 400.0000, and never 4E+2."""
    for name in names:
        if isinstance(amount := initial.get(name), Decimal):
            whole = amount == amount.to_integral_value()
            initial[name] = amount.quantize(Decimal(1)) if whole else amount.normalize()
