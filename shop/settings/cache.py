"""One cache that all processes share: rate limits count in it, so one per process would not do."""

from .env import env

REDIS_URL = env.str("REDIS_URL", default="")
if REDIS_URL:
    CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
    }
else:
    CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.db.DatabaseCache",
            "LOCATION": "shared_cache",
        }
    }

# In the database, not in the cache: nobody is logged out when Redis goes.
SESSION_ENGINE = "django.contrib.sessions.backends.db"
