"""Unique slugs, and the redirect that a changed one leaves behind."""

from collections.abc import Mapping

from django.contrib.redirects.models import Redirect
from django.contrib.sites.models import Site
from django.db.models import QuerySet
from django.utils.text import slugify


def unique_slug(wanted: str, taken: "QuerySet", *, max_length: int = 200) -> str:
    """`wanted` as a slug, with -2, -3 … while a row of `taken` has it already."""
    base = slugify(wanted)[: max_length - 5] or "item"
    slug, number = base, 1
    while taken.filter(slug=slug).exists():
        number += 1
        slug = f"{base}-{number}"
    return slug


def leave_redirect(old_path: str, new_path: str) -> None:
    """A permanent redirect from the old address. Chains are shortened, loops removed."""
    if old_path == new_path:
        return
    site = Site.objects.get_current()
    Redirect.objects.filter(site=site, old_path=new_path).delete()
    Redirect.objects.filter(site=site, new_path=old_path).update(new_path=new_path)
    Redirect.objects.update_or_create(site=site, old_path=old_path, defaults={"new_path": new_path})


def leave_redirects(moves: Mapping[str, str]) -> None:
    """The same for many, new paths by old ones, in a few queries for each 500."""
    pairs = [(old, new) for old, new in moves.items() if old != new]
    for start in range(0, len(pairs), 500):
        _leave_batch(dict(pairs[start : start + 500]))


def _leave_batch(moves: Mapping[str, str]) -> None:
    site = Site.objects.get_current()
    Redirect.objects.filter(site=site, old_path__in=moves.values()).delete()
    leading = list(Redirect.objects.filter(site=site, new_path__in=moves))
    for redirect in leading:
        redirect.new_path = moves[redirect.new_path]
    Redirect.objects.bulk_update(leading, ["new_path"])
    Redirect.objects.bulk_create(
        [Redirect(site=site, old_path=old, new_path=new) for old, new in moves.items()],
        update_conflicts=True,
        unique_fields=["site", "old_path"],
        update_fields=["new_path"],
    )
