"""Below a product's form: articles about what is in it, attached by one press."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from content.suggestions import suggest_articles


class SuggestedArticles:
    """Mix into the ModelAdmin of Product, before it. Costs one query."""

    change_form_template = "admin/products/form.html"

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        product = kwargs.get("obj")
        if product and not product.is_child and request.user.has_perm("content.add_attachment"):
            context["suggested_articles"] = suggest_articles(product)
        return super().render_change_form(request, context, *args, **kwargs)  # type: ignore[misc]
