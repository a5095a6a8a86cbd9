"""What the cart adds up to in a day: on the cart, at review, and as a sheet to print."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from catalogue.intake import Intake, Taken, sum_intake
from catalogue.labels import facts_with_rows
from catalogue.models import Product
from shop.visitor import describe_visitor

from .models import Basket


@never_cache
@require_safe
def intake(request: HttpRequest) -> HttpResponse:
    """The sheet at /cart/intake/, for a doctor or pharmacist: no prices, nothing of a person.

    `?with=<slug>` counts a product in as if it were in the cart; `&part=notices` sends only the
    notices, for a product's page. Context: intake, extra (that product or None), visitor.
    """
    extra = _find(request.GET.get("with", ""))
    basket = request.basket  # type: ignore[attr-defined]
    context: dict[str, Any] = {"intake": sum_cart(basket, extra), "extra": extra}
    if request.GET.get("part") == "notices":
        return render(request, "oscar/basket/intake_notices.html", context)
    context["visitor"] = describe_visitor(request)
    return render(request, "oscar/basket/intake.html", context)


def sum_cart(basket: Basket, extra: Product | None = None) -> Intake:
    """Three queries, however much is in the cart."""
    products = [line.product for line in basket.all_lines()] if basket.pk else []
    return sum_products([*products, *([extra] if extra else [])])


def sum_products(products: list[Product]) -> Intake:
    """Of a variant without facts of its own, its parent's count."""
    wanted = {pk for product in products for pk in (product.pk, product.parent_id) if pk}
    known = {facts.product_id: facts for facts in facts_with_rows().filter(product__in=wanted)}
    taken = []
    for product in products:
        facts = known.get(product.pk) or known.get(product.parent_id or 0)
        if facts:
            taken.append(Taken(product, product.get_title(), facts))
    return sum_intake(taken)


def _find(slug: str) -> Product | None:
    if not slug or len(slug) > 255 or "\x00" in slug:
        return None
    product = Product.objects.public().filter(slug=slug).select_related("parent").first()
    if product is None or not product.is_parent:
        return product
    # Its variants hold the same; the first that is sold speaks for all, as on its page.
    return product if hasattr(product, "facts") else product.children.public().first()
