"""Amounts in a currency's smallest unit, as Stripe counts them; exact, never through float."""

from decimal import Decimal

from .exceptions import AmountNotRepresentable

# docs.stripe.com/currencies#zero-decimal
ZERO_DECIMAL = frozenset(
    "BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF".split()  # noqa: SIM905
)
# Oscar stores two decimal places, so amounts in these cannot be kept exactly.
THREE_DECIMAL = frozenset(["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"])


def to_minor(amount: Decimal, currency: str) -> int:
    """`Decimal("29.95"), "USD"` -> 2995; `Decimal("500.00"), "JPY"` -> 500.

    Raises AmountNotRepresentable for a fraction of the smallest unit, an amount that is no finite
    number, or a currency with three decimals.
    """
    currency = currency.upper()
    if not isinstance(amount, Decimal) or not amount.is_finite():
        raise AmountNotRepresentable(f"{amount!r} is not a finite decimal amount.")
    if currency in THREE_DECIMAL:
        raise AmountNotRepresentable(f"{currency} has three decimals; the shop keeps two.")
    minor = amount if currency in ZERO_DECIMAL else amount * 100
    if minor != minor.to_integral_value():
        raise AmountNotRepresentable(f"{amount} {currency} is a fraction of the smallest unit.")
    return int(minor)


def from_minor(minor: int, currency: str) -> Decimal:
    """The amount with two decimals, as Oscar stores it."""
    amount = Decimal(minor) if currency.upper() in ZERO_DECIMAL else Decimal(minor) / 100
    return amount.quantize(Decimal("0.01"))
