"""Imports: one row a file, kept as history after the file has gone."""

from typing import Any
from uuid import uuid4

from django.conf import settings
from django.core.files.storage import Storage, storages
from django.db import models
from django.utils.translation import gettext_lazy as _


def private_storage() -> Storage:
    """Never the one of public media."""
    return storages["private"]


def file_name(run: "ImportRun", name: str) -> str:
    """Says nothing of the file, whose own name is in `name`."""
    return f"imports/{uuid4().hex}"


class ImportRun(models.Model):
    """A file on its way into the catalogue. Written by shop.exchange.runs only."""

    class State(models.TextChoices):
        UPLOADED = "uploaded", _("Being checked")
        REFUSED = "refused", _("Has errors")
        CHECKED = "checked", _("Checked")
        APPROVED = "approved", _("Being applied")
        WRITTEN = "written", _("Applied, lists being renewed")
        APPLIED = "applied", _("Applied")
        FAILED = "failed", _("Failed")
        EXPIRED = "expired", _("Expired")

    IN_WORK = (State.UPLOADED, State.APPROVED, State.WRITTEN)

    file = models.FileField(upload_to=file_name, storage=private_storage, blank=True)
    name = models.CharField(_("file"), max_length=200)
    size = models.PositiveIntegerField(_("bytes"))
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.UPLOADED)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+",
        verbose_name=_("by"),
    )  # fmt: skip
    uploaded_at = models.DateTimeField(_("uploaded"), auto_now_add=True)
    checked_at = models.DateTimeField(null=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    applied_at = models.DateTimeField(_("applied"), null=True)
    new = models.PositiveIntegerField(_("new"), default=0)
    changed = models.PositiveIntegerField(_("changed"), default=0)
    unchanged = models.PositiveIntegerField(_("unchanged"), default=0)
    error_count = models.PositiveIntegerField(_("errors"), default=0)
    errors = models.JSONField(default=list, help_text="The first ones: row, column, message.")
    note_count = models.PositiveIntegerField(_("notes"), default=0)
    notes = models.JSONField(
        default=list, help_text="What is worth knowing and keeps nothing back, as errors."
    )
    changes = models.JSONField(default=list, help_text="Of the first rows: old and new values.")
    digest = models.CharField(
        max_length=64, blank=True, help_text="Of what the check found would change."
    )
    failure = models.TextField(_("why it failed"), blank=True)
    progress_done = models.PositiveIntegerField(default=0)
    progress_total = models.PositiveIntegerField(default=0)
    leased_until = models.DateTimeField(null=True)
    written = models.JSONField(default=list, help_text="Keys of the products that were written.")

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("import")

    def __str__(self) -> str:
        return self.name

    @property
    def to_write(self) -> int:
        return self.new + self.changed

    @property
    def is_in_work(self) -> bool:
        return self.state in self.IN_WORK

    @property
    def percent(self) -> int:
        if not self.progress_total:
            return 0
        return min(100, int(100 * self.progress_done / self.progress_total))

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        self.file.delete(save=False)
        return super().delete(*args, **kwargs)
