"""What may be posted to a cart."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .changes import MAX_PIECES

WHOLE_NUMBER = _("Please enter a whole number.")
AT_LEAST_ONE = _("Please enter 1 or more.")
TOO_MANY = _("A cart holds %(limit_value)s pieces at most.")


class QuantityField(forms.IntegerField):
    """How many pieces; `min_value` is 0 where 0 means to remove."""

    def __init__(self, *, min_value: int, **options: object) -> None:
        super().__init__(
            min_value=min_value,
            max_value=MAX_PIECES,
            error_messages={
                "invalid": WHOLE_NUMBER,
                "required": WHOLE_NUMBER,
                "min_value": AT_LEAST_ONE if min_value else WHOLE_NUMBER,
                "max_value": TOO_MANY,
            },
            **options,  # type: ignore[arg-type]
        )


class AddForm(forms.Form):
    """Without a quantity, one piece."""

    quantity = QuantityField(min_value=1, required=False)

    def clean_quantity(self) -> int:
        return self.cleaned_data["quantity"] or 1


class VoucherForm(forms.Form):
    code = forms.CharField(
        label=_("Code of the voucher"),
        max_length=64,
        error_messages={
            "required": _("Please enter a code."),
            "max_length": _("No code is so long."),
        },
    )
