from django.db import models

from .address import HasAddress


class Topic(HasAddress):
    """A shelf of articles."""

    page = "content:topic"

    slug = models.SlugField(
        "address",
        max_length=80,
        unique=True,
        help_text="The last part of the page's address. A changed one leaves a redirect.",
    )
    name = models.CharField(max_length=80)
    intro = models.TextField(
        "introduction", max_length=500, blank=True, help_text="Two or three plain sentences."
    )
    order = models.PositiveSmallIntegerField(default=0, blank=True, help_text="Smallest first.")

    class Meta:
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name
