"""Reads the environment, after the optional `.env` file beside manage.py."""

from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent.parent

env = environ.Env()
environ.Env.read_env(BASE_DIR / ".env")

DEBUG = env.bool("DEBUG", default=False)
DATA_DIR = Path(env.str("DATA_DIR", default=str(BASE_DIR / "var"))).resolve()


def secret(name: str, *, development: str) -> str:
    """The value of a variable that production must set; `development` stands in with DEBUG on.

    Raises ImproperlyConfigured, naming the variable, when DEBUG is off and it is missing or empty.
    """
    value = env.str(name, default="")
    if value:
        return value
    if DEBUG:
        return development
    raise ImproperlyConfigured(
        f"{name} is not set. With DEBUG off the shop does not start without it; see .env.example."
    )
