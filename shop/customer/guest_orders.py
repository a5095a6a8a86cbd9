"""Orders placed without an account, found again by the account that owns their address."""

from allauth.account.models import EmailAddress
from django.db.models.functions import Lower

from shop.order.models import Order
from shop.users.models import User


def claim_orders(user: User) -> int:
    """Attach guests' orders to the account whose verified address they were placed with.

    An address that nobody has confirmed claims nothing. Returns how many orders were attached.
    """
    verified = EmailAddress.objects.filter(user=user, verified=True)
    addresses = [address.lower() for address in verified.values_list("email", flat=True)]
    if not addresses:
        return 0
    guests = Order.objects.alias(address=Lower("guest_email")).filter(user=None)
    return guests.filter(address__in=addresses).update(user=user)
