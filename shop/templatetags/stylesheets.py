"""{% stylesheet_url %}: the address of the joined styles, new with each change of them."""

from django import template

from shop import stylesheets

register = template.Library()
register.simple_tag(stylesheets.stylesheet_url, name="stylesheet_url")
