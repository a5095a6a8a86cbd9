"""Line items with the inline prices that a session is created from."""

from .customers import merge_metadata
from .errors import refuse
from .identifiers import make_identifier
from .store import Object, Store


def make_items(store: Store, given: list[Object]) -> list[Object]:
    """One currency for all; at least one item."""
    if not given:
        raise refuse(
            "You must provide at least one line item in `payment` mode.",
            param="line_items",
            code="parameter_missing",
        )
    for place, line in enumerate(given):
        check_line(line, f"line_items[{place}]")
    currencies = {line["price_data"]["currency"] for line in given}
    if len(currencies) > 1:
        raise refuse(
            "All line items must have the same currency: " + ", ".join(sorted(currencies)),
            param="line_items",
        )
    return [make_item(store, line) for line in given]


def check_line(line: Object, name: str) -> None:
    if "price" in line:
        raise refuse(
            f"No such price: '{line['price']}'",
            param=f"{name}[price]",
            code="resource_missing",
        )
    if "price_data" not in line:
        raise refuse(f"Missing required param: {name}[price_data].", param=f"{name}[price_data]")
    if not line.get("quantity"):
        raise refuse(
            "Quantity is required. Add `quantity` to your line item.", param=f"{name}[quantity]"
        )
    for required in ("product_data", "unit_amount"):
        if required not in line["price_data"]:
            full = f"{name}[price_data][{required}]"
            raise refuse(f"Missing required param: {full}.", param=full, code="parameter_missing")


def make_item(store: Store, line: Object) -> Object:
    data = line["price_data"]
    total = data["unit_amount"] * line["quantity"]
    made = store.add(
        "item",
        "li_1",
        adjustable_quantity=None,
        amount_discount=0,
        amount_subtotal=total,
        amount_tax=0,
        amount_total=total,
        currency=data["currency"],
        description=data["product_data"]["name"],
        metadata=merge_metadata({}, line.get("metadata", {})),
        price=make_price(store, data),
        quantity=line["quantity"],
    )
    store.secret(made["id"])["about"] = data["product_data"].get("description", "")
    return made


def make_price(store: Store, data: Object) -> Object:
    return {
        "active": False,
        "billing_scheme": "per_unit",
        "created": store.now(),
        "currency": data["currency"],
        "custom_unit_amount": None,
        "id": make_identifier("price_1"),
        "livemode": False,
        "lookup_key": None,
        "metadata": {},
        "nickname": None,
        "object": "price",
        "product": make_identifier("prod_"),
        "recurring": None,
        "tax_behavior": data.get("tax_behavior", "unspecified"),
        "tiers_mode": None,
        "transform_quantity": None,
        "type": "one_time",
        "unit_amount": data["unit_amount"],
        "unit_amount_decimal": str(data["unit_amount"]),
    }
