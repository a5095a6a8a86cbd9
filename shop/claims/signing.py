"""Who answers for a claim about a disease: the decision, kept with the exact words."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.utils import timezone

from .checking import Severity
from .checking.lexicon import lexicon
from .models import SignOff, SignOffQuerySet
from .passages import FoundPassage, find_claims, find_passages, only_new
from .subjects import Text, subject_of


class Policy(StrEnum):
    """CLAIMS_POLICY: what happens to a claim about a disease that nobody has signed."""

    ADVISE = "advise"  # it is shown to staff, and goes out
    SIGN_OFF = "sign-off"  # it needs a named person and a reason
    BLOCK = "block"  # it does not go out, and nobody can sign it


# The right to sign and to withdraw.
MAY_SIGN = "claims.sign_off_claim"


class NotSigned(Exception):
    """The message tells staff why."""


class NotWithdrawn(NotSigned):
    pass


def policy() -> Policy:
    return Policy(settings.CLAIMS_POLICY)


def marked_passages(
    obj: Model, texts: Iterable[Text] | None = None
) -> list[tuple[FoundPassage, bool]]:
    """Each passage with findings, and whether it claims what nobody has signed.

    Of all that `obj` says, or of `texts`, such as those that a form is about to store.
    """
    found = find_claims(obj) if texts is None else find_passages(texts)
    grave = {one.key for one in found if one.severity == Severity.DISEASE}
    if grave and policy() != Policy.BLOCK:
        grave -= set(sign_offs_of(obj).in_force().values_list("field", "digest"))
    return [(one, one.key in grave) for one in found]


def unsigned_findings(obj: Model, texts: Iterable[Text] | None = None) -> list[FoundPassage]:
    """Passages with a claim about a disease whose exact words nobody has signed."""
    return [one for one, is_unsigned in marked_passages(obj, texts) if is_unsigned]


def blocking_findings(obj: Model, texts: Iterable[Text] | None = None) -> list[FoundPassage]:
    """What stands in the way of publishing `obj` as it is; nothing under `advise`."""
    return [] if policy() == Policy.ADVISE else unsigned_findings(obj, texts)


def find_unsigned(
    obj: Model, texts: Iterable[Text], before: Iterable[Text] = ()
) -> list[FoundPassage]:
    """What stands in the way of `obj` saying `texts` from now on, where it said `before`."""
    return only_new(blocking_findings(obj, texts), before)


def say_unsigned(passages: list[FoundPassage]) -> str:
    """For the person who wants to show them."""
    words = ", ".join(f"“{each.text[:80]}”" for each in passages[:3])
    if policy() == Policy.BLOCK:
        return f"This shop makes no claim about a disease. Change: {words}."
    return f"Somebody must sign off, or you change: {words}."


def needs_sign_off(obj: Model) -> bool:
    return bool(blocking_findings(obj))


def sign_offs_of(obj: Model) -> SignOffQuerySet:
    """All of them, with those that were withdrawn."""
    owner = subject_of(obj).owner(obj)
    return SignOff.objects.filter(
        content_type=ContentType.objects.get_for_model(owner), object_id=owner.pk
    )


def sign_off(
    obj: Model, by: Any, reason: str, *, digests: Iterable[str] | None = None
) -> list[SignOff]:
    """Sign the unsigned passages of `obj`, or those of them in `digests`: what `by` has read.

    Signing again writes nothing. Raises NotSigned without a reason, under `block`, and when a
    passage in `digests` is no longer there.
    """
    if policy() == Policy.BLOCK:
        raise NotSigned("This shop signs no claims about diseases off: CLAIMS_POLICY is block.")
    if not reason.strip():
        raise NotSigned("Say why this may stand; the reason is kept with your name.")
    marked = marked_passages(obj)
    open_ones = [one for one, is_unsigned in marked if is_unsigned]
    if digests is not None:
        wanted = set(digests)
        if gone := wanted - {one.digest for one, _ in marked}:
            raise NotSigned(
                f"{len(gone)} of these passages changed meanwhile. Please read them again."
            )
        open_ones = [one for one in open_ones if one.digest in wanted]
    owner = subject_of(obj).owner(obj)
    rows = [
        SignOff(
            content_type=ContentType.objects.get_for_model(owner),
            object_id=owner.pk,
            field=one.field,
            text=one.text,
            digest=one.digest,
            findings=one.as_data(),
            by=by,
            by_name=str(by),
            reason=reason.strip(),
            policy=policy(),
            lexicon=lexicon().version,
        )
        for one in open_ones
    ]
    return SignOff.objects.bulk_create(rows, ignore_conflicts=True)


def withdraw(signed: SignOff, by: Any, reason: str) -> None:
    """Take a sign-off back: its words count as unsigned again, the record stays with both names.

    Raises NotWithdrawn without the right, without a reason, and when it was withdrawn already.
    """
    if not by.has_perm(MAY_SIGN):
        raise NotWithdrawn("Only who may sign claims off may withdraw a sign-off.")
    if not reason.strip():
        raise NotWithdrawn("Say why it is withdrawn; the reason is kept with your name.")
    changed = (
        SignOff.objects.in_force()
        .filter(pk=signed.pk)
        .update(
            withdrawn_at=timezone.now(),
            withdrawn_by=by,
            withdrawn_by_name=str(by),
            withdrawn_reason=reason.strip(),
        )
    )
    if not changed:
        raise NotWithdrawn("This sign-off was withdrawn already.")
    signed.refresh_from_db()
