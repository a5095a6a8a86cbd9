"""What follows from new data of an ingredient: badges, allergens and filters of what holds it."""

from catalogue.diets import products_holding, refresh_flags
from catalogue.facets import refresh_facets_of
from catalogue.facts_saved import ingredient_saved
from catalogue.models import Ingredient, Product

# More than these wait for the worker, so that whoever saves does not.
MOST_AT_ONCE = 100


def ingredient_changed(ingredient: Ingredient) -> None:
    """At once for few products; by the worker, a moment later, for many."""
    if len(products_holding(ingredient, most=MOST_AT_ONCE + 1)) > MOST_AT_ONCE:
        ingredient_saved(ingredient)
    else:
        refresh_holders(ingredient)


def refresh_holders(ingredient: Ingredient) -> None:
    """May run twice."""
    keys = products_holding(ingredient)
    if keys:
        products = list(Product.objects.filter(pk__in=keys).only("pk", "parent_id"))
        refresh_flags(products)
        # Its address and kind are filters too.
        refresh_facets_of(products)
