"""Our Products, its categories, and a product's page. They read only, and know no visitor."""

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_safe

from catalogue.list_page import make_list
from catalogue.meta import Crumb
from catalogue.models import Category, Product
from catalogue.product_page import find_product, make_product_page
from catalogue.selectors import in_category
from catalogue.structured_data import product_meta


@require_safe
def product_list(request: HttpRequest) -> HttpResponse:
    """/products/?<filters>&sort=&page=; the context is list_page.make_list's."""
    crumbs = [Crumb("Home", reverse("home")), Crumb("Our Products", reverse("catalogue:index"))]
    context = make_list(request.path, request.GET, Product.objects.browsable(), crumbs, None)
    return render(request, "oscar/catalogue/browse.html", context)


@require_safe
def category_list(request: HttpRequest, category_slug: str) -> HttpResponse:
    """/products/c/<address>/?<filters>&sort=&page=; the context is list_page.make_list's."""
    category = get_object_or_404(Category.objects.browsable(), address=category_slug)
    crumbs = [
        Crumb("Home", reverse("home")),
        Crumb("Our Products", reverse("catalogue:index")),
        *(Crumb(above.name, above.get_absolute_url()) for above in _ancestors(category)),
        Crumb(category.name, category.get_absolute_url()),
    ]
    products = in_category(Product.objects.browsable(), category)
    context = make_list(request.path, request.GET, products, crumbs, category)
    return render(request, "oscar/catalogue/browse.html", context)


@require_safe
def product_detail(request: HttpRequest, product_slug: str) -> HttpResponse:
    """oscar/catalogue/detail.html at /products/<slug>/?variant=<key>.

    Context: `page` (catalogue.product_page.ProductPage), `product`,
    `is_preview` (not public; staff only), `makes_claims`, `claim_count`, `meta`. Articles come by
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
    claim_count = product.claim_count + sum(card.makes_claims for card in page.related)
    context = {
        "page": page,
        "product": product,
        "is_preview": is_preview,
        "makes_claims": claim_count > 0,
        "claim_count": claim_count,
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
