"""Who may review a product: whoever bought it here, signed in."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from catalogue.models import Product
from shop.order.models import Line, Order
from shop.order.statuses import PAID_STATUSES, OrderStatus
from shop.users.models import User

from .models import ProductReview

# Who got the money back has bought as well: to leave them out would leave out the unhappy.
BOUGHT = Q(status__in=PAID_STATUSES) | Q(status=OrderStatus.REFUNDED, paid_at__isnull=False)


@dataclass(frozen=True)
class Entry:
    """A product of an order, and the account's review of it, if there is one."""

    product: Product
    review: ProductReview | None


def find_purchase(user: User, product: Product) -> Order | None:
    """The account's first paid order with the product or a variant of it."""
    lines = Line.objects.filter(Q(product=product) | Q(product__parent=product))
    return (
        Order.objects.filter(BOUGHT, user=user, pk__in=lines.values("order")).order_by("pk").first()
    )


def list_entries(order: Order) -> list[Entry]:
    """What of an order its owner may review now, each product once. Two queries."""
    if order.user_id is None or not Order.objects.filter(BOUGHT, pk=order.pk).exists():
        return []
    products = list(_products_of(order))
    reviews = {
        review.product_id: review
        for review in ProductReview.objects.filter(user=order.user_id, product__in=products)
    }
    return [Entry(product, reviews.get(product.pk)) for product in products]


def _products_of(order: Order) -> QuerySet[Product]:
    """The public parents of what is in it."""
    bought = Line.objects.filter(order=order)
    return (
        Product.objects.browsable()
        .filter(Q(pk__in=bought.values("product")) | Q(children__in=bought.values("product")))
        .distinct()
        .order_by("title", "pk")
    )
