"""What one product's label says: Supplement Facts, its blends and its rows."""

from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from catalogue.nutrition import plain_number

LARGEST_AMOUNT = Decimal("999999999")
_AMOUNT = [MinValueValidator(Decimal("0.0001")), MaxValueValidator(LARGEST_AMOUNT)]


class SupplementFacts(models.Model):
    """What one product's label says."""

    class Form(models.TextChoices):
        CAPSULE = "capsule", "Capsule"
        TABLET = "tablet", "Tablet"
        CHEWABLE = "chewable", "Chewable tablet"
        LOZENGE = "lozenge", "Lozenge"
        SOFTGEL = "softgel", "Softgel"
        GUMMY = "gummy", "Gummy"
        POWDER = "powder", "Powder"
        LIQUID = "liquid", "Liquid"

    class Population(models.TextChoices):
        """Whose daily values the panel uses: 21 CFR 101.36(b)(2)(iii)(E)."""

        ADULTS = "adults_4plus", "Adults and children from 4 years"
        PREGNANT = "pregnant_lactating", "Pregnant and lactating women"
        CHILDREN = "children_1_3", "Children 1 to 3 years"
        INFANTS = "infants", "Infants to 12 months"

    class AllergenStatus(models.TextChoices):
        UNKNOWN = "unknown", "Not known: a supplier's statement is missing"
        NONE = "none", "None of the nine"
        DECLARED = "declared", "Declared"

    class Harm(models.TextChoices):
        """What a California Proposition 65 warning names."""

        CANCER = "cancer", "Cancer"
        REPRODUCTIVE = "reproductive", "Birth defects or other reproductive harm"
        BOTH = "both", "Cancer and birth defects or other reproductive harm"

    SOLID_FORMS = (Form.CAPSULE, Form.TABLET, Form.CHEWABLE, Form.LOZENGE, Form.SOFTGEL, Form.GUMMY)

    product = models.OneToOneField(
        "catalogue.Product", on_delete=models.CASCADE, related_name="facts"
    )
    dosage_form = models.CharField(max_length=10, choices=Form)
    serving_size = models.CharField(max_length=60, help_text="As on the label: 3 capsules.")
    units_per_serving = models.PositiveSmallIntegerField(
        default=1, validators=[MinValueValidator(1)], help_text="Capsules, tablets, scoops … in it."
    )
    servings_per_container = models.PositiveSmallIntegerField(validators=[MinValueValidator(1)])
    net_quantity = models.CharField(
        max_length=60, blank=True, help_text="As on the label: 90 capsules, or 7.9 oz (225 g)."
    )
    servings_per_day = models.PositiveSmallIntegerField(
        "largest number of servings a day", default=1, validators=[MinValueValidator(1)]
    )
    population = models.CharField(max_length=20, choices=Population, default=Population.ADULTS)
    shows_iu = models.BooleanField(
        "also in IU", default=False,
        help_text="International units in parentheses after vitamins A, D and E.",
    )  # fmt: skip
    directions = models.CharField(max_length=300, blank=True)
    other_ingredients = models.CharField(
        max_length=500, blank=True,
        help_text="Everything that is no dietary ingredient, by falling weight, with commas.",
    )  # fmt: skip
    allergen_status = models.CharField(
        max_length=8, choices=AllergenStatus, default=AllergenStatus.UNKNOWN
    )
    allergens = models.CharField(
        max_length=300, blank=True, help_text="As after “Contains:” on the label."
    )
    known_allergens = models.JSONField(
        "allergens that the ingredients are known to hold", null=True, blank=True, editable=False,
        help_text="Worked out when saved; empty until then. See catalogue.diets.",
    )  # fmt: skip
    storage = models.CharField(max_length=200, blank=True)
    warnings = models.JSONField(
        default=list, blank=True, help_text="Keys of catalogue/data/warnings.json."
    )
    flags = models.JSONField(
        "badges", default=list, blank=True, help_text="Derived from the ingredients when saved."
    )
    confirmed_flags = models.JSONField(
        "badges that a supplier has confirmed", default=list, blank=True,
        help_text="For what the ingredients leave open. They never overrule an ingredient.",
    )  # fmt: skip
    child_resistant = models.BooleanField("child-resistant package", default=False)
    child_resistant_record = models.CharField(
        "record of the package", max_length=200, blank=True,
        help_text="Test report or certificate. Needed from 250 mg of iron in one package.",
    )  # fmt: skip
    prop65_chemicals = models.CharField(
        "Proposition 65 chemicals", max_length=200, blank=True, help_text="lead, cadmium …"
    )
    prop65_harm = models.CharField("Proposition 65 harm", max_length=12, choices=Harm, blank=True)
    note = models.CharField(
        max_length=300, blank=True,
        help_text="Shown with the panel, for example that amounts are an illustration.",
    )  # fmt: skip

    blocking = models.PositiveSmallIntegerField(
        "problems that keep it hidden", null=True, editable=False,
        help_text="When it was last judged; empty: not yet. See catalogue.readiness.",
    )  # fmt: skip

    class Meta:
        verbose_name_plural = "supplement facts"

    def __str__(self) -> str:
        return f"Supplement facts of {self.product}"

    @property
    def is_solid(self) -> bool:
        return self.dosage_form in self.SOLID_FORMS


class Blend(models.Model):
    """A proprietary blend: its total is printed, its members' amounts are not (101.36(c))."""

    facts = models.ForeignKey(SupplementFacts, on_delete=models.CASCADE, related_name="blends")
    name = models.CharField(max_length=120, help_text="Proprietary Blend, or what describes it.")
    amount = models.DecimalField(max_digits=14, decimal_places=4, validators=_AMOUNT)
    unit = models.CharField(max_length=12)
    note = models.CharField(max_length=120, blank=True, help_text="20 billion CFU")
    position = models.PositiveSmallIntegerField(default=0, blank=True)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["facts", "name"], name="blend_once",
                violation_error_message="There is a blend of this name already.",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.name} {plain_number(self.amount)} {self.unit}"


class IngredientAmount(models.Model):
    """One row of the panel: how much of it is in one serving.

    A mineral's amount is that of the element, never of the salt (101.36(b)(2)(ii)(B)).
    """

    facts = models.ForeignKey(SupplementFacts, on_delete=models.CASCADE, related_name="amounts")
    ingredient = models.ForeignKey(
        "catalogue.Ingredient", on_delete=models.PROTECT, related_name="amounts"
    )
    blend = models.ForeignKey(
        Blend, on_delete=models.CASCADE, null=True, blank=True, related_name="members"
    )
    label_name = models.CharField(
        max_length=200, blank=True, help_text="Printed instead of the ingredient's name."
    )
    form = models.CharField(
        "source", max_length=200, blank=True, default="", help_text="as methylcobalamin"
    )
    amount = models.DecimalField(max_digits=14, decimal_places=4, validators=_AMOUNT)
    unit = models.CharField(max_length=12)
    compound_amount = models.DecimalField(
        "weight of the compound", max_digits=14, decimal_places=4, null=True, blank=True,
        validators=_AMOUNT, help_text="In the row's unit. Not printed; checks the element's share.",
    )  # fmt: skip
    limit_amount = models.DecimalField(
        "counts towards the upper limit", max_digits=14, decimal_places=4, null=True, blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(LARGEST_AMOUNT)],
        help_text="In the limit's unit. Empty: worked out from the source.",
    )  # fmt: skip
    position = models.PositiveSmallIntegerField(default=0, blank=True)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["facts", "ingredient", "form"], name="ingredient_once_a_source",
                violation_error_message="This ingredient is listed already, from the same source.",
            ),
            models.CheckConstraint(
                condition=models.Q(amount__gt=0), name="ingredient_amount_positive"
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.label_name or self.ingredient.name} {plain_number(self.amount)} {self.unit}"
