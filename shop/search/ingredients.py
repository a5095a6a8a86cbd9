"""What can be found of an ingredient: its names and what it is."""

from collections.abc import Collection, Iterator

from catalogue.ingredient_list import described_ingredients
from catalogue.models import Ingredient

from .documents import Document, Source, follow, register

KIND = "ingredient"


def fetch(keys: Collection[int] | None) -> Iterator[Document]:
    """Those with a page of their own."""
    ingredients = described_ingredients()
    if keys is not None:
        ingredients = ingredients.filter(pk__in=keys)
    for ingredient in ingredients:
        yield Document(
            object_id=ingredient.pk,
            title=ingredient.name,
            url=ingredient.get_absolute_url(),
            keywords=" ".join([ingredient.latin_name, *ingredient.synonym_list]),
            summary=ingredient.description,
        )


def connect() -> None:
    register(Source(KIND, "Ingredient", fetch, position=3))
    follow(Ingredient, KIND)
