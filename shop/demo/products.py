"""Demo products with facts, price and stock. What exists already is left as it is."""

from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db import transaction

from catalogue.models import (
    Category,
    Ingredient,
    IngredientAmount,
    Product,
    ProductCategory,
    ProductClass,
    ProductRecommendation,
    SupplementFacts,
)
from shop.demo.reading import read_json, read_text
from shop.partner.models import Partner, StockRecord

# The first product of the file stands first on the shelves; Oscar sorts by falling priority.
FIRST_PRIORITY = 1000
# Names in products.json of ingredients without a daily value.
INGREDIENT_KEYS = {
    "Glycine": "glycine",
    "GABA (gamma-aminobutyric acid)": "gaba",
    "L-Theanine": "l_theanine",
    "Hydrolyzed collagen": "hydrolyzed_collagen",
    "Valerian (Valeriana officinalis) root extract": "valerian_root_extract",
    "Lemon balm (Melissa officinalis) leaf extract": "lemon_balm_leaf_extract",
    "Ashwagandha (Withania somnifera) root extract": "ashwagandha_root_extract",
    "Turmeric (Curcuma longa) rhizome extract (95% curcuminoids)": "turmeric_rhizome_extract",
    "Black pepper (Piper nigrum) fruit extract": "black_pepper_fruit_extract",
    "Ginkgo (Ginkgo biloba) leaf extract": "ginkgo_leaf_extract",
    "Green tea (Camellia sinensis) leaf extract (45% EGCG)": "green_tea_leaf_extract",
    "Psyllium (Plantago ovata) seed husk powder": "psyllium_seed_husk",
    "Fish oil concentrate": "fish_oil",
    "Algal oil": "algal_oil",
    "EPA (eicosapentaenoic acid)": "epa",
    "DHA (docosahexaenoic acid)": "dha",
    "Coenzyme Q10 (ubiquinone)": "coenzyme_q10",
    "Glucosamine HCl": "glucosamine_hcl",
    "Melatonin": "melatonin",
    (
        "Proprietary probiotic blend (20 billion CFU): "
        "Lactobacillus rhamnosus, Bifidobacterium lactis"
        ", Lactobacillus acidophilus"
    ): "probiotic_blend",
}


def load_categories() -> int:
    """How many were new."""
    known = set(Category.objects.values_list("slug", flat=True))
    entries = [entry for entry in read_json("categories.json") if entry["slug"] not in known]
    for entry in sorted(entries, key=lambda entry: entry["order"]):
        Category.add_root(
            name=entry["name"],
            slug=entry["slug"],
            description=f"<p>{entry['intro']}</p>",
            meta_description=entry["meta_description"],
        )
    return len(entries)


def load_products() -> int:
    """How many were new. Categories and ingredients must be there."""
    partner, _ = Partner.objects.get_or_create(code="shop", defaults={"name": settings.SHOP_NAME})
    entries = read_json("products.json")
    known = set(StockRecord.objects.filter(partner=partner).values_list("partner_sku", flat=True))
    new = [(order, each) for order, each in enumerate(entries) if each["sku"] not in known]
    for order, entry in new:
        with transaction.atomic():
            _create_product(entry, order, partner)
    if new:
        _relate(entries)
    return len(new)


def _create_product(entry: dict[str, Any], order: int, partner: Partner) -> None:
    product = Product.objects.create(
        title=entry["name"],
        slug=entry["slug"],
        product_class=_product_class(),
        structure=Product.STANDALONE,
        description=read_text(entry["description_html"]),
        tagline=entry["tagline"],
        benefits="\n".join(entry["benefits"]),
        meta_title=entry["meta_title"],
        meta_description=entry["meta_description"],
        net_weight_g=entry["shipping_weight_g"],
        priority=FIRST_PRIORITY - order,
    )
    ProductCategory.objects.create(
        product=product, category=Category.objects.get(slug=entry["category"])
    )
    StockRecord.objects.create(
        product=product,
        partner=partner,
        partner_sku=entry["sku"],
        price_currency="USD",
        price=Decimal(entry["price"]),
        num_in_stock=entry["stock"],
        low_stock_threshold=settings.LOW_STOCK_THRESHOLD,
    )
    _create_facts(product, entry)


def _create_facts(product: Product, entry: dict[str, Any]) -> None:
    # "unknown" means that a supplier's word is missing; a warning of its own says that.
    declared = entry["allergens_status"] == "declared"
    facts = SupplementFacts.objects.create(
        product=product,
        dosage_form=entry["dosage_form"],
        serving_size=entry["serving_size"],
        units_per_serving=entry["units_per_serving"],
        servings_per_container=entry["servings_per_container"],
        net_quantity=entry["net_quantity"],
        servings_per_day=entry["servings_per_day_max"],
        population=entry["dv_population"],
        directions=entry["directions"],
        other_ingredients=entry["other_ingredients"],
        allergens=", ".join(entry["allergens"]) if declared else "",
        storage=entry["storage"],
        warnings=entry["warnings"],
        flags=entry["flags"],
        note=entry["amounts_note"],
    )
    ingredients = {row.key: row for row in Ingredient.objects.all()}
    IngredientAmount.objects.bulk_create(
        _amount(facts, ingredients, row, position)
        for position, row in enumerate(entry["ingredients"], start=1)
    )


def _amount(
    facts: SupplementFacts, ingredients: dict[str, Ingredient], row: dict[str, Any], position: int
) -> IngredientAmount:
    ingredient = ingredients[row["nutrient_id"] or INGREDIENT_KEYS[row["name"]]]
    return IngredientAmount(
        facts=facts,
        ingredient=ingredient,
        label_name=row["name"] if row["name"] != ingredient.name else "",
        form=row["source"],
        amount=Decimal(row["amount"]),
        unit=row["unit"],
        position=position,
    )


def _product_class() -> ProductClass:
    found, _ = ProductClass.objects.get_or_create(
        slug="supplement",
        defaults={"name": "Supplement", "requires_shipping": True, "track_stock": True},
    )
    return found


def _relate(entries: list[dict[str, Any]]) -> None:
    keys = dict(Product.objects.values_list("slug", "pk"))
    ProductRecommendation.objects.bulk_create(
        [
            ProductRecommendation(
                primary_id=keys[entry["slug"]], recommendation_id=keys[slug], ranking=99 - rank
            )
            for entry in entries
            for rank, slug in enumerate(entry["related"])
            if entry["slug"] in keys and slug in keys
        ],
        ignore_conflicts=True,
    )
