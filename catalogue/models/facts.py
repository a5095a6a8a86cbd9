from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models


class Ingredient(models.Model):
    """Something that a supplement contains: a nutrient with a daily value, or anything else."""

    class Kind(models.TextChoices):
        MACRO = "macro", "Calories and macronutrients"
        VITAMIN = "vitamin", "Vitamin"
        MINERAL = "mineral", "Mineral"
        AMINO_ACID = "amino_acid", "Amino acid"
        BOTANICAL = "botanical", "Botanical"
        OTHER = "other", "Other"

    key = models.SlugField(max_length=80, unique=True, help_text="Stable name in data files.")
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=12, choices=Kind)
    unit = models.CharField(max_length=12, help_text="The unit of its daily value: mg, mcg DFE …")
    daily_value = models.DecimalField(
        "daily value, adults and children from 4",
        max_digits=12,
        decimal_places=4,
        null=True,
        blank=True,
    )
    daily_value_pregnant = models.DecimalField(
        "daily value, pregnant and lactating women",
        max_digits=12,
        decimal_places=4,
        null=True,
        blank=True,
    )
    label_order = models.PositiveSmallIntegerField(
        default=1000, help_text="21 CFR 101.36(b)(2)(i)(B)"
    )
    source = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["label_order", "name"]

    def __str__(self) -> str:
        return self.name


class SupplementFacts(models.Model):
    """What one product's label says."""

    class Form(models.TextChoices):
        CAPSULE = "capsule", "Capsule"
        TABLET = "tablet", "Tablet"
        SOFTGEL = "softgel", "Softgel"
        POWDER = "powder", "Powder"

    class Population(models.TextChoices):
        ADULTS = "adults_4plus", "Adults and children from 4 years"
        PREGNANT = "pregnant_lactating", "Pregnant and lactating women"

    product = models.OneToOneField(
        "catalogue.Product", on_delete=models.CASCADE, related_name="facts"
    )
    dosage_form = models.CharField(max_length=8, choices=Form)
    serving_size = models.CharField(max_length=60, help_text="As on the label: 3 capsules.")
    units_per_serving = models.PositiveSmallIntegerField(default=1)
    servings_per_container = models.PositiveSmallIntegerField(validators=[MinValueValidator(1)])
    net_quantity = models.CharField(
        max_length=60, blank=True, help_text="As on the label: 90 capsules, or 7.9 oz (225 g)."
    )
    servings_per_day = models.PositiveSmallIntegerField(
        "largest number of servings a day", default=1
    )
    population = models.CharField(max_length=20, choices=Population, default=Population.ADULTS)
    directions = models.CharField(max_length=300, blank=True)
    other_ingredients = models.CharField(max_length=500, blank=True)
    allergens = models.CharField(max_length=300, blank=True)
    storage = models.CharField(max_length=200, blank=True)
    warnings = models.JSONField(
        default=list, blank=True, help_text="Keys of catalogue/data/warnings.json."
    )
    flags = models.JSONField(default=list, blank=True, help_text="vegan, gluten_free …")
    note = models.CharField(
        max_length=300,
        blank=True,
        help_text="Shown with the panel, for example that amounts are an illustration.",
    )

    class Meta:
        verbose_name_plural = "supplement facts"

    def __str__(self) -> str:
        return f"Supplement facts of {self.product}"


class IngredientAmount(models.Model):
    """One row of the panel: how much of it is in one serving."""

    facts = models.ForeignKey(SupplementFacts, on_delete=models.CASCADE, related_name="amounts")
    ingredient = models.ForeignKey(Ingredient, on_delete=models.PROTECT, related_name="amounts")
    label_name = models.CharField(
        max_length=200, blank=True, help_text="Printed instead of the ingredient's name."
    )
    form = models.CharField("source", max_length=200, blank=True, help_text="as methylcobalamin")
    amount = models.DecimalField(
        max_digits=14, decimal_places=4, validators=[MinValueValidator(Decimal("0.0001"))]
    )
    unit = models.CharField(max_length=12)
    position = models.PositiveSmallIntegerField(default=0, blank=True)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return f"{self.label_name or self.ingredient.name} {self.amount.normalize():f} {self.unit}"
