"""The demo's one staff account. Its password is made up at random and kept in DATA_DIR."""

import secrets
from pathlib import Path

from django.conf import settings

from shop.users.models import User
from shop.users.staff import make_staff

EMAIL = "staff@evenfall.example"


def load_staff() -> Path | None:
    """The file that holds e-mail and password, if the account is new."""
    if User.objects.filter(is_staff=True).exists():
        return None
    password = secrets.token_urlsafe(12)
    path = Path(settings.DATA_DIR) / "demo-login.txt"
    path.touch(mode=0o600)
    path.write_text(f"{EMAIL}\n{password}\n")
    make_staff(EMAIL, password, superuser=True)
    return path
