"""Amounts in minor units, shown to people. Source: https://docs.stripe.com/currencies"""

from decimal import Decimal, InvalidOperation

WITHOUT_DECIMALS = frozenset(
    (
        "bif",
        "clp",
        "djf",
        "gnf",
        "jpy",
        "kmf",
        "krw",
        "mga",
        "pyg",
        "rwf",
        "vnd",
        "vuv",
        "xaf",
        "xof",
        "xpf",
    )
)
SYMBOLS = {"usd": "$", "eur": "€", "gbp": "£", "cad": "CA$", "aud": "A$", "jpy": "¥"}
SMALLEST_CHARGE = {"usd": 50, "eur": 50, "gbp": 30, "cad": 50, "aud": 50, "jpy": 50}
LARGEST_CHARGE = 99_999_999


def format_amount(minor: int, currency: str) -> str:
    """`1234, "usd"` is `$12.34`; a currency without a symbol is written as its code."""
    sign = "-" if minor < 0 else ""
    if currency in WITHOUT_DECIMALS:
        number = f"{abs(minor):,}"
    else:
        whole, cents = divmod(abs(minor), 100)
        number = f"{whole:,}.{cents:02d}"
    symbol = SYMBOLS.get(currency)
    return f"{sign}{symbol}{number}" if symbol else f"{sign}{number} {currency.upper()}"


def parse_amount(text: str, currency: str) -> int:
    """`12.34` is 1234; raises ValueError for anything that is no exact positive amount."""
    try:
        amount = Decimal(text.strip()).scaleb(0 if currency in WITHOUT_DECIMALS else 2)
    except InvalidOperation as error:
        raise ValueError(f"{text} is no amount") from error
    if not amount.is_finite() or amount <= 0 or amount != amount.to_integral_value():
        raise ValueError(f"{text} is no amount in {currency.upper()}")
    return int(amount)
