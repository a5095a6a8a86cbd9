"""Who may take files out and in."""

from typing import Any


def may_export(user: Any) -> bool:
    """A file holds what the lists of products, prices and labels show."""
    return bool(user.has_perms(["exchange.view_importrun", *_rights("view")]))


def may_import(user: Any) -> bool:
    """Who may change each of these by hand may do so by a file."""
    return may_export(user) and bool(
        user.has_perms(["exchange.add_importrun", *_rights("add"), *_rights("change")])
    )


def _rights(verb: str) -> list[str]:
    return [f"catalogue.{verb}_product", f"catalogue.{verb}_supplementfacts",
            f"partner.{verb}_stockrecord"]  # fmt: skip
