""".env.example and the settings name the same variables, with the same defaults."""

import ast
import re
from typing import Any

from .source import PROJECT, parse, python_files

EXAMPLE = PROJECT / ".env.example"
_LINE = re.compile(r"^#([A-Z][A-Z0-9_]*)=(.*)$", re.MULTILINE)


def test_example_names_every_variable_that_is_read():
    assert set(documented()) == set(read_by_settings()) | set(read_by_gunicorn())


def test_example_gives_the_defaults():
    given = documented()

    wrong = {
        name: (given[name], default)
        for name, default in read_by_settings().items()
        if default is not None and given[name] != default
    }

    assert wrong == {}


def test_copying_the_example_changes_nothing():
    lines = EXAMPLE.read_text().splitlines()
    names = [match[1] for match in _LINE.finditer(EXAMPLE.read_text())]

    assert not [line for line in lines if line and not line.startswith("#")]
    assert len(names) == len(set(names))


def documented() -> dict[str, str]:
    return {match[1]: match[2].strip('"') for match in _LINE.finditer(EXAMPLE.read_text())}


def read_by_settings() -> dict[str, str | None]:
    """Each name with its default as text; None where the default is computed."""
    found: dict[str, str | None] = {}
    for path in python_files("shop/settings"):
        for node in ast.walk(parse(path)):
            if isinstance(node, ast.Call) and (name := _variable(node)):
                found[name] = found.get(name) or _default(node)
    return found


def read_by_gunicorn() -> list[str]:
    text = (PROJECT / "gunicorn.conf.py").read_text()
    return re.findall(r"environ\.get\([\"']([A-Z_]+)", text)


def _variable(call: ast.Call) -> str | None:
    """The variable's name in `env.str("NAME", …)`, `env("NAME")` or `secret("NAME", …)`."""
    function = call.func
    owner = function.value if isinstance(function, ast.Attribute) else function
    reads = isinstance(owner, ast.Name) and owner.id in ("env", "secret")
    if reads and call.args and isinstance(call.args[0], ast.Constant):
        return str(call.args[0].value)
    return None


def _default(call: ast.Call) -> str | None:
    for keyword in call.keywords:
        if keyword.arg == "default":
            try:
                return _as_text(ast.literal_eval(keyword.value))
            except ValueError:
                return None
    return None


def _as_text(value: Any) -> str:
    if isinstance(value, bool):
        return str(int(value))
    return ",".join(value) if isinstance(value, list) else str(value)
