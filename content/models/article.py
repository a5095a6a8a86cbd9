from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone

from .address import HasAddress
from .person import Person

if TYPE_CHECKING:
    from .revision import Revision

# /articles/<slug>/ would hide behind these addresses.
RESERVED_SLUGS = {"feed", "topics", "people", "preview"}


def refuse_reserved_slug(slug: str) -> None:
    if slug in RESERVED_SLUGS:
        raise ValidationError(f"“{slug}” is the address of another page.", code="reserved")


class ArticleQuerySet(models.QuerySet["Article"]):
    def published(self) -> "ArticleQuerySet":
        """What readers may see; pages, feed, sitemap, search and product pages all ask here."""
        now = timezone.now()
        unexpired = Q(expires_at__isnull=True) | Q(expires_at__gt=now)
        return self.filter(unexpired, is_public=True, published_at__lte=now, live__isnull=False)

    def with_live(self) -> "ArticleQuerySet":
        """With all that a card shows, without the bodies."""
        return self.select_related("topic", "live", "hero").defer("live__body")


class Article(HasAddress):
    """An address and the state of its texts. What it says stands in its revisions.

    `live` is what readers see, `draft` the newest text; they are one row when nothing waits.
    Topic, series, people and picture repeat the live text's, to be asked for in queries. Until
    an article is public they repeat the draft's, but for its part of a series.
    content.workflow changes its state.
    """

    page = "content:article"

    class DraftState(models.TextChoices):
        WRITING = "writing", "Being written"
        IN_REVIEW = "in_review", "In review"
        SENT_BACK = "sent_back", "Sent back"
        APPROVED = "approved", "Approved"

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
    draft_state = models.CharField(
        max_length=10, choices=DraftState, default=DraftState.WRITING, editable=False
    )
    scheduled = models.ForeignKey(
        "content.Revision",
        on_delete=models.RESTRICT,
        related_name="+",
        null=True,
        blank=True,
        editable=False,
        help_text="The text that goes live at `goes_live_at`.",
    )
    goes_live_at = models.DateTimeField(null=True, blank=True, editable=False)
    is_public = models.BooleanField("public", default=False, editable=False)
    published_at = models.DateTimeField(
        "published", null=True, blank=True, editable=False, help_text="When it first went live."
    )
    expires_at = models.DateTimeField(
        "expires", null=True, blank=True, editable=False, help_text="Readers see it until then."
    )
    updated_at = models.DateTimeField(
        default=timezone.now, editable=False, help_text="When readers last got a new text."
    )
    hero = models.ForeignKey(
        "content.Picture",
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name="picture",
        help_text="At least 1200 px wide. Shown at the top, on cards and in link previews.",
    )

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = ["-published_at", "-pk"]
        permissions = [
            ("approve_article", "Can approve articles or send them back"),
            ("publish_article", "Can publish, schedule and withdraw articles"),
        ]
        indexes = [
            # The newest of all, and of a topic, without sorting the table.
            models.Index(
                fields=["-published_at", "-id"], condition=Q(is_public=True), name="article_newest"
            ),
            models.Index(
                fields=["topic", "-published_at", "-id"],
                condition=Q(is_public=True),
                name="article_newest_of_topic",
            ),
            models.Index(fields=["draft_state"], name="article_draft_state"),
            models.Index(fields=["goes_live_at"], name="article_goes_live"),
        ]
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
            models.CheckConstraint(
                condition=Q(scheduled__isnull=True, goes_live_at__isnull=True)
                | Q(scheduled__isnull=False, goes_live_at__isnull=False),
                name="scheduled_text_has_a_date",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        if self.series and not self.series_order:
            raise ValidationError({"series_order": "Which part of the series is it?"})
        if self.reviewer_id and self.reviewer_id == self.author_id:
            raise ValidationError({"reviewer": "An author cannot review their own article."})
        if self.reviewed_on and not self.reviewer_id:
            raise ValidationError({"reviewer": "A review date needs the person who reviewed."})
        if self.reviewed_on and self.reviewed_on > timezone.localdate():
            raise ValidationError({"reviewed_on": "This day is still to come."})

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
        now = timezone.now()
        return bool(
            self.is_public
            and self.live_id
            and self.published_at
            and self.published_at <= now
            and (self.expires_at is None or self.expires_at > now)
        )

    @property
    def state(self) -> str:
        """In one or two words, for lists of staff."""
        if self.is_published:
            return "public, newer draft" if self.has_changes else "public"
        if self.goes_live_at or (self.is_public and self.expires_at is None):
            return "scheduled"
        if self.draft_state != self.DraftState.WRITING:
            return self.DraftState(self.draft_state).label.lower()
        return "withdrawn" if self.live_id else "draft"

    @property
    def has_changes(self) -> bool:
        """Whether a newer text than the readers' waits."""
        return self.draft_id is not None and self.draft_id != self.live_id

    @property
    def is_review_due(self) -> bool:
        return self.review_due is not None and self.review_due <= timezone.localdate()

    @property
    def was_updated(self) -> bool:
        """Whether the text changed on a later day than it was published, by the shop's clock."""
        if self.published_at is None:
            return False
        return timezone.localdate(self.updated_at) > timezone.localdate(self.published_at)
