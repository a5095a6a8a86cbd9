"""What the pages say, for the check of claims."""

from collections.abc import Iterator

from shop.claims.checking import Context
from shop.claims.subjects import Text, register

from .models import HomeSection, Page


def page_texts(page: Page) -> Iterator[Text]:
    yield Text("title", page.title, Context.NAME)
    yield Text("address", page.slug, Context.NAME)
    yield Text("summary", page.summary)
    yield Text("text", page.body)
    yield Text("description for search engines", page.meta_description)
    yield Text("description of the picture", page.image_alt, Context.NAME)


def section_texts(section: HomeSection) -> Iterator[Text]:
    yield Text("line above the title", section.eyebrow, Context.PRODUCT)
    yield Text("title", section.title, Context.PRODUCT)
    yield Text("text", section.body, Context.PRODUCT)
    yield Text("links", f"{section.primary_label}\n{section.secondary_label}", Context.NAME)
    yield Text("description of the picture", section.image_alt, Context.NAME)
    for item in section.items:
        if isinstance(item, dict):
            yield Text("statement", f"{item.get('title', '')}\n{item.get('text', '')}")


register(Page, page_texts, rows=lambda: Page.objects.filter(is_public=True))
register(HomeSection, section_texts, rows=lambda: HomeSection.objects.filter(is_public=True))
