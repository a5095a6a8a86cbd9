from django.db import models


class Attachment(models.Model):
    """An article on a product's page, and the product on the article's, each list in its order."""

    article = models.ForeignKey(
        "content.Article", on_delete=models.CASCADE, related_name="attachments"
    )
    product = models.ForeignKey(
        "catalogue.Product", on_delete=models.CASCADE, related_name="article_attachments"
    )
    position = models.PositiveSmallIntegerField(
        "place on the article's page", default=0, blank=True
    )
    position_on_product = models.PositiveSmallIntegerField(
        "place on the product's page", default=0, blank=True
    )
    note = models.CharField(
        max_length=250, blank=True, help_text="Shown under the product: why it is named here."
    )

    waits = models.BooleanField(
        default=False,
        editable=False,
        help_text="Not shown: what the article says needs a sign-off beside a product.",
    )

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "product"],
                name="product_once_per_article",
                violation_error_message="This pair is attached already.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.article} – {self.product}"
