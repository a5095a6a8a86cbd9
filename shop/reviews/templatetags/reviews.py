"""{% load reviews %}: what pages of other apps show of reviews.

{% product_reviews product as reviews %} · {% review_entries order as entries %} · {{ 4|stars }}
"""

from decimal import ROUND_HALF_UP, Decimal

from django import template

from shop.reviews.buyers import list_entries
from shop.reviews.models import MOST_STARS
from shop.reviews.selectors import review_summary

register = template.Library()
register.simple_tag(review_summary, name="product_reviews")
register.simple_tag(list_entries, name="review_entries")


@register.filter
def stars(number: Decimal | int) -> str:
    """Five signs, filled to the nearest whole star; for the eye, so put words beside it."""
    full = int(Decimal(number).quantize(Decimal(1), rounding=ROUND_HALF_UP))
    return "★" * full + "☆" * (MOST_STARS - full)
