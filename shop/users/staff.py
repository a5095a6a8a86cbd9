"""Staff accounts, for the demo shop and for tests."""

from django.db import transaction

from .models import User
from .verification import verify_email


def make_staff(email: str, password: str, superuser: bool = False) -> User:
    """An account that may enter /admin/ at once; one that exists gets this password and role."""
    with transaction.atomic():
        user = User.objects.filter(email=email.lower()).first() or User(email=email)
        user.is_active = user.is_staff = True
        user.is_superuser = superuser
        user.set_password(password)
        user.save()
        verify_email(user)
    return user
