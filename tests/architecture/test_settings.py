"""Settings: what a public shop must not start with, and what the flows rely on."""

import os
import subprocess
import sys

import pytest
from django.apps import apps
from django.conf import settings
from django.middleware.csrf import CsrfViewMiddleware

from shop.csrf import OriginCsrfMiddleware

from .source import PROJECT

PRODUCTION = {
    "DEBUG": "0",
    "SECRET_KEY": "a-key-for-this-test-only-" + "0123456789abcdefghij" * 2,
    "ALLOWED_HOSTS": "shop.example",
    "SITE_URL": "https://shop.example",
    "STRIPE_SECRET_KEY": "sk_test_architecture",
    "STRIPE_WEBHOOK_SECRETS": "whsec_architecture",
}


def manage(tmp_path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """manage.py in a process of its own, with production's settings and nothing of this one's."""
    clean = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=PROJECT,
        env={**clean, **PRODUCTION, "DATA_DIR": str(tmp_path), **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.mark.slow
def test_missing_secret_refuses_to_start_and_is_named(tmp_path):
    result = manage(tmp_path, "check", SECRET_KEY="")

    assert result.returncode != 0
    assert "SECRET_KEY is not set" in result.stderr


@pytest.mark.slow
def test_postgresql_compiles_no_query_at_run_time(tmp_path):
    result = manage(
        tmp_path, "shell", "-v0", "-c",
        "from django.db import connection; print(connection.settings_dict['OPTIONS']['options'])",
        DATABASE_URL="postgres://nobody@127.0.0.1:1/none",
    )  # fmt: skip

    assert "-c jit=off" in result.stdout


@pytest.mark.slow
def test_public_shop_without_stripe_key_fails_its_deploy_check(tmp_path):
    result = manage(tmp_path, "check", "--deploy", STRIPE_SECRET_KEY="")

    assert result.returncode != 0
    assert "STRIPE_SECRET_KEY is not set" in result.stderr


@pytest.mark.slow
def test_production_passes_the_deploy_check(tmp_path):
    result = manage(tmp_path, "check", "--deploy", "--fail-level", "WARNING")

    assert result.returncode == 0, result.stderr


def test_requests_are_not_transactions():
    assert settings.DATABASES["default"]["ATOMIC_REQUESTS"] is False


def test_sqlite_waits_for_writers_and_loses_no_commit(tmp_path):
    result = manage(
        tmp_path,
        *("shell", "-v0", "-c"),
        "from django.db import connection as c; c.ensure_connection(); q = c.cursor();"
        "print(c.transaction_mode, *[q.execute('PRAGMA ' + p).fetchone()[0]"
        " for p in ('journal_mode', 'synchronous', 'busy_timeout')])",
    )

    # synchronous 2 is FULL; the timeout is in milliseconds.
    assert result.stdout.split() == ["IMMEDIATE", "wal", "2", "20000"], result.stderr


def test_rate_limits_are_counted_where_all_processes_look(tmp_path):
    result = manage(
        tmp_path,
        *("shell", "-v0", "-c"),
        "from django.conf import settings; print(settings.CACHES['default']['BACKEND'])",
    )

    assert "LocMem" not in result.stdout
    assert "DatabaseCache" in result.stdout


def test_forged_posts_are_refused_by_a_subclass_of_djangos_middleware():
    """The deploy check's W003, which knows Django's own by name only, is silenced for it."""
    assert settings.SILENCED_SYSTEM_CHECKS == ["security.W003"]
    assert "shop.csrf.OriginCsrfMiddleware" in settings.MIDDLEWARE
    assert issubclass(OriginCsrfMiddleware, CsrfViewMiddleware)


def test_admin_theme_comes_before_the_admin():
    order = settings.INSTALLED_APPS

    assert order.index("unfold") < order.index("django.contrib.admin")


def test_backoffice_comes_last():
    """It registers again what the apps before it have registered with the admin."""
    assert settings.INSTALLED_APPS[-1] == "shop.backoffice"


def test_forks_are_listed_as_classes_and_before_oscars_dashboard():
    order = settings.INSTALLED_APPS
    dashboard = order.index("oscar.apps.dashboard.apps.DashboardConfig")
    forks = [
        name
        for name in order
        if name.startswith(("shop.", "catalogue.")) and name.endswith("Config")
    ]

    assert forks
    assert all(order.index(name) < dashboard for name in forks)


def test_each_label_is_installed_once():
    labels = [config.label for config in apps.get_app_configs()]

    assert len(labels) == len(set(labels))
