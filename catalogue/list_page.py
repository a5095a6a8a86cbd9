"""A list of products as its page shows it: narrowed down, ordered, cut into pages.

A list of one ingredient or of one need is a page of its own, for readers and search engines. Every
other filter, and every order, is a view of the list without it.
"""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from catalogue.facets import NEED
from catalogue.filter_panel import INDEXED, FilterPanel, make_panel, read_vocabulary
from catalogue.filters import (
    Filters,
    Vocabulary,
    count_values,
    list_address,
    narrow,
    read_filters,
)
from catalogue.meta import Crumb, Meta, absolute, breadcrumb_list
from catalogue.models import Category, Need, Product
from catalogue.paging import make_page, read_page_number
from catalogue.selectors import list_cards, list_shelves
from catalogue.sorting import list_sort_options, read_sort, sort_products


@dataclass(frozen=True)
class Topic:
    """The one ingredient or need that a list is about."""

    name: str
    description: str


def make_list(
    path: str,
    query: QueryDict,
    products: QuerySet[Product],
    crumbs: list[Crumb],
    category: Category | None,
) -> dict[str, Any]:
    """The context of oscar/catalogue/browse.html.

    `category` or None, `shelves_below` (Categories), `categories` (selectors.Shelf), `page`
    (paging.Page; its items are selectors.Card), `panel` (filter_panel.FilterPanel), `topic` (Topic
    or None), `sort_options` (key, label, url, is_current), `crumbs` (name, url), `makes_claims`
    (print the disclaimer; cards show no claims), `meta`. Raises Http404 past the last page.
    """
    sort = read_sort(query.get("sort"))
    vocabulary, needs = read_vocabulary()
    filters = read_filters(query, vocabulary)
    panel = make_panel(
        filters,
        count_values(products, filters),
        vocabulary,
        lambda wanted: list_address(path, wanted, sort=sort),
        sort,
    )
    ordered = sort_products(narrow(products, filters), sort)
    page = make_page(
        lambda start, stop: list_cards(ordered[start:stop]),
        total=panel.total,
        number=read_page_number(query.get("page")),
        size=settings.OSCAR_PRODUCTS_PER_PAGE,
        address=lambda number: list_address(path, filters, sort=sort, page=number),
    )
    topic = _topic(filters, vocabulary, needs) if category is None and page.total else None
    return {
        "category": category,
        "shelves_below": _shelves_below(category),
        "categories": list_shelves(),
        "page": page,
        "panel": panel,
        "topic": topic,
        "sort_options": list_sort_options(
            lambda key: list_address(path, filters, sort=key), sort, has_ratings=panel.has_ratings
        ),
        "crumbs": crumbs,
        "makes_claims": topic is not None and "*" in topic.description,
        "claim_count": topic.description.count("*") if topic else 0,
        "meta": _meta(path, filters, panel, page.number, topic, category, crumbs),
    }


def _topic(filters: Filters, vocabulary: Vocabulary, needs: dict[str, Need]) -> Topic | None:
    kind, value = filters.only_pair or ("", "")
    if kind not in INDEXED:
        return None
    return Topic(vocabulary[kind][value], needs[value].description if kind == NEED else "")


def _shelves_below(category: Category | None) -> list[Category]:
    if category is None or category.is_leaf():
        return []
    return list(
        Category.objects.get_children(category).filter(is_public=True, exclude_from_menu=False)
    )


def _meta(
    path: str,
    filters: Filters,
    panel: FilterPanel,
    number: int,
    topic: Topic | None,
    category: Category | None,
    crumbs: list[Crumb],
) -> Meta:
    is_view = bool(filters) and topic is None
    title = category.get_meta_title() if category else _("Our Products")
    words = [topic.description if topic else "", category and category.get_meta_description()]
    return Meta(
        title=f"{', '.join(panel.labels)}: {title}" if panel.chips else title,
        description=next(filter(None, words), "")
        or _("Vitamins, minerals, amino acids and botanicals, with every amount on the page."),
        canonical=absolute(path if is_view else list_address(path, filters, page=number)),
        json_ld=[breadcrumb_list(crumbs)],
        index=not is_view,
    )
