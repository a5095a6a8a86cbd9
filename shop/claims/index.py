"""The list of claims over the whole shop, kept for the admin. Derived from the texts."""

from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from .models import Claim
from .passages import FoundPassage
from .signing import marked_passages
from .subjects import every_row, subject_of


@dataclass(frozen=True)
class SiteFinding:
    """One passage of the shop; `obj` is what carries the sign-off."""

    obj: Model
    passage: FoundPassage
    is_signed: bool


def check_site() -> list[SiteFinding]:
    """Every passage with findings, of everything that readers see. Writes nothing."""
    found = []
    for row in every_row():
        owner = subject_of(row).owner(row)
        found += [
            SiteFinding(owner, one, not is_unsigned) for one, is_unsigned in marked_passages(row)
        ]
    return found


def refresh_claims() -> int:
    """Write the list anew where it differs; answers how many passages it holds."""
    now = timezone.now()
    rows = {}
    for one in check_site():
        kind = ContentType.objects.get_for_model(one.obj)
        key = (kind.pk, one.obj.pk, one.passage.field[:80], one.passage.digest)
        rows[key] = Claim(
            content_type=kind,
            object_id=one.obj.pk,
            field=one.passage.field[:80],
            text=one.passage.text,
            digest=one.passage.digest,
            findings=one.passage.as_data(),
            severity=one.passage.severity,
            title=str(one.obj)[:200],
            checked_at=now,
        )
    with transaction.atomic():
        for claim in Claim.objects.only("content_type_id", "object_id", "field", "digest"):
            key = (claim.content_type_id, claim.object_id, claim.field, claim.digest)
            if key not in rows:
                claim.delete()
        Claim.objects.bulk_create(
            rows.values(),
            update_conflicts=True,
            unique_fields=["content_type", "object_id", "field", "digest"],
            update_fields=["findings", "severity", "title", "text", "checked_at"],
        )
    return len(rows)
