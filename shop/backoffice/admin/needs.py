"""What products are for: the first of the shop's filters."""

from django import forms
from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from unfold.admin import ModelAdmin
from unfold.decorators import display

from catalogue.models import Need
from shop.claims.forms import HeldToClaims


class NeedForm(HeldToClaims, forms.ModelForm):
    claiming = {"name": "name", "address": "slug", "description": "description"}

    class Meta:
        model = Need
        fields = ("name", "slug", "description", "position")
        labels = {"slug": "Address", "position": "Place in the list"}
        help_texts = {
            "name": (
                "A part or a function of the body: Bones, Rest, Energy. Never a disease or its"
                " signs: not Osteoporosis, Insomnia, Leg cramps."
            ),
            "slug": "In the page's address. Made from the name when empty.",
            "description": (
                "One sentence above the products. Say what stands there, or what a nutrient does in"
                " the body; then it ends with * and the page prints the disclaimer."
            ),
            "position": "The lowest number stands first.",
        }


@admin.register(Need)
class NeedAdmin(ModelAdmin):
    form = NeedForm
    list_display = ("name", "description", "products_there", "position")
    list_editable = ("position",)
    ordering = ("position", "name")
    search_fields = ("name",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Need]:
        return super().get_queryset(request).annotate(product_count=Count("products"))

    @display(description="products")
    def products_there(self, need: Need) -> int:
        return getattr(need, "product_count", 0)
