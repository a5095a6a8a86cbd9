"""{% load articles %}: articles for other pages, as lists of Article ready for cards.

{% attached_articles product as articles %} · {% articles_about ingredient.pk as articles %}
{% newest_articles 3 as articles %}
"""

from django import template

from content.attached import attached_articles, newest_articles
from content.suggestions import articles_about

register = template.Library()
register.simple_tag(attached_articles)
register.simple_tag(articles_about)
register.simple_tag(newest_articles)
