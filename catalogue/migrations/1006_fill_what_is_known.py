from django.db import migrations


def fill(apps, schema_editor):
    ingredients = apps.get_model("catalogue", "Ingredient")
    for ingredient in ingredients.objects.filter(slug=""):
        ingredient.slug = ingredient.key.replace("_", "-")
        ingredient.save(update_fields=["slug"])
    facts = apps.get_model("catalogue", "SupplementFacts")
    for row in facts.objects.all():
        # Without a word of the supplier it stays unknown.
        if "soy_to_confirm" not in row.warnings:
            row.allergen_status = "declared" if row.allergens else "none"
        row.confirmed_flags = row.flags
        row.save(update_fields=["allergen_status", "confirmed_flags"])


class Migration(migrations.Migration):
    dependencies = [("catalogue", "1005_knows_supplements")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
