"""The whole file: the fields at the top, the text, what its sources are."""

import yaml

from content.body import cited_keys
from content.models import Article, Revision, Source
from shop.html_tree import parse

from .blocks import write_blocks
from .inline import write_inline


class _Dumper(yaml.SafeDumper):
    """Paragraphs as a block, as a person would write them."""


def _write_words(dumper: yaml.SafeDumper, words: str) -> yaml.ScalarNode:
    style = "|" if "\n" in words else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", words, style=style)


_Dumper.add_representer(str, _write_words)


def write_markdown(article: Article) -> str:
    """The newest text. Raises ValueError for an article that has none."""
    if article.draft is None:
        raise ValueError(f"{article.slug} has no text yet.")
    text = article.draft
    sources = list(text.sources.all())
    head = yaml.dump(
        _head(article, text, sources),
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        width=1000,
    )
    body = write_blocks(parse(text.body).children)
    cited = cited_keys(text.body)
    notes = [f"[^{source.key}]: {_describe(source)}" for source in sources if source.key in cited]
    return "\n\n".join(part for part in (f"---\n{head}---", body, "\n".join(notes)) if part) + "\n"


def file_name(article: Article) -> str:
    return f"{article.slug}.md"


def _head(article: Article, text: Revision, sources: list[Source]) -> dict[str, object]:
    """Only what says something; the names that content.bringing_in.fields reads."""
    head: dict[str, object] = {
        "title": text.title,
        "slug": article.slug,
        "topic": text.topic.slug,
        "author": text.author.slug,
        "summary": text.summary,
        "key_points": list(text.key_points),
        "meta_description": text.meta_description,
        "limits": text.limits.replace("\r\n", "\n"),
        "conflict_of_interest": text.conflict_of_interest.replace("\r\n", "\n"),
        "sources": [source.key for source in sources],
    }
    return {name: value for name, value in head.items() if value}


def _describe(source: Source) -> str:
    address = source.doi_url or source.pubmed_url or source.url
    parts = [source.authors, source.title, source.where]
    words = " ".join(f"{part.rstrip('.')}." for part in parts if part)
    return " ".join(
        part for part in (write_inline([words]), f"<{address}>" if address else "") if part
    )
