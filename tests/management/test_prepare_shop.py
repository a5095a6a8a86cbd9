"""Static files are collected again whenever they would be other ones."""

from django.conf import settings
from django.test import override_settings

from shop.management.commands.prepare_shop import _static_source

HASHED = {**settings.STORAGES, "staticfiles": {"BACKEND": "shop.storage.HashedModuleStorage"}}
PLAIN = {
    **settings.STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}


def test_run_after_dev_collects_static_files_anew():
    with override_settings(STORAGES=PLAIN):
        plain = _static_source()
    with override_settings(STORAGES=HASHED):
        assert _static_source() != plain
