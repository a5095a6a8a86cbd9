"""Addresses that need no confirmation mail, because somebody we trust has typed them."""

from allauth.account.models import EmailAddress
from django.db import transaction

from .models import User


def verify_email(user: User) -> EmailAddress:
    """Makes the account's address its one verified address, so that it can sign in at once.

    Raises IntegrityError when another account has verified the same address.
    """
    with transaction.atomic():
        user.emailaddress_set.exclude(email=user.email).delete()
        address, _ = EmailAddress.objects.update_or_create(
            user=user, email=user.email, defaults={"verified": True, "primary": True}
        )
    return address
