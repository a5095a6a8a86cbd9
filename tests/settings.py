"""The shop's settings for the tests: fast hashing, mail in memory, a folder of their own."""

import os
import tempfile

os.environ.setdefault("DEBUG", "1")
os.environ["DATA_DIR"] = tempfile.mkdtemp(prefix="evenfall-test-")
os.environ.pop("STRIPE_SECRET_KEY", None)

from shop.settings import *  # noqa: E402, F403
from shop.settings import DATA_DIR, DATABASES  # noqa: E402

DEBUG = False
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

_redis = os.environ.get("TEST_REDIS_URL")
if _redis:
    # A database per worker: clearing a Redis cache empties the whole of it, counters included.
    _worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": f"{_redis.rstrip('/')}/{2 + _worker % 14}",
        }
    }
else:
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A file, because threads that share one in-memory database see locks that no shop has.
    DATABASES["default"]["TEST"] = {"NAME": str(DATA_DIR / "test.sqlite3")}
    DATABASES["default"]["OPTIONS"]["init_command"] = (
        "PRAGMA journal_mode=WAL;PRAGMA synchronous=OFF;"
    )
