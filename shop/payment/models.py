import uuid

from django.db import models
from django.db.models import Q


class PaymentAttempt(models.Model):
    """One try to have an order paid, written before Stripe is called.

    The uuid is in the idempotency key (`cs-<uuid>`) and in the metadata of everything at Stripe;
    `parameters` are exactly what was sent, so that a replay under the same key is the same request.
    """

    class State(models.TextChoices):
        NEW = "new", "New"
        OPEN = "open", "Open"
        PROCESSING = "processing", "Processing"
        SUCCEEDED = "succeeded", "Succeeded"
        EXPIRED = "expired", "Expired"
        FAILED = "failed", "Failed"
        UNKNOWN = "unknown", "Unknown, being checked"

    LIVE_STATES = (State.NEW, State.OPEN, State.PROCESSING, State.UNKNOWN)

    uuid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    order = models.ForeignKey(
        "order.Order", on_delete=models.PROTECT, related_name="payment_attempts"
    )
    state = models.CharField(max_length=12, choices=State, default=State.NEW)
    amount_minor = models.PositiveBigIntegerField(
        help_text="In the currency's smallest unit: cents."
    )
    currency = models.CharField(max_length=3, help_text="ISO 4217, upper case.")
    parameters = models.JSONField(default=dict, blank=True)
    session_id = models.CharField(max_length=255, unique=True, null=True, blank=True)
    session_url = models.TextField(blank=True)
    payment_intent_id = models.CharField(max_length=255, blank=True)
    hold_expires_at = models.DateTimeField(help_text="Unpaid until then, the order is cancelled.")
    failure = models.TextField(blank=True, help_text="What went wrong, for staff.")
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(amount_minor__gt=0), name="attempt_amount_positive"),
            models.UniqueConstraint(
                fields=["order"],
                condition=Q(state__in=["new", "open", "processing", "unknown"]),
                name="one_live_attempt_per_order",
            ),
            models.UniqueConstraint(
                fields=["order"],
                condition=Q(state="succeeded"),
                name="one_succeeded_attempt_per_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.order_id}: {self.get_state_display()}"

    @property
    def is_live(self) -> bool:
        return self.state in self.LIVE_STATES


class StripeEvent(models.Model):
    """One webhook event, stored once. `processed_at` is empty while its work is not done."""

    event_id = models.CharField(max_length=255, unique=True)
    type = models.CharField(max_length=100)
    livemode = models.BooleanField()
    object_id = models.CharField(max_length=255, blank=True)
    created = models.DateTimeField(help_text="When it happened at Stripe.")
    received_at = models.DateTimeField(auto_now_add=True)
    processed_at = models.DateTimeField(null=True, blank=True)
    error = models.TextField(blank=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.type} {self.event_id}"


from oscar.apps.payment.models import *  # noqa: E402, F403
