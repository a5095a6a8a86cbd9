"""New words that need a name behind them are refused beside the field they stand in."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django import forms
from django.db.models import Model

from .passages import FoundPassage
from .signing import find_unsigned, say_unsigned
from .subjects import Text, subject_of


class HeldToClaims:
    """Mix into the form of a kind of text that is checked for claims, before it.

    Hidden it may say anything, and be signed; a kind that cannot be hidden has to change its words.
    `claiming` says in which field each of its texts stands.
    """

    instance: Any
    errors: Any
    claiming: Mapping[str, str]

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]
        if self.errors or not _is_shown(self.instance):
            return
        read = subject_of(self.instance).texts
        stored = type(self.instance).objects.filter(pk=self.instance.pk).first()
        before = read(stored) if stored and _is_shown(stored) else ()
        found = find_unsigned(self.instance, read(self.instance), before)
        way_out = "Or hide it first." if hasattr(self.instance, "is_public") else ""
        _refuse(self, found, self.claiming, way_out)


def refuse_unsigned(
    form: forms.ModelForm,
    owner: Model | None,
    read: Callable[[Any], Iterable[Text]],
    fields: Mapping[str, str],
) -> None:
    """The same for a part of `owner`, which may not be there yet; for when the fields are clean.

    `read` gives the texts of the form's model, `fields` is as `claiming` above.
    """
    if owner is None or not _is_shown(owner):
        return
    model = form._meta.model
    entered = {name: form.cleaned_data.get(name) or "" for name in fields.values()}
    stored = model.objects.filter(pk=form.instance.pk).first() if form.instance.pk else None
    found = find_unsigned(owner, read(model(**entered)), read(stored) if stored else ())
    _refuse(form, found, fields, f"Or hide the {str(owner._meta.verbose_name).lower()} first.")


def _refuse(form: Any, found: list[FoundPassage], fields: Mapping[str, str], way_out: str) -> None:
    for text, name in fields.items():
        if passages := [one for one in found if one.field == text]:
            form.add_error(name, f"{say_unsigned(passages)} {way_out}".strip())


def _is_shown(row: Any) -> bool:
    return bool(getattr(row, "is_public", True))
