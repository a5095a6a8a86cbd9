"""Our Products, its categories, and a product's page. They read only, and know no visitor."""

from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_safe

from catalogue.meta import Crumb, Meta, absolute, breadcrumb_list
from catalogue.models import Category, Product
from catalogue.paging import make_page, read_page_number
from catalogue.product_page import find_product, make_product_page
from catalogue.selectors import in_category, list_cards, list_shelves, related_products
from catalogue.sorting import list_address, list_sort_options, read_sort, sort_products
from catalogue.structured_data import product_meta

RELATED = 4


@require_safe
def product_list(request: HttpRequest) -> HttpResponse:
    """/products/?sort=&page=; see _show_list for the context. `category` is None."""
    crumbs = [Crumb("Home", reverse("home")), Crumb("Our Products", reverse("catalogue:index"))]
    return _show_list(request, Product.objects.browsable(), crumbs, None)


@require_safe
def category_list(request: HttpRequest, category_slug: str) -> HttpResponse:
    """/products/c/<address>/?sort=&page=; see _show_list for the context."""
    category = get_object_or_404(Category.objects.browsable(), address=category_slug)
    crumbs = [
        Crumb("Home", reverse("home")),
        Crumb("Our Products", reverse("catalogue:index")),
        *(Crumb(above.name, above.get_absolute_url()) for above in _ancestors(category)),
        Crumb(category.name, category.get_absolute_url()),
    ]
    products = in_category(Product.objects.browsable(), category)
    return _show_list(request, products, crumbs, category)


def _show_list(
    request: HttpRequest,
    products: QuerySet[Product],
    crumbs: list[Crumb],
    category: Category | None,
) -> HttpResponse:
    """oscar/catalogue/browse.html.

    Context: `category` or None, `categories` (selectors.Shelf: name, url, product_count, category),
    `page` (paging.Page; its items are selectors.Card), `sort_options` (key, label, url,
    is_current), `crumbs` (name, url), `makes_claims` (print the disclaimer), `meta` (meta.Meta).
    """
    sort = read_sort(request.GET.get("sort"))
    ordered = sort_products(products, sort)
    page = make_page(
        lambda start, stop: list_cards(ordered[start:stop]),
        total=products.count(),
        number=read_page_number(request.GET.get("page")),
        size=settings.OSCAR_PRODUCTS_PER_PAGE,
        address=lambda number: list_address(request.path, sort=sort, page=number),
    )
    context = {
        "category": category,
        "categories": list_shelves(),
        "page": page,
        "sort_options": list_sort_options(request.path, sort),
        "crumbs": crumbs,
        "makes_claims": any(card.makes_claims for card in page.items),
        "meta": Meta(
            title=category.get_meta_title() if category else "Our Products",
            description=(category.get_meta_description() if category else "")
            or "Vitamins, minerals, amino acids and botanicals, with every amount on the page.",
            # One address a page, whatever the order: an order is a view of the same list.
            canonical=absolute(list_address(request.path, page=page.number)),
            json_ld=[breadcrumb_list(crumbs)],
        ),
    }
    return render(request, "oscar/catalogue/browse.html", context)


@require_safe
def product_detail(request: HttpRequest, product_slug: str) -> HttpResponse:
    """oscar/catalogue/detail.html at /products/<slug>/?variant=<key>.

    Context: `page` (catalogue.product_page.ProductPage), `product`, `related` (Cards),
    `is_preview` (not public; staff only), `makes_claims`, `meta`. Articles come by
    `{% attached_articles product as articles %}`.
    """
    product = find_product(product_slug)
    if product is None:
        raise Http404("No such product.")
    is_preview = not _is_public(product)
    if is_preview and not request.user.has_perm("catalogue.view_product"):
        raise Http404("No such product.")
    if product.is_child:
        parent = product.parent.get_absolute_url()
        return HttpResponsePermanentRedirect(f"{parent}?variant={product.pk}")
    page = make_product_page(product, variant=request.GET.get("variant", ""))
    related = list_cards(related_products(product)[:RELATED])
    context = {
        "page": page,
        "product": product,
        "related": related,
        "is_preview": is_preview,
        "makes_claims": product.makes_claims or any(card.makes_claims for card in related),
        "meta": product_meta(page),
    }
    response = render(request, "oscar/catalogue/detail.html", context)
    if is_preview:
        add_never_cache_headers(response)
    return response


def _is_public(product: Product) -> bool:
    return product.is_public and (not product.is_child or product.parent.is_public)


def _ancestors(category: Category) -> QuerySet[Category] | list[Category]:
    return [] if category.is_root() else category.get_ancestors()
