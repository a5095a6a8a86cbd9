from typing import Any, NoReturn

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Exists, F, OuterRef

from .checking import Severity


class ImmutableSignOff(Exception):
    """A stored sign-off was to be changed. It is a record of what somebody decided."""


class Passage(models.Model):
    """A paragraph of one object, by its digest: what is found in it, and what is signed."""

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    subject = GenericForeignKey("content_type", "object_id")
    field = models.CharField("where", max_length=80)
    text = models.TextField("passage")
    digest = models.CharField(max_length=64, help_text="SHA-256 of the passage, spaces folded.")
    findings = models.JSONField(default=list)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.field}: {self.text[:60]}"


class SignOffQuerySet(models.QuerySet["SignOff"]):
    def in_force(self) -> "SignOffQuerySet":
        return self.filter(withdrawn_at=None)


class SignOff(Passage):
    """Somebody answers for a passage by name. Written once; changed words need a new one.

    It may be withdrawn, once and for good (shop.claims.signing.withdraw); who signs the same
    words later writes a new row.
    """

    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    by_name = models.CharField("signed by", max_length=200)
    reason = models.TextField(max_length=1000)
    policy = models.CharField(max_length=10)
    lexicon = models.CharField("word lists of", max_length=20)
    at = models.DateTimeField("signed at", auto_now_add=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    withdrawn_by_name = models.CharField("withdrawn by", max_length=200, blank=True)
    withdrawn_reason = models.TextField("why it was withdrawn", max_length=1000, blank=True)
    withdrawn_at = models.DateTimeField("withdrawn at", null=True)

    objects = SignOffQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = "sign-off"
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id", "field", "digest"],
                condition=models.Q(withdrawn_at=None),
                name="passage_signed_once",
            ),
            models.CheckConstraint(
                condition=models.Q(withdrawn_at=None, withdrawn_reason="")
                | models.Q(withdrawn_at__isnull=False) & ~models.Q(withdrawn_reason=""),
                name="withdrawn_with_a_reason",
            ),
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Raises ImmutableSignOff when the row is stored already."""
        if not self._state.adding:
            raise ImmutableSignOff(f"Sign-off {self.pk} is stored already.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise ImmutableSignOff("Sign-offs are kept.")


class ClaimQuerySet(models.QuerySet["Claim"]):
    def with_signed(self) -> "ClaimQuerySet":
        """With `is_signed`: somebody has signed these very words at this place."""
        return self.annotate(is_signed=_is_signed())

    def unsigned(self) -> "ClaimQuerySet":
        """What must be signed off and is not."""
        return self.filter(~_is_signed(), severity=Severity.DISEASE)

    def signed(self) -> "ClaimQuerySet":
        return self.filter(_is_signed(), severity=Severity.DISEASE)


def _is_signed() -> Exists:
    return Exists(
        SignOff.objects.in_force().filter(
            content_type=OuterRef("content_type"),
            object_id=OuterRef("object_id"),
            field=OuterRef("field"),
            digest=OuterRef("digest"),
        )
    )


class Claim(Passage):
    """A passage with claims, as the last check of the shop found it. Derived: shop.claims.index."""

    class Level(models.TextChoices):
        DISEASE = Severity.DISEASE.value, "Needs a sign-off"
        WARN = Severity.WARN.value, "Read again"
        NOTE = Severity.NOTE.value, "Needs the disclaimer"

    severity = models.CharField(max_length=7, choices=Level)
    title = models.CharField("of", max_length=200)
    checked_at = models.DateTimeField("last checked")

    objects = ClaimQuerySet.as_manager()

    class Meta:
        ordering = ["severity", "content_type", "title", "pk"]
        permissions = [("sign_off_claim", "Can sign off claims about diseases")]
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id", "field", "digest"], name="claim_once"
            )
        ]
        indexes = [models.Index(F("severity"), F("title"), name="claims_by_severity")]
