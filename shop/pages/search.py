"""What can be found of about and the policies."""

from collections.abc import Collection, Iterator

from shop.search.documents import Document, Source, follow, register
from shop.search.plain import plain_text

from .models import Page
from .placeholders import fill_in

KIND = "page"


def fetch(keys: Collection[int] | None) -> Iterator[Document]:
    pages = Page.objects.public()
    if keys is not None:
        pages = pages.filter(pk__in=keys)
    for page in pages:
        yield Document(
            object_id=page.pk,
            title=page.title,
            url=page.get_absolute_url(),
            summary=page.summary or page.meta_description,
            body=plain_text(fill_in(page.body)),
        )


def connect() -> None:
    register(Source(KIND, "Page", fetch, position=4))
    follow(Page, KIND)
