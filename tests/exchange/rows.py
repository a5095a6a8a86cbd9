"""Rows of a file that are right, to be spoilt by tests."""

MAGNESIUM = {
    "sku": "EVF-MAG",
    "title": "Magnesium",
    "price": "19.95",
    "in_stock": "120",
    "is_public": "yes",
    "dosage_form": "capsule",
    "serving_size": "2 capsules",
    "units_per_serving": "2",
    "servings_per_container": "30",
    "net_quantity": "60 capsules",
    "directions": "Take 2 capsules daily.",
    "other_ingredients": "hypromellose (capsule), rice flour",
    "allergen_status": "none",
    "supplement_facts": "Magnesium | 100 mg | as magnesium glycinate",
}
