"""New words of a visible product that need a name behind them, beside the field they stand in."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django import forms

from catalogue.models import Product
from catalogue.publishing import find_unsigned, say_unsigned
from shop.claims.subjects import Text


def refuse_unsigned(
    form: forms.ModelForm,
    product: Product | None,
    read: Callable[[Any], Iterable[Text]],
    fields: Mapping[str, str],
) -> None:
    """To be called when the fields are clean.

    `read` gives the texts of the form's model; `fields` says in which field each stands.
    """
    if product is None or not product.is_public:
        return
    model = form._meta.model
    entered = {name: form.cleaned_data.get(name) or "" for name in fields.values()}
    stored = model.objects.filter(pk=form.instance.pk).first() if form.instance.pk else None
    found = find_unsigned(product, read(model(**entered)), read(stored) if stored else ())
    for text, name in fields.items():
        if passages := [one for one in found if one.field == text]:
            form.add_error(name, f"{say_unsigned(passages)} Or hide the product first.")
