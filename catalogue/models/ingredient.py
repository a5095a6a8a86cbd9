"""What supplements are made of, and what is known about each: values, limits, cautions, doses."""

from typing import Any

from django.core.validators import MinValueValidator
from django.db import models
from django.urls import reverse

from catalogue.nutrition import plain_number
from catalogue.slugs import leave_redirect, unique_slug


class Allergen(models.TextChoices):
    """The nine major food allergens of 21 U.S.C. 321(qq), sesame among them since 2023."""

    MILK = "milk", "Milk"
    EGG = "egg", "Egg"
    FISH = "fish", "Fish"
    SHELLFISH = "shellfish", "Crustacean shellfish"
    TREE_NUTS = "tree_nuts", "Tree nuts"
    PEANUTS = "peanuts", "Peanuts"
    WHEAT = "wheat", "Wheat"
    SOY = "soy", "Soybeans"
    SESAME = "sesame", "Sesame"


def _daily_value(name: str) -> Any:
    return models.DecimalField(
        f"daily value, {name}", max_digits=12, decimal_places=4, null=True, blank=True,
        validators=[MinValueValidator(0)],
    )  # fmt: skip


class Ingredient(models.Model):
    """Something that a supplement contains: a nutrient with a daily value, or anything else.

    Excipients (capsule shells, fillers) are ingredients too, because allergens and diets depend on
    them; they have no row in the panel and no page.
    """

    class Kind(models.TextChoices):
        MACRO = "macro", "Calories and macronutrients"
        VITAMIN = "vitamin", "Vitamin"
        MINERAL = "mineral", "Mineral"
        AMINO_ACID = "amino_acid", "Amino acid"
        BOTANICAL = "botanical", "Botanical"
        OTHER = "other", "Other"
        EXCIPIENT = "excipient", "Excipient (other ingredient)"

    class LimitScope(models.TextChoices):
        """Which intake an upper limit counts."""

        ALL = "all", "All sources"
        SUPPLEMENTAL = "supplemental", "Supplements and fortified foods only"
        FOLIC_ACID = "folic_acid", "Folic acid only"
        PREFORMED = "preformed", "Preformed vitamin A only"

    class Drowsiness(models.TextChoices):
        NO = "no", "No"
        MILD = "mild", "Mild"
        YES = "yes", "Yes"

    class Origin(models.TextChoices):
        """What diets ask about. Unknown is never taken for a yes."""

        UNKNOWN = "unknown", "Unknown"
        PLANT = "plant", "Plant, mineral, microbial or synthetic"
        DAIRY_EGG = "dairy_egg", "Milk, egg, honey, wax or wool"
        ANIMAL = "animal", "Animal or fish"

    class Gluten(models.TextChoices):
        UNKNOWN = "unknown", "Unknown"
        FREE = "free", "Free of gluten"
        CONTAINS = "contains", "Contains gluten"

    key = models.SlugField(max_length=80, unique=True, help_text="Stable name in data files.")
    name = models.CharField(max_length=120)
    slug = models.SlugField(
        "address", max_length=120, unique=True, blank=True,
        help_text="Made from the name when empty; a changed one leaves a redirect.",
    )  # fmt: skip
    kind = models.CharField(max_length=12, choices=Kind)
    synonyms = models.TextField(blank=True, help_text="Other names and forms, one a line.")
    latin_name = models.CharField(
        max_length=120, blank=True, help_text="For botanicals: Valeriana officinalis."
    )
    plant_part = models.CharField(max_length=60, blank=True, help_text="For botanicals: root.")
    description = models.TextField(
        "what it is", blank=True, help_text="A few plain sentences. Name no disease."
    )

    unit = models.CharField(max_length=12, help_text="The unit of its daily value: mg, mcg DFE …")
    daily_value = _daily_value("adults and children from 4")
    daily_value_pregnant = _daily_value("pregnant and lactating women")
    daily_value_children = _daily_value("children 1 to 3 years")
    daily_value_infants = _daily_value("infants to 12 months")
    label_order = models.PositiveSmallIntegerField(
        default=1000, help_text="21 CFR 101.36(b)(2)(i)(B)"
    )
    source = models.CharField(max_length=300, blank=True, help_text="Of the daily values.")

    upper_limit = models.DecimalField(
        "upper limit, adults", max_digits=12, decimal_places=4, null=True, blank=True,
        validators=[MinValueValidator(0)], help_text="A day. Empty when none is established.",
    )  # fmt: skip
    upper_limit_pregnant = models.DecimalField(
        "upper limit, pregnant women", max_digits=12, decimal_places=4, null=True, blank=True,
        validators=[MinValueValidator(0)],
    )  # fmt: skip
    upper_limit_unit = models.CharField(max_length=12, blank=True)
    upper_limit_scope = models.CharField(max_length=12, choices=LimitScope, blank=True)
    upper_limit_note = models.CharField(max_length=300, blank=True)
    upper_limit_source = models.CharField(max_length=300, blank=True)

    interactions = models.TextField("medicines", blank=True)
    interaction_tags = models.JSONField(default=list, blank=True)
    cautions = models.TextField("conditions and cautions", blank=True)
    pregnancy = models.CharField(max_length=300, blank=True)
    breastfeeding = models.CharField(max_length=300, blank=True)
    drowsiness = models.CharField(max_length=4, choices=Drowsiness, blank=True)
    customary_daily = models.CharField("customary largest daily amount", max_length=200, blank=True)
    customary_basis = models.CharField(max_length=200, blank=True)
    separation_hours = models.CharField(
        "hours apart from such medicines", max_length=20, blank=True
    )
    cautions_source = models.CharField(max_length=300, blank=True)
    cautions_as_of = models.DateField("cautions as of", null=True, blank=True)

    allergens = models.JSONField(default=list, blank=True)
    allergens_checked = models.BooleanField(
        default=False, help_text="Unticked means unknown, never none."
    )
    allergen_note = models.CharField(max_length=300, blank=True)
    origin = models.CharField(max_length=10, choices=Origin, default=Origin.UNKNOWN)
    gluten = models.CharField(max_length=10, choices=Gluten, default=Gluten.UNKNOWN)
    is_own = models.BooleanField(
        "kept by us", default=True,
        help_text="Ticked: new versions of the shop's data leave this ingredient as it is.",
    )  # fmt: skip

    class Meta:
        ordering = ["label_order", "name"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        others = Ingredient.objects.exclude(pk=self.pk)
        if not self.slug:
            self.slug = unique_slug(self.name, others)
        before = others.model.objects.filter(pk=self.pk).values_list("slug", flat=True).first()
        super().save(*args, **kwargs)
        if before and before != self.slug:
            leave_redirect(_address(before), _address(self.slug))

    def get_absolute_url(self) -> str:
        return _address(self.slug)

    @property
    def synonym_list(self) -> list[str]:
        return [line.strip() for line in self.synonyms.splitlines() if line.strip()]


class StudiedDose(models.Model):
    """A daily amount that studies gave to people: what the dose bar compares a product with.

    `finding` says in plain words what came of it, weak results included; no disease is named.
    """

    class Strength(models.TextChoices):
        GOOD = "good", "Several good trials agree"
        MIXED = "mixed", "Mixed results"
        WEAK = "weak", "Small or weak studies"
        NONE = "none", "No clear effect"

    ingredient = models.ForeignKey(
        Ingredient, on_delete=models.CASCADE, related_name="studied_doses"
    )
    key = models.SlugField(max_length=80, unique=True, help_text="Stable name in data files.")
    low = models.DecimalField(max_digits=12, decimal_places=4, validators=[MinValueValidator(0)])
    high = models.DecimalField(max_digits=12, decimal_places=4, validators=[MinValueValidator(0)])
    unit = models.CharField(max_length=12)
    form = models.CharField(
        max_length=120, blank=True, help_text="The form studied: root extract, oxide …"
    )
    finding = models.CharField(max_length=300)
    strength = models.CharField(max_length=5, choices=Strength)
    people = models.PositiveIntegerField("people studied", null=True, blank=True)
    citation = models.CharField(
        max_length=300, help_text="Authors, journal, year. A title that names a disease stays out."
    )
    doi = models.CharField("DOI", max_length=120, blank=True)
    pmid = models.CharField("PMID", max_length=12, blank=True)
    as_of = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["ingredient", "key"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(high__gte=models.F("low")),
                name="studied_dose_low_to_high",
                violation_error_message="The upper end is below the lower end.",
            )
        ]

    def __str__(self) -> str:
        return (
            f"{self.ingredient}: {plain_number(self.low)} to {plain_number(self.high)} {self.unit}"
        )


def _address(slug: str) -> str:
    return reverse("ingredient", kwargs={"slug": slug})
