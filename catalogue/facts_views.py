"""A product's facts alone: as data for machines, and as a sheet for the printer."""

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    JsonResponse,
)
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import conditional_page, require_safe

from catalogue.allergens import contains_line
from catalogue.facts_data import describe_parent, describe_sheet
from catalogue.facts_sheet import find_public_product, has_facts, list_variants, make_sheet
from catalogue.meta import Meta, absolute
from catalogue.models import Product

# Seconds. A changed label must not linger at others for long.
KEEP = 300


@require_safe
@conditional_page
def facts_data(request: HttpRequest, product_slug: str) -> HttpResponse:
    """/products/<slug>/facts.json, with an ETag. A product with variants lists them."""
    product = _find(product_slug)
    variants = list_variants(product) if product.is_parent else []
    sheet = make_sheet(product)
    if sheet is None and not (variants and has_facts(variants)):
        raise Http404("No facts are known of this product.")
    data = describe_parent(product, variants) if variants else {}
    response = JsonResponse(
        {**(describe_sheet(sheet) if sheet else {}), **data}, json_dumps_params={"indent": 1}
    )
    patch_cache_control(response, public=True, max_age=KEEP)
    response["X-Robots-Tag"] = "noindex"
    return response


@require_safe
def facts_sheet(request: HttpRequest, product_slug: str) -> HttpResponse:
    """catalogue/facts_sheet.html at /products/<slug>/facts/?variant=<key>, without any price.

    Context: `sheet` (facts_sheet.Sheet), `contains`, `product`, `meta`.
    """
    product = _find(product_slug)
    if product.is_child:
        return HttpResponsePermanentRedirect(
            f"{product.parent.get_absolute_url()}facts/?variant={product.pk}"
        )
    sheet = make_sheet(_chosen(product, request.GET.get("variant", "")))
    if sheet is None:
        raise Http404("No facts are known of this product.")
    context = {
        "sheet": sheet,
        "product": product,
        "contains": contains_line(sheet.facts),
        "meta": Meta(
            title=f"{sheet.product.get_title()}: label",
            canonical=absolute(product.get_absolute_url()),
            index=False,
        ),
    }
    return render(request, "catalogue/facts_sheet.html", context)


def _find(slug: str) -> Product:
    product = find_public_product(slug)
    if product is None:
        raise Http404("No such product.")
    return product


def _chosen(product: Product, key: str) -> Product:
    """The variant with this key, else the first; what has none is chosen itself."""
    variants = list_variants(product) if product.is_parent else []
    return next(
        (each for each in variants if str(each.pk) == key), variants[0] if variants else product
    )
