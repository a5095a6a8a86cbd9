"""Files: short ones, and no address of a machine that only its author can reach."""

import re
import subprocess

import pytest

from .source import PROJECT, python_files, relative

MAX_LINES = 300


def test_no_python_file_is_long():
    paths = [*python_files(), *python_files("tests")]
    long = {
        relative(path): lines
        for path in paths
        if (lines := len(path.read_text().splitlines())) >= MAX_LINES
    }

    assert long == {}


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_requirements_are_pinned_and_name_no_registry(name):
    lines = [
        line.split("#")[0].strip()
        for line in (PROJECT / name).read_text().splitlines()
        if line.split("#")[0].strip()
    ]

    assert [
        line for line in lines if not re.match(r"^[A-Za-z0-9_.\[\]-]+==[^ ]+( ;.*)?$", line)
    ] == []


def test_no_file_names_a_package_registry():
    """Where packages come from is the machine's own configuration."""
    listed = subprocess.run(
        ["git", "ls-files"], cwd=PROJECT, capture_output=True, text=True, check=False
    ).stdout.split()
    configuration = [
        name
        for name in listed
        if name.endswith((".txt", ".in", ".toml", ".cfg", ".ini", ".yaml", ".yml", ".lock"))
        or name in ("Makefile", ".ci/run")
    ]
    options = re.compile(
        r"--(extra-)?index-url|--find-links|--trusted-host|index-url\s*=|/simple/?$"
    )

    assert [name for name in configuration if options.search((PROJECT / name).read_text())] == []
