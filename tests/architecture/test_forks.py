"""Oscar's forks: their migrations are Oscar's own, and Oscar loads what they replace."""

import ast
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import oscar
import pytest
from django.apps import apps
from django.core.management import call_command
from oscar.core.loading import get_class, get_model

from .source import PROJECT, imports, parse, python_files, relative

OSCAR_TESTED = "4.2.1"


def _upstream(config) -> str | None:
    """The Oscar package that this app replaces: oscar.apps.partner for shop.partner."""
    if config.name.startswith("oscar"):
        return None
    bases = [base.__module__ for base in type(config).__mro__]
    modules = [name for name in bases if name.startswith("oscar.apps.")]
    return modules[0].removesuffix(".apps") if modules else None


FORKS = {
    config.name: upstream for config in apps.get_app_configs() if (upstream := _upstream(config))
}


def folder_of(package: str) -> Path:
    return Path(import_module(package).__path__[0])


def migrations_of(package: str) -> dict[str, bytes]:
    return {
        path.name: path.read_bytes() for path in (folder_of(package) / "migrations").glob("*.py")
    }


def classes_in(path: Path) -> list[ast.ClassDef]:
    return [node for node in parse(path).body if isinstance(node, ast.ClassDef)]


def modules_of(fork: str) -> list[Path]:
    """The fork's modules that Oscar has too; `apps` is named in INSTALLED_APPS, models differ."""
    found = []
    for path in sorted(folder_of(fork).glob("*.py")):
        if path.stem not in ("__init__", "apps", "models") and find_spec(
            f"{FORKS[fork]}.{path.stem}"
        ):
            found.append(path)
    return found


def test_the_forks_are_the_documented_ones():
    listed = (PROJECT / "docs" / "upgrading-oscar.md").read_text()

    assert [fork for fork in FORKS if f"`{fork}`" not in listed] == []


def test_the_installed_oscar_is_the_tested_one():
    """A new version is taken on by going through docs/upgrading-oscar.md, then changing this."""
    assert oscar.get_version() == OSCAR_TESTED
    assert OSCAR_TESTED in (PROJECT / "docs" / "upgrading-oscar.md").read_text()


@pytest.mark.parametrize("fork", sorted(FORKS))
def test_fork_has_oscars_migrations_byte_for_byte(fork):
    if not find_spec(f"{FORKS[fork]}.migrations"):
        pytest.skip("Oscar's app has no models")
    theirs, ours = migrations_of(FORKS[fork]), migrations_of(fork)

    differing = [name for name, content in theirs.items() if ours.get(name) != content]

    assert differing == []


@pytest.mark.parametrize("fork", sorted(FORKS))
def test_own_migrations_are_numbered_from_1001(fork):
    if not find_spec(f"{FORKS[fork]}.migrations"):
        pytest.skip("Oscar's app has no models")

    own = set(migrations_of(fork)) - set(migrations_of(FORKS[fork]))

    assert [name for name in own if not name.startswith("1")] == []


@pytest.mark.django_db
def test_no_model_has_changed_without_a_migration():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.parametrize("fork", sorted(FORKS))
def test_overriding_class_is_known_to_oscar_or_to_us(fork):
    """A misspelt or moved class would be ignored without a word."""
    named_by_us = {name for path in python_files() for name in imports(path)}

    unused = [
        f"{relative(path)}: {node.name}"
        for path in modules_of(fork)
        for node in classes_in(path)
        if not hasattr(import_module(f"{FORKS[fork]}.{path.stem}"), node.name)
        and f"{fork}.{path.stem}.{node.name}" not in named_by_us
        and not _is_used_in(path, node.name)
    ]

    assert unused == []


@pytest.mark.parametrize("fork", sorted(FORKS))
def test_oscar_loads_our_class(fork):
    label = FORKS[fork].removeprefix("oscar.apps.")

    not_ours = [
        f"{label}.{path.stem}.{node.name}"
        for path in modules_of(fork)
        if path.stem not in ("admin", "views")
        for node in classes_in(path)
        if hasattr(import_module(f"{FORKS[fork]}.{path.stem}"), node.name)
        and get_class(f"{label}.{path.stem}", node.name).__module__ != f"{fork}.{path.stem}"
    ]

    assert not_ours == []


@pytest.mark.parametrize("fork", sorted(FORKS))
def test_oscar_loads_our_models(fork):
    own = [
        model
        for model in apps.get_app_config(fork.split(".")[-1]).get_models()
        if model.__module__.startswith(f"{fork}.")
    ]

    assert all(get_model(model._meta.app_label, model.__name__) is model for model in own)


def test_a_product_is_priced_by_our_strategy():
    """Oscar's Selector reads its own module's Default: replacing that alone changes nothing."""
    strategy = get_class("partner.strategy", "Selector")().strategy()

    assert type(strategy).__module__ == "shop.partner.strategy"


def _is_used_in(path: Path, name: str) -> bool:
    """As a base class, in a call or in a list further down in the same module."""
    return any(
        isinstance(node, ast.Name) and node.id == name and isinstance(node.ctx, ast.Load)
        for node in ast.walk(parse(path))
    )
