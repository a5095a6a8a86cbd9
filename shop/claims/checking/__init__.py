"""The claims checker itself: no Django, no database, no network."""

from .checker import check, worst
from .findings import Context, Finding, Severity

__all__ = ["Context", "Finding", "Severity", "check", "worst"]
