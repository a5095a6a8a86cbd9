"""The admin of this shop: a module per topic. Importing them registers what staff may see."""

from . import (  # noqa: F401
    categories,
    claims,
    facts,
    imports,
    ingredients,
    letters,
    needs,
    orders,
    pages,
    payments,
    products,
    reviews,
    setup,
    stock,
    tasks,
)
