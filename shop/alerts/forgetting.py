"""Addresses are kept while they are needed, and no longer."""

from datetime import timedelta

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from shop.tasks.models import OutboxMessage
from shop.users.models import User

from .asking import CONFIRMATION, alerts_of_account
from .links import Owner
from .models import StockAlert, StockAlertQuerySet
from .sending import BACK

# Long enough to answer "did you write to me?", and to count who was told.
SENT_DAYS = 30


def forget_old() -> None:
    """Alerts that nobody waits for any longer, and what queued their mails."""
    now = timezone.now()
    sent_before = now - timedelta(days=SENT_DAYS)
    StockAlert.objects.filter(
        Q(asked_at__lt=now - timedelta(days=settings.STOCK_ALERT_DAYS))
        | Q(mailed_at__lt=sent_before)
    ).delete()
    OutboxMessage.objects.filter(kind__in=[CONFIRMATION, BACK], created_at__lt=sent_before).exclude(
        state=OutboxMessage.State.WAITING
    ).delete()


def forget_account(user: User) -> None:
    """Everything of an account that is being closed, asked as a guest or not."""
    alerts_of_account(user).delete()


def forget_owner(owner: Owner) -> int:
    """Whoever has the link of a mail may take back everything that its address waits for."""
    alerts = find_alerts(owner)
    count = alerts.unsent().count()
    alerts.delete()
    return count


def find_alerts(owner: Owner) -> StockAlertQuerySet:
    if owner.user_id is None:
        return StockAlert.objects.filter(user=None, email=owner.email)
    user = User.objects.filter(pk=owner.user_id).first()
    return alerts_of_account(user) if user else StockAlert.objects.none()
