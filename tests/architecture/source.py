"""The project's own source, as the architecture tests read it: files, and what they import."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent.parent
PACKAGES = ("shop", "catalogue", "content")


def python_files(*packages: str) -> list[Path]:
    """Every Python file of these packages (all of ours if none is named), migrations left out."""
    return sorted(
        path
        for package in packages or PACKAGES
        for path in (PROJECT / package).rglob("*.py")
        if "migrations" not in path.parts
    )


def template_files(*folders: str) -> list[Path]:
    """Every template below these folders of templates/, or all of them."""
    roots = [PROJECT / "templates" / folder for folder in folders or ("",)]
    return sorted(path for root in roots for path in root.rglob("*") if path.is_file())


def relative(path: Path) -> str:
    return str(path.relative_to(PROJECT))


def module_of(path: Path) -> str:
    """shop/order/models.py -> shop.order.models; a package's __init__ -> the package."""
    parts = path.relative_to(PROJECT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def parse(path: Path) -> ast.Module:
    return ast.parse(path.read_text(), filename=str(path))


def imports(path: Path) -> Iterator[str]:
    """Full names of all that a file imports, inside functions too: `shop.order.models.Order`."""
    package = module_of(path).split(".")
    if path.name != "__init__.py":
        package = package[:-1]
    for node in ast.walk(parse(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            start = ".".join([*base, *([node.module] if node.module else [])])
            yield from (f"{start}.{alias.name}" for alias in node.names)
