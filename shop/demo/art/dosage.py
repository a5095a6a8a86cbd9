"""What is inside each pack: form, size in millimetres and colours. Sizes are illustrative."""

from dataclasses import dataclass, replace

from .products import Product


@dataclass(frozen=True)
class Unit:
    """One capsule, tablet or softgel: sizes in mm, `fill` the powder in a clear shell."""

    kind: str
    length: float
    width: float
    colour: str
    fill: str = ""
    specks: str = ""


@dataclass(frozen=True)
class Powder:
    """A loose powder and its measure: heap and scoop bowl diameters in mm."""

    colour: str
    shade: str
    heap: float
    bowl: float
    grain: float


SIZE_00 = Unit("capsule", 23.3, 8.5, "#f2ead6")
SIZE_0 = Unit("capsule", 21.7, 7.6, "#f2ead6")
SIZE_1 = Unit("capsule", 19.4, 6.9, "#f2ead6")
ROUND = Unit("tablet", 9, 9, "#f3efe4")
CAPLET = Unit("caplet", 19, 8.6, "#f1ecdf")
OVAL = Unit("softgel", 11, 7.5, "#e2a93a")

UNITS: dict[str, Unit] = {
    "sedorum": replace(SIZE_00, fill="#cdbd92", specks="#6f6a3c"),
    "magnesium-bisglycinate": replace(SIZE_00, fill="#f4f1e8"),
    "magnesium-oxide-high-strength": replace(CAPLET, colour="#f4f2ec"),
    "vitamin-d3-5000-iu": replace(OVAL, length=9.5, width=6.4, colour="#ecc04e"),
    "vitamin-d3-k2": replace(OVAL, length=10.5, width=7, colour="#dfa336"),
    "vitamin-b12-1000-mcg": replace(ROUND, length=8, width=8, colour="#e9b9b5"),
    "b-complex": replace(SIZE_0, fill="#e3b23c"),
    "folic-acid-400-mcg": replace(ROUND, length=7, width=7, colour="#f0dfa0"),
    "vitamin-c-1000-mg": replace(CAPLET, length=20, width=9, colour="#f5efdc"),
    "womens-multi-with-iron": replace(
        CAPLET, length=18, width=8.4, colour="#c9a88c", specks="#7c5a44"
    ),
    "prenatal-multi": replace(OVAL, length=22, width=9, colour="#9c4f3a"),
    "gentle-iron-25-mg": replace(SIZE_1, fill="#b9936b"),
    "calcium-citrate-d3": replace(CAPLET, length=19, width=9, colour="#f6f4ee"),
    "zinc-picolinate-50-mg": replace(SIZE_1, fill="#f1eee4"),
    "potassium-99-mg": replace(ROUND, length=11, width=11, colour="#f2efe6"),
    "melatonin-3-mg": replace(ROUND, length=7, width=7, colour="#f4f1ea"),
    "l-theanine-200-mg": replace(SIZE_1, fill="#f5f2ea"),
    "valerian-and-lemon-balm": replace(SIZE_0, fill="#a08d5a", specks="#4e4a28"),
    "ashwagandha-root-extract-600-mg": replace(SIZE_0, fill="#c7ab79", specks="#8c6f42"),
    "turmeric-curcumin-with-black-pepper": replace(SIZE_00, fill="#dd8f1f", specks="#5c3a12"),
    "ginkgo-leaf-extract-120-mg": replace(SIZE_1, fill="#b28d54", specks="#6d5227"),
    "green-tea-extract": replace(SIZE_0, fill="#9a8a4e", specks="#56542a"),
    "omega-3-fish-oil": replace(OVAL, length=25, width=9.5, colour="#e0a02c"),
    "vegan-algal-dha": replace(OVAL, length=16, width=9, colour="#c8752b"),
    "coq10-100-mg": replace(OVAL, length=13, width=8.4, colour="#b8441c"),
    "glucosamine-1500-mg": replace(CAPLET, length=21, width=9, colour="#ece2c9"),
    "probiotic-20-billion": replace(SIZE_1, fill="#efe6cd"),
}
BY_FORM = {"capsule": SIZE_0, "tablet": ROUND, "softgel": OVAL}

POWDERS: dict[str, Powder] = {
    "glycine-powder": Powder("#fdfcf9", "#cfd2cb", heap=34, bowl=24, grain=0.8),
    "marine-collagen-peptides": Powder("#f9f3e4", "#cdbf9c", heap=52, bowl=42, grain=0.6),
    "psyllium-husk-powder": Powder("#d9c3a0", "#8a6c45", heap=42, bowl=36, grain=0.35),
}
PLAIN_POWDER = Powder("#f6f2e8", "#b5ad9a", heap=40, bowl=30, grain=0.7)


def unit_of(product: Product) -> Unit:
    """Unit of a solid product, by form when the product has no entry."""
    return UNITS.get(product.slug, BY_FORM.get(product.form, ROUND))


def powder_of(product: Product) -> Powder:
    """Powder of a loose product."""
    return POWDERS.get(product.slug, PLAIN_POWDER)
