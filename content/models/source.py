from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models


class Source(models.Model):
    """One thing that articles cite. Texts point to it by its key: <cite data-source="KEY">.

    Shared by all articles: a mistake put right here, or a retraction, holds wherever it is cited.
    """

    key = models.SlugField(
        max_length=40,
        unique=True,
        help_text="Short and stable, like TROTTI-2019. Texts cite the source by it.",
        error_messages={"unique": "There is a source with this key already: use that one."},
    )
    authors = models.CharField(max_length=300)
    title = models.CharField(max_length=400)
    journal = models.CharField("journal or publisher", max_length=200, blank=True)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    volume_pages = models.CharField("volume and pages", max_length=60, blank=True)
    doi = models.CharField(
        "DOI",
        max_length=120,
        blank=True,
        validators=[RegexValidator(r"^10\.\d{4,9}/\S+$", "A DOI starts with 10. and has a slash.")],
    )
    pmid = models.CharField(
        "PMID",
        max_length=10,
        blank=True,
        validators=[RegexValidator(r"^\d{1,9}$", "A PMID is a number.")],
    )
    url = models.URLField("address", max_length=300, blank=True)
    study_type = models.CharField(max_length=120, blank=True)
    finding = models.TextField(max_length=600, blank=True)
    retracted_on = models.DateField(
        "retracted",
        null=True,
        blank=True,
        help_text="The day its publisher withdrew it. Every article that cites it is flagged.",
    )
    retraction_note = models.CharField(
        max_length=300, blank=True, help_text="Why, and where the notice stands."
    )

    class Meta:
        ordering = ["key"]

    def __str__(self) -> str:
        return f"{self.key}: {self.title}"

    def clean(self) -> None:
        """Raises ValidationError for a new key of a source that texts cite by the old one."""
        super().clean()
        stored = Source.objects.filter(pk=self.pk).first()
        if stored and stored.key != self.key and stored.revisions.exists():
            raise ValidationError(
                {"key": f"Texts cite it as {stored.key}, so its key cannot change any more."}
            )

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """Raises ProtectedError while a text cites it; an older version may come back."""
        used: set[models.Model] = set(self.revisions.all())
        if used:
            raise models.ProtectedError(f"{len(used)} versions of articles cite {self.key}.", used)
        return super().delete(*args, **kwargs)

    @property
    def doi_url(self) -> str:
        return f"https://doi.org/{self.doi}" if self.doi else ""

    @property
    def pubmed_url(self) -> str:
        return f"https://pubmed.ncbi.nlm.nih.gov/{self.pmid}/" if self.pmid else ""

    @property
    def other_url(self) -> str:
        """The address, unless DOI or PMID lead to the same page."""
        return "" if self.url in (self.doi_url, self.pubmed_url) else self.url

    @property
    def host(self) -> str:
        """Where the address leads, for the link's text."""
        return (urlsplit(self.url).hostname or "").removeprefix("www.")

    @property
    def where(self) -> str:
        """Journal year;volume and pages, as far as known; a publisher is not named twice."""
        journal = "" if self.journal == self.authors else self.journal
        issue = ";".join(part for part in (str(self.year or ""), self.volume_pages) if part)
        return " ".join(part for part in (journal, issue) if part)
