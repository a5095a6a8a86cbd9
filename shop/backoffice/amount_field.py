"""An amount as people type it: “1,000.5”, with an error that says what is wrong with “1.5 mg”."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from unfold.widgets import UnfoldAdminTextInputWidget

from catalogue.nutrition import AmountError, parse_amount


class AmountField(forms.Field):
    """Text, so that what was typed is still there when it was not understood.

    `zero`: nothing at all is an amount, too.
    """

    widget = UnfoldAdminTextInputWidget(attrs={"inputmode": "decimal", "autocomplete": "off"})

    def __init__(self, *, zero: bool = False, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.zero = zero

    def to_python(self, value: Any) -> Decimal | None:
        text = str(value).strip() if value is not None else ""
        if not text:
            return None
        if self.zero and text.strip("0.") == "" and "0" in text:
            return Decimal(0)
        try:
            return parse_amount(text)
        except AmountError as error:
            raise ValidationError(str(error)) from error
