"""What moved into the texts leaves the article."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("content", "0003_fill_texts")]

    operations = [
        migrations.RemoveConstraint("source", "source_key_once_per_article"),
        migrations.RemoveField("source", "article"),
        migrations.AlterModelOptions("source", {"ordering": ["key"]}),
        migrations.AlterField(
            "source",
            "key",
            models.SlugField(
                error_messages={
                    "unique": "There is a source with this key already: use that one."
                },
                help_text="Short and stable, like TROTTI-2019. Texts cite the source by it.",
                max_length=40,
                unique=True,
            ),
        ),
        *(
            migrations.RemoveField("article", name)
            for name in (
                *("hero", "hero_width", "hero_height", "hero_rendered", "hero_alt"),
                *("limits", "conflict_of_interest"),
            )
        ),
        migrations.RenameField("article", "hero_picture", "hero"),
        migrations.AlterField(
            "article",
            "hero",
            models.ForeignKey(
                blank=True,
                help_text="At least 1200 px wide. Shown at the top, on cards and in link previews.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="content.picture",
                verbose_name="picture",
            ),
        ),
        migrations.AlterField(
            "revision",
            "topic",
            models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="content.topic"
            ),
        ),
        migrations.AlterField(
            "revision",
            "author",
            models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="content.person"
            ),
        ),
    ]
