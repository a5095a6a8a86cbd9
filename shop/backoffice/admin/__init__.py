"""The admin of this shop: a module per topic. Importing them registers what staff may see."""

from . import (  # noqa: F401
    categories,
    ingredients,
    letters,
    orders,
    pages,
    payments,
    products,
    setup,
    stock,
    tasks,
)
