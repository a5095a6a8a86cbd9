"""What cells may name: kinds of product, categories, ingredients, units. Read once for a file."""

from collections import defaultdict
from dataclasses import dataclass, field
from difflib import get_close_matches

from catalogue.composition import Known as KnownNames
from catalogue.composition import known_names
from catalogue.models import Category, Ingredient, ProductClass

_UNITS = (
    "mg", "mcg", "g", "kcal", "mcg RAE", "mcg DFE", "mg NE", "IU", "CFU", "million CFU",
    "billion CFU", "mL", "ml", "L",
)  # fmt: skip
_SPELLINGS = {"ug": "mcg", "µg": "mcg", "μg": "mcg", "gram": "g", "grams": "g"}


@dataclass(frozen=True)
class Shelf:
    pk: int
    address: str


@dataclass
class Known:
    """Look-ups by what people write, in small letters."""

    classes: dict[str, ProductClass]
    shelves: dict[str, Shelf]
    shelves_by_key: dict[int, Shelf]
    ingredients: dict[str, Ingredient]
    ingredients_by_key: dict[int, Ingredient]
    ambiguous: dict[str, list[str]]
    units: dict[str, str]
    names: KnownNames = field(repr=False)

    @classmethod
    def nothing(cls) -> "Known":
        return cls({}, {}, {}, {}, {}, {}, {}, {})

    def name_of(self, ingredient: Ingredient) -> str:
        """As an export writes it: the name, or the key where two have the name."""
        unique = self.ingredients.get(ingredient.name.casefold())
        return ingredient.name if unique is ingredient else ingredient.key

    def spell_unit(self, text: str) -> str | None:
        """“MG” and “µg” as the shop writes them; None for what is no unit."""
        plain = " ".join(text.split())
        return self.units.get(plain) or self.units.get(plain.casefold())


def read_known() -> Known:
    """Four queries."""
    by_name, ambiguous, by_key = _ingredients()
    shelves, shelves_by_key = _shelves()
    classes = list(ProductClass.objects.all())
    units = [*_UNITS, *(each.unit for each in by_key.values() if each.unit)]
    return Known(
        classes={text.casefold(): each for each in classes for text in (each.slug, each.name)},
        shelves=shelves,
        shelves_by_key=shelves_by_key,
        ingredients=by_name,
        ingredients_by_key=by_key,
        ambiguous=ambiguous,
        units={
            **_SPELLINGS,
            **{unit.casefold(): unit for unit in reversed(units)},
            **{unit: unit for unit in units},
        },
        names=known_names(),
    )


def suggest(word: str, choices: list[str]) -> str:
    """“ Did you mean …?”, or nothing."""
    by_plain = {choice.casefold(): choice for choice in choices}
    found = get_close_matches(word.casefold(), list(by_plain), n=1, cutoff=0.6)
    return f" Did you mean “{by_plain[found[0]]}”?" if found else ""


def _ingredients() -> tuple[dict[str, Ingredient], dict[str, list[str]], dict[int, Ingredient]]:
    """Keys go before names, names before synonyms; what two have is ambiguous."""
    every = list(Ingredient.objects.all())
    # What fills a capsule is named among the other ingredients and has no row.
    rows = [row for row in every if row.kind != Ingredient.Kind.EXCIPIENT]
    found = {row.key.casefold(): row for row in rows}
    ambiguous: dict[str, list[str]] = {}
    for names in ([(row, [row.name]) for row in rows], [(row, row.synonym_list) for row in rows]):
        same: dict[str, dict[str, Ingredient]] = defaultdict(dict)
        for row, texts in names:
            for text in texts:
                same[text.casefold()][row.key] = row
        for text, owners in same.items():
            if text in found or text in ambiguous:
                continue
            if len(owners) == 1:
                found[text] = next(iter(owners.values()))
            else:
                ambiguous[text] = sorted(owners)
    return found, ambiguous, {row.pk: row for row in every}


def _shelves() -> tuple[dict[str, Shelf], dict[int, Shelf]]:
    """By address, minerals/magnesium, and by names, Minerals > Magnesium."""
    by_text: dict[str, Shelf] = {}
    by_key: dict[int, Shelf] = {}
    names: dict[str, str] = {}
    rows = Category.objects.order_by("path").values_list("pk", "path", "name", "address")
    for pk, path, name, address in rows:
        above = names.get(path[: -Category.steplen])
        names[path] = f"{above} > {name}" if above else name
        by_key[pk] = Shelf(pk, address)
        by_text.setdefault(names[path].casefold(), by_key[pk])
    by_text.update({shelf.address.casefold(): shelf for shelf in by_key.values()})
    return by_text, by_key
