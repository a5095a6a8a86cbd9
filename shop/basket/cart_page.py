"""What the cart page shows: lines with their news, vouchers, an estimate of the total."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from oscar.core.loading import get_class
from oscar.templatetags.currency_filters import currency as in_words

from catalogue.models import ProductImage

from .changes import MAX_PIECES
from .models import Basket
from .vouchers import why_not

Repository = get_class("shipping.repository", "Repository")
ZERO = Decimal("0.00")


@dataclass(frozen=True)
class CartLine:
    """One line. `notices` say what has changed since it was added; `error` what was wrong with
    the quantity just sent, `typed` being that quantity as it was typed. A form posts the quantity
    as `field_name`, or `remove` with `pk`. Prices are in the cart's currency, per line where not
    said otherwise; `price` has discounts taken off, `full_price` has not.
    """

    pk: int
    title: str
    url: str
    image: ProductImage | None
    net_quantity: str
    quantity: int
    typed: str
    max_quantity: int
    unit_price: Decimal | None
    price: Decimal | None
    full_price: Decimal | None
    can_buy: bool
    notices: list[str]
    error: str = ""

    @property
    def field_name(self) -> str:
        return f"quantity-{self.pk}"

    @property
    def is_discounted(self) -> bool:
        return self.price != self.full_price


@dataclass(frozen=True)
class Discount:
    name: str
    amount: Decimal


@dataclass(frozen=True)
class CartVoucher:
    """`notice` says why it gives nothing at the moment."""

    pk: int
    code: str
    notice: str


@dataclass(frozen=True)
class CartPage:
    """`shipping` is the cheapest way; `total` holds it. `free_shipping_gap` is 0 once reached."""

    lines: list[CartLine]
    count: int
    currency: str
    subtotal: Decimal = ZERO
    discounts: list[Discount] = field(default_factory=list)
    vouchers: list[CartVoucher] = field(default_factory=list)
    shipping_name: str = ""
    shipping: Decimal = ZERO
    total: Decimal = ZERO
    free_shipping_gap: Decimal = ZERO
    free_shipping_percent: int = 0

    @property
    def is_empty(self) -> bool:
        return not self.lines

    @property
    def can_check_out(self) -> bool:
        return bool(self.lines) and all(line.can_buy for line in self.lines)


def make_cart_page(
    cart: Basket,
    user: Any,
    *,
    typed: dict[int, str] | None = None,
    errors: dict[int, str] | None = None,
) -> CartPage:
    """`typed` and `errors` are what a refused form had, by line id."""
    if cart.pk is None or cart.is_empty:
        return CartPage([], 0, settings.OSCAR_DEFAULT_CURRENCY)
    method = Repository().get_default_shipping_method(basket=cart)
    shipping = method.calculate(cart).incl_tax
    goods = cart.total_incl_tax
    threshold = settings.FREE_SHIPPING_THRESHOLD
    return CartPage(
        lines=[_line(line, typed or {}, errors or {}) for line in cart.all_lines()],
        count=cart.num_items,
        currency=cart.currency or settings.OSCAR_DEFAULT_CURRENCY,
        subtotal=cart.total_incl_tax_excl_discounts,
        discounts=[
            Discount(_discount_name(each), each["discount"])
            for each in [*cart.offer_discounts, *cart.voucher_discounts]
        ],
        vouchers=_vouchers(cart, user),
        shipping_name=str(method.name),
        shipping=shipping,
        total=goods + shipping,
        free_shipping_gap=max(ZERO, threshold - goods),
        free_shipping_percent=min(100, int(goods * 100 / threshold)) if threshold else 100,
    )


def _line(line: Any, typed: dict[int, str], errors: dict[int, str]) -> CartLine:
    product = line.product
    info = line.purchase_info
    facts = getattr(product, "facts", None) or getattr(product.parent, "facts", None)
    images = list(product.images.all()) or (
        list(product.parent.images.all()) if product.parent else []
    )
    permitted, reason = info.availability.is_purchase_permitted(line.quantity)
    left = getattr(info.availability, "num_available", MAX_PIECES if permitted else 0)
    return CartLine(
        pk=line.pk,
        title=product.get_title(),
        url=(product.parent or product).get_absolute_url(),
        image=images[0] if images else None,
        net_quantity=facts.net_quantity if facts else "",
        quantity=line.quantity,
        typed=typed.get(line.pk, str(line.quantity)),
        max_quantity=max(0, min(left, MAX_PIECES)),
        unit_price=info.price.incl_tax if info.price.exists else None,
        price=line.line_price_incl_tax_incl_discounts if info.price.exists else None,
        full_price=line.line_price_incl_tax if info.price.exists else None,
        can_buy=permitted and info.price.exists,
        notices=[*_stock_news(permitted, reason, left), *_price_news(line)],
        error=errors.get(line.pk, ""),
    )


def _stock_news(permitted: bool, reason: Any, left: int) -> list[str]:
    if permitted:
        return []
    if left > 0:
        return [_("Only %(left)d left: please lower the quantity.") % {"left": left}]
    return [f"{reason} " + _("Please remove it to go on.")]


def _price_news(line: Any) -> list[str]:
    price = line.purchase_info.price
    before = line.price_incl_tax
    if not price.exists or before is None or before == price.incl_tax:
        return []
    text = (
        _("The price has gone up from %(before)s to %(now)s since you added it.")
        if price.incl_tax > before
        else _("The price has gone down from %(before)s to %(now)s since you added it.")
    )
    return [
        text
        % {
            "before": in_words(before, price.currency),
            "now": in_words(price.incl_tax, price.currency),
        }
    ]


def _discount_name(application: dict[str, Any]) -> str:
    voucher = application["voucher"]
    return _("Voucher %(code)s") % {"code": voucher.code} if voucher else str(application["name"])


def _vouchers(cart: Basket, user: Any) -> list[CartVoucher]:
    working = {each["voucher"].pk for each in cart.offer_applications if each["voucher"]}
    return [
        CartVoucher(
            voucher.pk,
            voucher.code,
            ""
            if voucher.pk in working
            else why_not(voucher, user) or _("It does not apply to anything in your cart."),
        )
        for voucher in cart.vouchers.all()
    ]
