from django.db import migrations, models

# Those that came with the shop before this migration; any other one was added by staff.
SHIPPED = """
calories total_fat saturated_fat trans_fat polyunsaturated_fat monounsaturated_fat cholesterol
total_carbohydrate dietary_fiber total_sugars added_sugars sugar_alcohol protein
vitamin_a vitamin_c vitamin_d vitamin_e vitamin_k thiamin riboflavin niacin vitamin_b6 folate
vitamin_b12 biotin pantothenic_acid choline calcium iron phosphorus iodine magnesium zinc selenium
copper manganese chromium molybdenum chloride sodium potassium fluoride boron vanadium nickel
glycine gaba l_theanine hydrolyzed_collagen valerian_root_extract lemon_balm_leaf_extract
ashwagandha_root_extract turmeric_rhizome_extract black_pepper_fruit_extract ginkgo_leaf_extract
green_tea_leaf_extract psyllium_seed_husk fish_oil algal_oil epa dha coenzyme_q10 glucosamine_hcl
melatonin probiotic_blend
""".split()


def mark(apps, schema_editor):
    apps.get_model("catalogue", "Ingredient").objects.filter(key__in=SHIPPED).update(is_own=False)


class Migration(migrations.Migration):
    dependencies = [("catalogue", "1007_ingredient_addresses")]

    operations = [
        migrations.AddField(
            model_name="ingredient",
            name="is_own",
            field=models.BooleanField(
                default=True,
                help_text="Ticked: new versions of the shop's data leave this ingredient as it is.",
                verbose_name="kept by us",
            ),
        ),
        migrations.RunPython(mark, migrations.RunPython.noop),
    ]
