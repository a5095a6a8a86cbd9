"""Every text gets what its article said beside it; equal sources become one."""

from django.db import migrations

COPIED = (
    *("topic_id", "series", "series_order", "author_id", "reviewer_id", "reviewed_on"),
    *("limits", "conflict_of_interest"),
)


def share_sources(apps, schema_editor):
    """One row a key. Two that differ keep both; the later one's texts get its new key."""
    Source = apps.get_model("content", "Source")
    Revision = apps.get_model("content", "Revision")
    kept = {}
    for source in Source.objects.order_by("pk"):
        revisions = list(Revision.objects.filter(article_id=source.article_id))
        first = kept.get(source.key)
        if first and _same(first, source):
            _cite(revisions, first)
            source.delete()
            continue
        if first:
            old, source.key = source.key, _free_key(source.key, kept)
            source.save(update_fields=["key"])
            for revision in revisions:
                revision.body = revision.body.replace(
                    f'data-source="{old}"', f'data-source="{source.key}"'
                )
                revision.save(update_fields=["body"])
        kept[source.key] = source
        _cite(revisions, source)


def _same(one, other):
    names = ("doi", "pmid", "url", "title")
    return all(getattr(one, name) == getattr(other, name) for name in names)


def _free_key(key, taken):
    number = 2
    while f"{key[:36]}-{number}" in taken:
        number += 1
    return f"{key[:36]}-{number}"


def _cite(revisions, source):
    for revision in revisions:
        revision.sources.add(source)


def fill_texts(apps, schema_editor):
    Article = apps.get_model("content", "Article")
    Picture = apps.get_model("content", "Picture")
    Revision = apps.get_model("content", "Revision")
    for article in Article.objects.all():
        if article.hero:
            article.hero_picture = Picture.objects.create(
                file=article.hero.name,
                width=article.hero_width,
                height=article.hero_height,
                file_rendered=article.hero_rendered,
                alt=article.hero_alt or article.slug.replace("-", " "),
            )
            article.save(update_fields=["hero_picture"])
        Revision.objects.filter(article=article).update(
            hero=article.hero_picture, **{name: getattr(article, name) for name in COPIED}
        )


class Migration(migrations.Migration):
    dependencies = [("content", "0002_workflow")]

    operations = [
        migrations.RunPython(fill_texts, migrations.RunPython.noop),
        migrations.RunPython(share_sources, migrations.RunPython.noop),
    ]
