"""Static files, uploads, pictures."""

from typing import Any

from .env import BASE_DIR, DATA_DIR, DEBUG, env

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS: list[Any] = []
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"

# Media files are sent by the application itself only where no web server stands in front of it.
SERVE_MEDIA = env.bool("SERVE_MEDIA", default=DEBUG)

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    # What staff upload to be imported: no address leads there.
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {
            "location": DATA_DIR / "private",
            "file_permissions_mode": 0o600,
            "directory_permissions_mode": 0o700,
        },
    },
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "shop.storage.HashedModuleStorage"
    },
}
WHITENOISE_USE_FINDERS = DEBUG
WHITENOISE_AUTOREFRESH = DEBUG

FILE_UPLOAD_PERMISSIONS = 0o644
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

# Widths 400, 800 and 1200 px, each as AVIF and WebP.
PICTURES = {
    "BREAKPOINTS": {"s": 640, "m": 960, "l": 1280},
    "GRID_COLUMNS": 3,
    "CONTAINER_WIDTH": 1200,
    "FILE_TYPES": ["AVIF", "WEBP"],
    "PIXEL_DENSITIES": [1],
    "USE_PLACEHOLDERS": False,
    "PICTURE_CLASS": "catalogue.pictures.Rendition",
    "PROCESSOR": "catalogue.pictures.schedule_renditions",
}
# Pixels of an upload; more is refused before it is decoded.
MAX_IMAGE_PIXELS = 25_000_000
MAX_IMAGE_BYTES = 10 * 1024 * 1024
LOCALE_PATHS = [BASE_DIR / "locale"]
