"""The forms by which somebody answers for claims about diseases, and takes that back."""

from typing import Any

from django import forms
from unfold.widgets import UnfoldAdminTextareaWidget

from shop.claims.passages import FoundPassage

LEAST_REASON = 15


def _reason_field(*, help_text: str, required: str) -> forms.CharField:
    """The template puts its help under the id `reason-help`."""
    return forms.CharField(
        min_length=LEAST_REASON,
        max_length=1000,
        widget=UnfoldAdminTextareaWidget(attrs={"rows": 3, "aria-describedby": "reason-help"}),
        help_text=help_text,
        error_messages={
            "required": required,
            "min_length": "A few words more, please: somebody will read this in a year.",
        },
    )


class SignOffForm(forms.Form):
    """`passages` are the digests of what was read; nothing is ticked beforehand."""

    passages = forms.MultipleChoiceField(
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Tick the passages that you have read and answer for.",
            "invalid_choice": "One of the passages changed meanwhile. Please read them again.",
        },
    )
    reason = _reason_field(
        help_text="Why it may stand: what it means, on which advice. Kept with your name.",
        required="Say why it may stand; the reason is kept with your name.",
    )

    def __init__(self, *args: Any, passages: list[FoundPassage], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["passages"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(one.digest, f"{one.field}: {one.text}") for one in passages]


class WithdrawalForm(forms.Form):
    reason = _reason_field(
        help_text="Why it may not stand any more. Kept with your name, beside the sign-off.",
        required="Say why it is withdrawn; the reason is kept with your name.",
    )
