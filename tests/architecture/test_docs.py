"""The documents name what exists: links lead somewhere, files are there, lists are whole."""

import re
from pathlib import Path

import pytest

from shop.tasks.registry import handlers, jobs
from shop.tasks.worker import load_handlers

from .source import PROJECT, relative

DOCUMENTS = sorted(
    path
    for pattern in ("*.md", "docs/**/*.md", "shop/**/*.md", "catalogue/**/*.md", "content/**/*.md")
    for path in PROJECT.glob(pattern)
)
_LINK = re.compile(r"\]\(([^)\s]+)\)")
# A path of ours in backticks: with a folder, and ending like a file or a folder.
_PATH = re.compile(
    r"`((?:shop|catalogue|content|templates|tests|docs)/[\w./-]*[\w/])(?:\.\w+\(\))?`"
)


def test_links_between_documents_lead_somewhere():
    broken = [
        f"{relative(path)}: {target}"
        for path in DOCUMENTS
        for target in _LINK.findall(path.read_text())
        if not target.startswith(("http://", "https://", "mailto:")) and not _exists(path, target)
    ]

    assert broken == []


def test_named_files_exist():
    missing = [
        f"{relative(path)}: {name}"
        for path in DOCUMENTS
        for name in _PATH.findall(path.read_text())
        if not (PROJECT / name).exists()
    ]

    assert missing == []


@pytest.mark.django_db
def test_every_task_is_in_the_architecture():
    load_handlers()
    text = (PROJECT / "docs" / "architecture.md").read_text()

    assert [name for name in [*handlers, *jobs] if f"`{name}`" not in text] == []


def test_every_decision_is_listed():
    folder = PROJECT / "docs" / "adr"
    listed = set(_LINK.findall((folder / "README.md").read_text()))

    assert {path.name for path in folder.glob("0*.md")} <= listed


def _exists(path: Path, target: str) -> bool:
    """The file, and the heading in it that the link names."""
    name, _, anchor = target.partition("#")
    file = path.parent / name if name else path
    if not anchor:
        return file.exists()
    return file.exists() and anchor in _anchors(file)


def _anchors(path: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", path.read_text(), re.MULTILINE)
    return {
        re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings
    }
