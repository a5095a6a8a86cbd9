from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from shop.backoffice.groups import ensure_groups
from tests.factories import make_user


@pytest.fixture
def boss(db: None) -> Client:
    """Signed in as a superuser."""
    return _signed_in(make_user("boss@example.com", is_staff=True, is_superuser=True))


@pytest.fixture
def staff(db: None) -> Callable[[str], Client]:
    """`staff("Editor")` is signed in with that role and no other right."""

    def sign_in(role: str) -> Client:
        ensure_groups()
        user = make_user(f"{role.split()[0].lower()}@example.com", is_staff=True)
        user.groups.add(Group.objects.get(name=role))
        return _signed_in(user)

    return sign_in


def _signed_in(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client
