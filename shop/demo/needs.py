"""What the demo's products are for. A need that exists already is left as it is."""

from catalogue.models import Need, Product
from shop.demo.reading import read_json


def load_needs() -> int:
    """How many were new. Products must be there."""
    known = set(Need.objects.values_list("slug", flat=True))
    new = [
        (position, entry)
        for position, entry in enumerate(read_json("needs.json"), start=1)
        if entry["slug"] not in known
    ]
    for position, entry in new:
        need = Need.objects.create(
            name=entry["name"],
            slug=entry["slug"],
            description=entry["description"],
            position=position,
        )
        for product in Product.objects.filter(slug__in=entry["products"]):
            product.needs.add(need)
    return len(new)
