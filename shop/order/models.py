from django.db import models
from django.urls import reverse
from oscar.apps.order.abstract_models import AbstractLine, AbstractOrder

from .statuses import PAID_STATUSES, OrderStatus
from .tokens import sign_order_number, sign_pay_link


class Order(AbstractOrder):
    """An order exists before its payment; `status` tells whether the money came."""

    submission = models.UUIDField(
        unique=True, null=True, editable=False, help_text="One review page makes one order."
    )
    paid_at = models.DateTimeField(null=True, blank=True, editable=False)

    @property
    def is_paid(self) -> bool:
        return self.status in PAID_STATUSES

    @property
    def awaits_payment(self) -> bool:
        return self.status == OrderStatus.AWAITING_PAYMENT

    @property
    def pay_url(self) -> str:
        """Where this order is paid, by whoever holds the link."""
        return reverse("checkout:pay", kwargs={"token": sign_pay_link(self.number)})

    def get_absolute_url(self) -> str:
        """The order's page for whoever holds the link, signed in or not."""
        return self._address("guest-order")

    @property
    def has_labels(self) -> bool:
        return any(line.label_version_id for line in self.lines.all())

    def get_labels_url(self) -> str:
        """What was in it, as the labels said when it was sold."""
        return self._address("order-labels")

    def get_intake_url(self) -> str:
        """What a day of it adds up to."""
        return self._address("order-intake")

    def _address(self, name: str) -> str:
        return reverse(
            name, kwargs={"number": self.number, "token": sign_order_number(self.number)}
        )


class Line(AbstractLine):
    """What was bought, with the label it was sold with."""

    label_version = models.ForeignKey(
        "catalogue.LabelVersion",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )


from oscar.apps.order.models import *  # noqa: E402, F403
