"""Pages that staff write: the home page's sections, about, policies; and letters that come in."""

from typing import Any

from django.db import models
from django.urls import reverse

from catalogue.fields import PictureField, rendered_column
from shop.rich_text import sanitize


class HomeSection(models.Model):
    """One band of the home page."""

    class Kind(models.TextChoices):
        HERO = "hero", "Hero: large title, text, picture, two links"
        CATEGORIES = "categories", "Category tiles"
        PRODUCTS = "products", "Product shelf"
        ARTICLES = "articles", "Newest articles"
        FACTS = "facts", "Three short statements"
        TEXT = "text", "Text"

    kind = models.CharField(max_length=12, choices=Kind)
    eyebrow = models.CharField(max_length=80, blank=True, help_text="Small line above the title.")
    title = models.CharField(max_length=120, blank=True)
    body = models.TextField(blank=True)
    primary_label = models.CharField(max_length=40, blank=True)
    primary_url = models.CharField(
        max_length=200, blank=True, help_text="An address in this shop, like /products/."
    )
    secondary_label = models.CharField(max_length=40, blank=True)
    secondary_url = models.CharField(max_length=200, blank=True)
    image = PictureField(
        upload_to="home/", blank=True, width_field="image_width", height_field="image_height"
    )
    image_width = models.PositiveIntegerField(null=True, blank=True, editable=False)
    image_height = models.PositiveIntegerField(null=True, blank=True, editable=False)
    image_rendered = rendered_column()
    image_alt = models.CharField(max_length=200, blank=True)
    products = models.ManyToManyField(
        "catalogue.Product", blank=True, help_text="For a product shelf. None chosen: the newest."
    )
    items = models.JSONField(
        default=list, blank=True, help_text='For statements: a list of {"title": …, "text": …}.'
    )
    position = models.PositiveSmallIntegerField(default=0, blank=True)
    is_public = models.BooleanField("visible", default=True)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.title or self.get_kind_display()

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.body = sanitize(self.body)
        super().save(*args, **kwargs)


class PageQuerySet(models.QuerySet["Page"]):
    def public(self) -> "PageQuerySet":
        return self.filter(is_public=True)


class Page(models.Model):
    """About, or a policy. `{{ shop_name }}` and its kin are filled in when it is shown."""

    class Kind(models.TextChoices):
        ABOUT = "about", "About us"
        POLICY = "policy", "Policy"

    kind = models.CharField(max_length=8, choices=Kind, default=Kind.POLICY)
    slug = models.SlugField(unique=True)
    title = models.CharField(max_length=120)
    summary = models.CharField(max_length=300, blank=True)
    body = models.TextField(blank=True)
    meta_description = models.CharField(max_length=160, blank=True)
    note = models.TextField(blank=True, help_text="For staff only.")
    image = PictureField(
        upload_to="pages/", blank=True, width_field="image_width", height_field="image_height"
    )
    image_width = models.PositiveIntegerField(null=True, blank=True, editable=False)
    image_height = models.PositiveIntegerField(null=True, blank=True, editable=False)
    image_rendered = rendered_column()
    image_alt = models.CharField(max_length=200, blank=True)
    position = models.PositiveSmallIntegerField(default=0, blank=True)
    is_public = models.BooleanField("visible", default=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = PageQuerySet.as_manager()

    class Meta:
        ordering = ["position", "title"]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.body = sanitize(self.body)
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        if self.kind == self.Kind.ABOUT:
            return reverse("about")
        return reverse("policy", kwargs={"slug": self.slug})


class ContactMessage(models.Model):
    """A letter from the contact form. Staff get a mail as well; this row is the record."""

    class Topic(models.TextChoices):
        ORDER = "order", "My order"
        PRODUCT = "product", "A product or its ingredients"
        HEALTH = "health", "I felt unwell after taking a product"
        OTHER = "other", "Something else"

    name = models.CharField("your name", max_length=100)
    email = models.EmailField("your e-mail")
    topic = models.CharField("what is it about?", max_length=10, choices=Topic)
    order_number = models.CharField("order number, if you have one", max_length=32, blank=True)
    message = models.TextField("your message", max_length=5000)
    submission = models.UUIDField(unique=True, editable=False, help_text="Sent twice, stored once.")
    created_at = models.DateTimeField(auto_now_add=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return f"{self.get_topic_display()}: {self.name}"
