from typing import Any

from django.db import models, transaction
from django.urls import reverse
from oscar.apps.catalogue.abstract_models import AbstractCategory

from catalogue.fields import PictureField, rendered_column
from catalogue.slugs import leave_redirect
from shop.rich_text import sanitize


class Category(AbstractCategory):
    """A shelf. `address` is its whole path of slugs, so that a page is found by one look-up."""

    image = PictureField(
        upload_to="categories/",
        blank=True,
        null=True,
        max_length=255,
        width_field="image_width",
        height_field="image_height",
    )
    image_width = models.PositiveIntegerField(null=True, blank=True, editable=False)
    image_height = models.PositiveIntegerField(null=True, blank=True, editable=False)
    image_rendered = rendered_column()
    image_alt = models.CharField(max_length=200, blank=True)
    address = models.CharField(max_length=1000, blank=True, editable=False, db_index=True)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.description = sanitize(self.description)
        self.long_description = sanitize(self.long_description)
        with transaction.atomic():
            super().save(*args, **kwargs)
            self.refresh_address()

    def refresh_address(self) -> None:
        """Recompute the address here and below, leaving redirects; also needed after a move."""
        parent = None if self.is_root() else self.get_parent()
        above = f"{parent.address}/" if parent else ""
        if above + self.slug == self.address:
            return
        self.slug = self._free_slug(above)
        old, self.address = self.address, above + self.slug
        Category.objects.filter(pk=self.pk).update(address=self.address, slug=self.slug)
        if old:
            leave_redirect(_page(old), _page(self.address))
        for child in self.get_children():
            child.refresh_address()

    def _free_slug(self, above: str) -> str:
        """The slug, with -2, -3 … while a sibling has its address, as a move may bring about."""
        others = Category.objects.exclude(pk=self.pk)
        slug, number = self.slug, 1
        while others.filter(address=above + slug).exists():
            number += 1
            slug = f"{self.slug}-{number}"
        return slug

    def get_full_slug(self, parent_slug: str | None = None) -> str:
        return self.address

    def get_absolute_url(self) -> str:
        return _page(self.address)

    def _get_absolute_url(self, parent_slug: str | None = None) -> str:
        return self.get_absolute_url()


def _page(address: str) -> str:
    return reverse("catalogue:category", kwargs={"category_slug": address})
