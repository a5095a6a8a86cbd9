from typing import Any

from django.db import models, transaction
from django.urls import reverse

from catalogue.slugs import leave_redirect


class HasAddress(models.Model):
    """A page whose address ends in the slug. When the slug changes, the old address leads on."""

    # Name of the page's address; each model has its own.
    page: str
    slug = models.SlugField(unique=True)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        stored = type(self)._default_manager.filter(pk=self.pk)
        before = stored.values_list("slug", flat=True).first()
        with transaction.atomic():
            super().save(*args, **kwargs)
            if before and before != self.slug:
                leave_redirect(self._address(before), self._address(self.slug))

    def get_absolute_url(self) -> str:
        return self._address(self.slug)

    def _address(self, slug: str) -> str:
        return reverse(self.page, kwargs={"slug": slug})
