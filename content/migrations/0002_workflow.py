"""Texts hold all that readers see; sources and head pictures are shared."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

FOCUS = [
    ("left top", "Top left"),
    ("center top", "Top"),
    ("right top", "Top right"),
    ("left center", "Left"),
    ("center", "Middle"),
    ("right center", "Right"),
    ("left bottom", "Bottom left"),
    ("center bottom", "Bottom"),
    ("right bottom", "Bottom right"),
]
ACTIONS = [
    ("submitted", "Submitted for review"),
    ("approved", "Approved"),
    ("sent_back", "Sent back"),
    ("published", "Published"),
    ("scheduled", "Scheduled"),
    ("unscheduled", "Schedule taken back"),
    ("withdrawn", "Withdrawn"),
    ("expiry_set", "Expiry changed"),
    ("expired", "Expired"),
    ("restored", "Earlier text restored"),
    ("reviewed", "Content reviewed"),
]


def key_to(model: str, null: bool = True) -> models.ForeignKey:
    return models.ForeignKey(
        on_delete=django.db.models.deletion.PROTECT,
        related_name="+",
        to=f"content.{model}",
        null=null,
        blank=null,
    )


class Migration(migrations.Migration):
    dependencies = [
        ("content", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            "picture",
            "focus",
            models.CharField(
                choices=FOCUS,
                default="center",
                help_text="What stays in sight where a card crops the picture.",
                max_length=13,
                verbose_name="focal point",
            ),
        ),
        migrations.AddField(
            "source",
            "retracted_on",
            models.DateField(
                blank=True,
                help_text="The day its publisher withdrew it. Every article that cites it is flagged.",
                null=True,
                verbose_name="retracted",
            ),
        ),
        migrations.AddField(
            "source",
            "retraction_note",
            models.CharField(
                blank=True, help_text="Why, and where the notice stands.", max_length=300
            ),
        ),
        migrations.AddField("revision", "topic", key_to("Topic")),
        migrations.AddField("revision", "author", key_to("Person")),
        migrations.AddField("revision", "reviewer", key_to("Person")),
        migrations.AddField("revision", "hero", key_to("Picture")),
        migrations.AddField("revision", "series", models.CharField(blank=True, default="", max_length=120), preserve_default=False),
        migrations.AddField(
            "revision",
            "series_order",
            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="part"),
        ),
        migrations.AddField("revision", "reviewed_on", models.DateField(blank=True, null=True)),
        migrations.AddField(
            "revision",
            "limits",
            models.TextField(
                blank=True, default="", max_length=1500, verbose_name="limits of the evidence"
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            "revision",
            "conflict_of_interest",
            models.TextField(blank=True, default="", max_length=600),
            preserve_default=False,
        ),
        migrations.AddField(
            "revision",
            "sources",
            models.ManyToManyField(blank=True, related_name="revisions", to="content.source"),
        ),
        migrations.AddField("article", "hero_picture", key_to("Picture")),
        migrations.AddField(
            "article",
            "draft_state",
            models.CharField(
                choices=[
                    ("writing", "Being written"),
                    ("in_review", "In review"),
                    ("sent_back", "Sent back"),
                    ("approved", "Approved"),
                ],
                default="writing",
                editable=False,
                max_length=10,
            ),
        ),
        migrations.AddField(
            "article",
            "scheduled",
            models.ForeignKey(
                blank=True,
                editable=False,
                help_text="The text that goes live at `goes_live_at`.",
                null=True,
                on_delete=django.db.models.deletion.RESTRICT,
                related_name="+",
                to="content.revision",
            ),
        ),
        migrations.AddField(
            "article",
            "goes_live_at",
            models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            "article",
            "expires_at",
            models.DateTimeField(
                blank=True,
                editable=False,
                help_text="Readers see it until then.",
                null=True,
                verbose_name="expires",
            ),
        ),
        migrations.AlterField(
            "article",
            "is_public",
            models.BooleanField(default=False, editable=False, verbose_name="public"),
        ),
        migrations.AlterField(
            "article",
            "published_at",
            models.DateTimeField(
                blank=True,
                editable=False,
                help_text="When it first went live.",
                null=True,
                verbose_name="published",
            ),
        ),
        migrations.AlterModelOptions(
            "article",
            {
                "ordering": ["-published_at", "-pk"],
                "permissions": [
                    ("approve_article", "Can approve articles or send them back"),
                    ("publish_article", "Can publish, schedule and withdraw articles"),
                ],
            },
        ),
        migrations.AddIndex(
            "article", models.Index(fields=["draft_state"], name="article_draft_state")
        ),
        migrations.AddIndex(
            "article", models.Index(fields=["goes_live_at"], name="article_goes_live")
        ),
        migrations.AddConstraint(
            "article",
            models.CheckConstraint(
                condition=models.Q(scheduled__isnull=True, goes_live_at__isnull=True)
                | models.Q(scheduled__isnull=False, goes_live_at__isnull=False),
                name="scheduled_text_has_a_date",
            ),
        ),
        migrations.CreateModel(
            name="ArticleEvent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("action", models.CharField(choices=ACTIONS, max_length=12)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("note", models.CharField(blank=True, max_length=600, verbose_name="comment")),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="events",
                        to="content.article",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        help_text="Nobody: the shop itself, at the planned time or by a command.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "revision",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="events",
                        to="content.revision",
                    ),
                ),
            ],
            options={"ordering": ["-pk"]},
        ),
    ]
