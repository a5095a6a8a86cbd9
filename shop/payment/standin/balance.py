"""Balance transactions: what a charge, a refund or a dispute does to the account."""

from .store import Object, Store

DAY = 24 * 60 * 60
DISPUTE_FEE = 1500


def enter(store: Store, kind: str, amount: int, source: Object, fee: int = 0) -> Object:
    """`amount` in minor units, negative when money leaves; the fee is taken off the net."""
    currency = source["currency"]
    details = [
        {
            "amount": fee,
            "application": None,
            "currency": currency,
            "description": "Stripe processing fees" if kind == "charge" else "Dispute fee",
            "type": "stripe_fee",
        }
    ]
    return store.add(
        "balance_transaction",
        "txn_3",
        amount=amount,
        available_on=store.now() + 2 * DAY,
        balance_type="payments",
        currency=currency,
        description=source.get("description"),
        exchange_rate=None,
        fee=fee,
        fee_details=details if fee else [],
        net=amount - fee,
        reporting_category="dispute" if kind == "adjustment" else kind,
        source=source["id"],
        status="pending",
        type=kind,
    )


def processing_fee(amount: int) -> int:
    """2.9 % and 30, rounded half up, in minor units: Stripe's list price for US cards."""
    return (amount * 29 + 500) // 1000 + 30


def retrieve(store: Store, params: Object, identifier: str) -> Object:
    return store.get("balance_transaction", identifier)
