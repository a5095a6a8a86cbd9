"""Asking to be told. An account is taken at its word, a guest's address is confirmed first."""

from uuid import uuid4

from allauth.account.models import EmailAddress
from django.db import transaction

from catalogue.models import Product
from shop.rates import is_too_often_for
from shop.tasks.outbox import enqueue
from shop.users.encryption import encrypt
from shop.users.models import User

from .exceptions import TooManyAlerts
from .links import Owner, Request
from .models import StockAlert, StockAlertQuerySet

MOST_ALERTS = 50
CONFIRMATION = "stock_alert.confirm"
CONFIRMATIONS_A_DAY, DAY = 3, 24 * 3600


def ask_for_account(user: User, product: Product) -> None:
    """Asking again changes nothing. Raises TooManyAlerts."""
    with transaction.atomic():
        # What the same person has asked as a guest would bring a second mail.
        StockAlert.objects.unsent().filter(
            user=None, email__in=verified_addresses(user), product=product
        ).delete()
        _keep(StockAlert(product=product, user=user), alerts_of_account(user))


def ask_as_guest(email: str, product: Product) -> None:
    """Queue the mail that asks whether it was them; nothing else is stored.

    More than three a day to one address are dropped in silence: who typed it need not own it.
    """
    email = email.lower()
    if is_too_often_for(email, "stock-alert", times=CONFIRMATIONS_A_DAY, seconds=DAY):
        return
    payload = {"product": product.pk, "email": encrypt(email)}
    enqueue(CONFIRMATION, key=f"{CONFIRMATION}:{uuid4()}", payload=payload)


def confirm(request: Request, product: Product) -> Owner:
    """Store what the link's owner has agreed to; a second call changes nothing.

    If an account has verified the address, the alert is the account's. Raises TooManyAlerts.
    """
    verified = EmailAddress.objects.filter(email=request.email, verified=True)
    if known := verified.select_related("user").first():
        ask_for_account(known.user, product)
        return Owner(known.user_id)
    with transaction.atomic():
        alert = StockAlert(product=product, email=request.email)
        _keep(alert, StockAlert.objects.filter(user=None, email=request.email))
    return Owner(None, request.email)


def alerts_of_account(user: User) -> StockAlertQuerySet:
    """What it waits for, and what was asked for as a guest with its addresses."""
    own = StockAlert.objects.filter(user=user)
    return own | StockAlert.objects.filter(user=None, email__in=verified_addresses(user))


def verified_addresses(user: User) -> list[str]:
    addresses = EmailAddress.objects.filter(user=user, verified=True)
    return [address.lower() for address in addresses.values_list("email", flat=True)]


def _keep(alert: StockAlert, same_owner: StockAlertQuerySet) -> None:
    unsent = set(same_owner.unsent().values_list("product_id", flat=True))
    if alert.product_id not in unsent and len(unsent) >= MOST_ALERTS:
        raise TooManyAlerts
    StockAlert.objects.bulk_create([alert], ignore_conflicts=True)
