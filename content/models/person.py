from django.db import models

from .address import HasAddress


class Person(HasAddress):
    """Somebody who writes or reviews articles. Only people who exist and have agreed."""

    page = "content:person"

    class Role(models.TextChoices):
        AUTHOR = "author", "Author"
        REVIEWER = "reviewer", "Medical reviewer"

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=120)
    role = models.CharField(max_length=10, choices=Role, default=Role.AUTHOR)
    credentials = models.CharField(
        max_length=120, blank=True, help_text="As they are written after the name: MD, RD, PharmD."
    )
    bio = models.TextField("about", max_length=2000, blank=True)
    url = models.URLField(
        "page elsewhere", blank=True, help_text="A register, a university page: proof of the above."
    )
    is_organization = models.BooleanField(
        "a group", default=False, help_text="For example the editors, not one person."
    )

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "people"

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        return f"{self.name}, {self.credentials}" if self.credentials else self.name

    @property
    def name_in_a_line(self) -> str:
        """After "By": a group's article goes in lower case."""
        if self.is_organization and self.name.startswith("The "):
            return f"the {self.name[4:]}"
        return self.full_name

    @property
    def initial(self) -> str:
        return self.name.removeprefix("The ")[:1].upper()
