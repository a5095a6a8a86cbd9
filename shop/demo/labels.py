"""Supplement Facts of the demo products, as shop/demo/data/products.json has them."""

from decimal import Decimal
from typing import Any

from catalogue.facts_saved import facts_saved
from catalogue.models import Blend, Ingredient, IngredientAmount, Product, SupplementFacts
from catalogue.panel_names import printed_name

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
    "Lactobacillus rhamnosus": "lactobacillus_rhamnosus",
    "Bifidobacterium lactis": "bifidobacterium_lactis",
    "Lactobacillus acidophilus": "lactobacillus_acidophilus",
}


def create_facts(product: Product, entry: dict[str, Any]) -> SupplementFacts:
    """Badges and known allergens are worked out, as for any other label."""
    facts = SupplementFacts.objects.create(
        product=product,
        dosage_form=entry["dosage_form"],
        serving_size=entry["serving_size"],
        units_per_serving=entry["units_per_serving"],
        servings_per_container=entry["servings_per_container"],
        net_quantity=entry["net_quantity"],
        servings_per_day=entry["servings_per_day_max"],
        population=entry["dv_population"],
        shows_iu=entry.get("shows_iu", False),
        directions=entry["directions"],
        other_ingredients=entry["other_ingredients"],
        allergen_status=entry["allergens_status"],
        allergens=", ".join(entry["allergens"]),
        storage=entry["storage"],
        warnings=entry["warnings"],
        confirmed_flags=entry["confirmed_flags"],
        child_resistant=bool(entry["child_resistant_record"]),
        child_resistant_record=entry["child_resistant_record"],
        note=entry["amounts_note"],
    )
    blends = {
        each["name"]: Blend.objects.create(
            facts=facts,
            name=each["name"],
            amount=Decimal(each["amount"]),
            unit=each["unit"],
            note=each["note"],
            position=position,
        )
        for position, each in enumerate(entry.get("blends", []))
    }
    ingredients = {row.key: row for row in Ingredient.objects.all()}
    IngredientAmount.objects.bulk_create(
        _amount(facts, ingredients, blends, row, position)
        for position, row in enumerate(entry["ingredients"], start=1)
    )
    facts_saved(facts, reason="Demo shop")
    return facts


def _amount(
    facts: SupplementFacts,
    ingredients: dict[str, Ingredient],
    blends: dict[str, Blend],
    row: dict[str, Any],
    position: int,
) -> IngredientAmount:
    ingredient = ingredients[row["nutrient_id"] or INGREDIENT_KEYS[row["name"]]]
    return IngredientAmount(
        facts=facts,
        ingredient=ingredient,
        blend=blends.get(row.get("blend", "")),
        label_name=row["name"] if row["name"] != printed_name(ingredient) else "",
        form=row["source"],
        amount=Decimal(row["amount"]),
        unit=row["unit"],
        position=position,
    )
