from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from catalogue.fields import PictureField, rendered_column
from catalogue.slugs import leave_redirect

from .person import Person

if TYPE_CHECKING:
    from .revision import Revision

# /articles/<slug>/ would hide behind these addresses.
RESERVED_SLUGS = {"feed", "topics", "people"}


def refuse_reserved_slug(slug: str) -> None:
    if slug in RESERVED_SLUGS:
        raise ValidationError(f"“{slug}” is the address of another page.", code="reserved")


class ArticleQuerySet(models.QuerySet["Article"]):
    def published(self) -> "ArticleQuerySet":
        """What readers may see; pages, feed, sitemap, search and product pages all ask here."""
        return self.filter(is_public=True, published_at__lte=timezone.now(), live__isnull=False)

    def with_live(self) -> "ArticleQuerySet":
        """With all that a card shows, without the bodies."""
        return self.select_related("topic", "live").defer("live__body")


class Article(models.Model):
    """An address with its facts. What it says stands in its revisions.

    `live` is what readers see, `draft` the newest text; they are one row when nothing waits.
    """

    slug = models.SlugField(
        "address",
        max_length=120,
        unique=True,
        validators=[refuse_reserved_slug],
        help_text="The last part of the page's address. A changed one leaves a redirect.",
    )
    topic = models.ForeignKey("content.Topic", on_delete=models.PROTECT, related_name="articles")
    series = models.CharField(
        max_length=120, blank=True, help_text="Articles with the same words here form a series."
    )
    series_order = models.PositiveSmallIntegerField(
        "part", null=True, blank=True, help_text="1 for the first part of the series."
    )
    author = models.ForeignKey(
        "content.Person", on_delete=models.PROTECT, related_name="articles_written"
    )
    reviewer = models.ForeignKey(
        "content.Person",
        on_delete=models.PROTECT,
        related_name="articles_reviewed",
        null=True,
        blank=True,
        limit_choices_to={"role": Person.Role.REVIEWER},
        help_text="A real person with credentials, who has read this text and agreed to be named.",
    )
    reviewed_on = models.DateField(null=True, blank=True)
    review_due = models.DateField(null=True, blank=True)
    live = models.ForeignKey(
        "content.Revision",
        on_delete=models.RESTRICT,
        related_name="+",
        null=True,
        blank=True,
        editable=False,
    )
    draft = models.ForeignKey(
        "content.Revision",
        on_delete=models.RESTRICT,
        related_name="+",
        null=True,
        blank=True,
        editable=False,
    )
    is_public = models.BooleanField(
        "public", default=False, help_text="Readers see it from the date of publication on."
    )
    published_at = models.DateTimeField(
        "publication", null=True, blank=True, help_text="Empty: the moment it is made public."
    )
    updated_at = models.DateTimeField(
        default=timezone.now, editable=False, help_text="When readers last got a new text."
    )
    hero = PictureField(
        "picture",
        upload_to="articles/",
        max_length=255,
        blank=True,
        width_field="hero_width",
        height_field="hero_height",
        help_text="At least 1200 px wide.",
    )
    hero_width = models.PositiveIntegerField(null=True, blank=True, editable=False)
    hero_height = models.PositiveIntegerField(null=True, blank=True, editable=False)
    hero_rendered = rendered_column()
    hero_alt = models.CharField(
        "description for people who cannot see it", max_length=250, blank=True
    )
    limits = models.TextField(
        "limits of the evidence", max_length=1500, blank=True, help_text="What is not known."
    )
    conflict_of_interest = models.TextField(
        max_length=600, blank=True, help_text="Who paid, and what the shop sells."
    )

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = ["-published_at", "-pk"]
        indexes = [models.Index(fields=["is_public", "-published_at"], name="article_public")]
        constraints = [
            models.UniqueConstraint(
                fields=["series", "series_order"],
                condition=~Q(series=""),
                name="one_article_per_part_of_a_series",
                violation_error_message="The series has this part already.",
            ),
            models.CheckConstraint(
                condition=Q(is_public=False) | Q(published_at__isnull=False),
                name="public_article_has_a_date",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.is_public and not self.published_at:
            self.published_at = timezone.now()
        before = Article.objects.filter(pk=self.pk).values_list("slug", flat=True).first()
        with transaction.atomic():
            super().save(*args, **kwargs)
            if before and before != self.slug:
                leave_redirect(_address(before), _address(self.slug))

    def get_absolute_url(self) -> str:
        return _address(self.slug)

    def clean(self) -> None:
        if self.is_public and not self.published_at:
            self.published_at = timezone.now()
        if self.series and not self.series_order:
            raise ValidationError({"series_order": "Which part of the series is it?"})
        if self.reviewer_id and self.reviewer_id == self.author_id:
            raise ValidationError({"reviewer": "An author cannot review their own article."})
        if self.reviewed_on and not self.reviewer_id:
            raise ValidationError({"reviewer": "A review date needs the person who reviewed."})

    def get_preview_url(self) -> str:
        return reverse("content:preview", kwargs={"slug": self.slug})

    @property
    def title(self) -> str:
        text = self.live or self.draft
        return text.title if text else self.slug

    @property
    def live_text(self) -> "Revision":
        """What readers see; for published articles, which all have one."""
        assert self.live is not None, f"{self.slug} has never been public"
        return self.live

    @property
    def is_published(self) -> bool:
        """The same rule as ArticleQuerySet.published(), for a row in hand."""
        return bool(
            self.is_public
            and self.live_id
            and self.published_at
            and self.published_at <= timezone.now()
        )

    @property
    def was_updated(self) -> bool:
        """Whether the text changed on a later day than it was published."""
        return bool(self.published_at and self.updated_at.date() > self.published_at.date())


def _address(slug: str) -> str:
    return reverse("content:article", kwargs={"slug": slug})
