"""Logs go to standard error; the level comes from LOG_LEVEL."""

from .env import env

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="INFO")},
    "loggers": {
        "django.server": {"level": "WARNING", "handlers": ["console"], "propagate": False},
        "stripe": {"level": "WARNING"},
        "shop": {"level": env.str("LOG_LEVEL", default="INFO")},
    },
}
