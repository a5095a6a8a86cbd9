"""Imports point one way. docs/architecture.md shows the same as a picture."""

import pytest

from .source import PACKAGES, PROJECT, imports, module_of, python_files, relative

# What each app may import of ours, besides itself. An app that is not here fails the test.
MAY_IMPORT = {
    "shop.tasks": set(),
    "shop.claims": {"shop.tasks"},
    "shop.inventory": {"shop.tasks"},
    "shop.users": {"shop.customer", "shop.tasks"},
    "shop.shipping": set(),
    "shop.basket": {"catalogue"},
    "shop.partner": {"shop.inventory", "shop.tasks"},
    "shop.order": {"catalogue", "shop.inventory", "shop.tasks"},
    "shop.reviews": {"catalogue", "shop.order", "shop.tasks", "shop.users"},
    "shop.payment": {"shop.basket", "shop.inventory", "shop.order", "shop.tasks"},
    "shop.checkout": {
        *("catalogue", "shop.basket", "shop.inventory", "shop.order", "shop.payment"),
        *("shop.shipping", "shop.tasks"),
    },
    "shop.alerts": {"catalogue", "shop.tasks", "shop.users"},
    "shop.customer": {
        "catalogue",
        "shop.alerts",
        "shop.basket",
        "shop.checkout",
        "shop.order",
        "shop.users",
    },
    "catalogue": {"shop.claims", "shop.partner", "shop.shipping", "shop.tasks"},
    "shop.exchange": {
        *("catalogue", "shop.claims", "shop.inventory", "shop.partner", "shop.search"),
        "shop.tasks",
    },
    "content": {"catalogue", "shop.claims", "shop.search", "shop.users", "shop.tasks"},
    "shop.pages": {"catalogue", "shop.claims", "shop.search", "shop.tasks"},
    "shop.search": {"catalogue", "shop.partner", "shop.tasks"},
    # The settings, while they load, read statuses that have no models.
    "shop.settings": {"shop.order"},
}
# Where the parts are put together: these may know everybody, and nobody imports them.
COMPOSITION_ROOTS = {"shop.backoffice", "shop.demo"}
# Modules directly under shop/: the project's frame. They know the apps they mount; what apps may
# use of them is listed, so that no app reaches back into a root by another door.
FRAME_FOR_APPS = {
    *("shop.context", "shop.html_tree", "shop.rich_text", "shop.rich_text_editor", "shop.tables"),
    *("shop.bulk_rows", "shop.calendar", "shop.callouts", "shop.file_input", "shop.read_only"),
    "shop.visitor",
    "shop.rates",
    *("shop.errors", "shop.storefront_urls", "shop.stylesheets", "shop.templatetags"),
}


def app_of(module: str) -> str:
    """shop.order.models -> shop.order; catalogue.views -> catalogue; shop.urls -> shop."""
    parts = module.split(".")
    if parts[0] != "shop":
        return parts[0]
    if len(parts) > 1 and (PROJECT / "shop" / parts[1]).is_dir():
        return f"shop.{parts[1]}"
    return "shop"


OWN_FILES = [path for path in python_files() if app_of(module_of(path)) not in COMPOSITION_ROOTS]


def imports_of_ours(path):
    own = app_of(module_of(path))
    return [
        name for name in imports(path) if name.split(".")[0] in PACKAGES and app_of(name) != own
    ]


@pytest.mark.parametrize("app", sorted(MAY_IMPORT))
def test_app_imports_only_what_lies_below_it(app):
    wrong = [
        f"{relative(path)} imports {name}"
        for path in OWN_FILES
        if app_of(module_of(path)) == app
        for name in imports_of_ours(path)
        if app_of(name) not in MAY_IMPORT[app] and not _is_frame(name)
    ]

    assert wrong == []


def test_every_app_has_its_rule():
    apps = {app_of(module_of(path)) for path in OWN_FILES}

    assert apps - {"shop", "shop.management", "shop.templatetags", "shop.static"} == set(MAY_IMPORT)


def test_only_composition_roots_import_the_articles():
    wrong = [
        relative(path)
        for path in OWN_FILES
        if app_of(module_of(path)) != "content"
        and relative(path) not in ("shop/urls.py", "shop/sitemaps.py")
        and any(name.split(".")[0] == "content" for name in imports(path))
    ]

    assert wrong == []


def test_nobody_imports_a_composition_root():
    wrong = [
        f"{relative(path)} imports {name}"
        for path in OWN_FILES
        for name in imports_of_ours(path)
        if app_of(name) in COMPOSITION_ROOTS
    ]

    assert wrong == []


def test_stripe_is_called_in_one_place():
    """Elsewhere only for checking a signature, which calls nobody."""
    users = {relative(path) for path in python_files() if "stripe" in _packages(path)}

    assert users == {"shop/payment/gateway.py", "shop/payment/webhook.py"}


def test_stand_in_knows_neither_django_nor_the_shop():
    strangers = {
        f"{relative(path)} imports {name}"
        for path in python_files("shop/payment/standin")
        for name in imports(path)
        if name.split(".")[0] in ("django", "catalogue", "content")
        or (name.startswith("shop.") and not name.startswith("shop.payment.standin"))
    }

    assert strangers == set()


def _is_frame(name: str) -> bool:
    return any(name == module or name.startswith(f"{module}.") for module in FRAME_FOR_APPS)


def _packages(path) -> set[str]:
    return {name.split(".")[0] for name in imports(path)}
