from django.db import models
from oscar.apps.catalogue.abstract_models import AbstractProductClass


class ProductClass(AbstractProductClass):
    """A kind of product. Supplements state what is in them; a pill box does not."""

    needs_facts = models.BooleanField(
        "needs Supplement Facts",
        default=True,
        help_text="Products of this class can be shown only with complete Supplement Facts.",
    )
