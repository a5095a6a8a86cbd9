"""What a person is called on our pages."""

from .models import User


def greeting_name(user: User) -> str:
    """The first name, or the part of the address before the @."""
    return user.first_name or user.email.partition("@")[0]
