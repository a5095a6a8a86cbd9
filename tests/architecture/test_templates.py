"""Templates: overrides that are still shown, nothing unescaped, nothing inline."""

import re
from pathlib import Path

import oscar
import pytest

from .source import PACKAGES, PROJECT, python_files, relative, template_files

OSCAR_TEMPLATES = Path(oscar.__file__).parent / "templates" / "oscar"
# Mails carry their styles in the markup; both back offices have policies of their own, Oscar's
# dashboard being the only one to show oscar/base.html.
NOT_STOREFRONT = (
    *("email/", "account/email/", "mfa/email/", "admin/", "unfold/"),
    *("oscar/base.html", "oscar/dashboard/"),
)
# A data block is never run, so the content security policy lets it pass.
DATA_BLOCK = re.compile(r"<script[^>]*type=\"application/(ld\+)?json\"")
FORBIDDEN = {
    "unescaped output": re.compile(r"\|\s*safe\b|\|\s*safeseq\b|autoescape off"),
    "an inline style": re.compile(r"<style\b|\sstyle="),
    "an event handler": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "a script from elsewhere": re.compile(r"(src|href)=\"(https?:)?//[^\"]*\.(js|css|woff2?)"),
}
# The places that mark HTML as safe: one for stored HTML, one for articles whose HTML was built from
# sanitised text, one for JSON in a data block.
MARKS_SAFE = {
    "shop/templatetags/rich_text.py",
    "content/body.py",
    "catalogue/templatetags/structured_data.py",
}


def storefront_templates() -> list[Path]:
    own = [path for path in template_files() if not _name(path).startswith(NOT_STOREFRONT)]
    in_apps = [
        path
        for package in PACKAGES
        for path in (PROJECT / package).rglob("templates/**/*.html")
        if not any(part in path.parts for part in ("admin", "unfold", "standin", "email"))
    ]
    return own + in_apps


def test_overrides_of_oscar_are_shown_by_oscar_or_by_us():
    named = _all_text()

    unused = [
        _name(path)
        for path in template_files("oscar")
        if not (OSCAR_TEMPLATES / _name(path).removeprefix("oscar/")).exists()
        and f'"{_name(path)}"' not in named
        and f"'{_name(path)}'" not in named
    ]

    assert unused == []


def test_every_replaced_template_is_listed_for_the_next_upgrade():
    listed = (PROJECT / "docs" / "upgrading-oscar.md").read_text()

    replaced = [
        _name(path)
        for path in template_files("oscar")
        if (OSCAR_TEMPLATES / _name(path).removeprefix("oscar/")).exists()
    ]

    assert [name for name in replaced if f"`{name}`" not in listed] == []


@pytest.mark.parametrize("what", sorted(FORBIDDEN))
def test_storefront_template_has_no(what):
    found = [
        f"{relative(path)}: {match[0].strip()}"
        for path in storefront_templates()
        if path.suffix == ".html"
        for match in FORBIDDEN[what].finditer(path.read_text())
    ]

    assert found == []


def test_every_script_of_the_storefront_is_a_file():
    inline = [
        f"{relative(path)}: {tag}"
        for path in storefront_templates()
        for tag in re.findall(r"<script[^>]*>", path.read_text())
        if " src=" not in tag and not DATA_BLOCK.match(tag)
    ]

    assert inline == []


def test_html_is_marked_safe_in_known_places_only():
    found = {
        relative(path)
        for path in python_files()
        if "standin" not in path.parts and re.search(r"\bmark_safe\(", path.read_text())
    }

    assert found == MARKS_SAFE


def _name(path: Path) -> str:
    """As the template engine calls it: oscar/checkout/pay.html."""
    return path.relative_to(PROJECT / "templates").as_posix()


def _all_text() -> str:
    python = [path.read_text() for path in python_files()]
    return "\n".join([*python, *(path.read_text() for path in template_files())])
