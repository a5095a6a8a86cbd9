"""The dated word lists of data/, each word in all its forms, as one tree of words."""

import json
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from .inflection import canonical, noun_forms, verb_forms

DATA = Path(__file__).parent / "data"
FILES = ("conditions", "treatments", "frames", "functions")
# Kinds whose single words are worth finding when they are disguised.
_DISGUISED = {"disease", "symptom", "class", "drug", "treat", "therapy", "occasional"}
_FEWEST_LETTERS = 4


@dataclass
class Node:
    children: dict[str, "Node"] = field(default_factory=dict)
    tags: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class Lexicon:
    version: str
    tree: Node
    disguised: frozenset[str]  # single words that people hide from filters
    correctable: frozenset[str]  # names of diseases that people misspell
    stems: tuple[str, ...]  # conditions that may stand joined with others in one word
    size: int


@cache
def lexicon() -> Lexicon:
    """Read once a process."""
    tree = Node()
    files = [read(name) for name in FILES]
    disguised: set[str] = set()
    stems: set[str] = set()
    correctable: set[str] = set()
    size = 0
    for content in files:
        for name, group in content["groups"].items():
            tag = group.get("kind", name)
            for term in group["terms"]:
                size += 1
                for form in _owned(_forms(term, group)):
                    plain = form.replace("-", " ").replace("cannot", "can not")
                    words = [canonical(word) for word in plain.split()]
                    _add(tree, words, tag)
                    if len(words) == 1 and len(words[0]) >= _FEWEST_LETTERS:
                        if tag in _DISGUISED:
                            disguised.add(words[0])
                        if tag in ("disease", "measure") and not words[0].endswith(
                            ("ses", "ing", "ings")
                        ):
                            correctable.add(words[0])
                        if (
                            tag in ("disease", "occasional")
                            and len(words[0]) > 5
                            or tag == "symptom"
                        ):
                            stems.add(words[0])
    version = max(content["version"] for content in files)
    return Lexicon(
        version, tree, frozenset(disguised), frozenset(correctable), tuple(sorted(stems)), size
    )


def read(name: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))
    return content


def _forms(term: str, group: dict[str, Any]) -> set[str]:
    """Conditions and treatments are nouns; other groups say how they are inflected."""
    match group.get("inflect", "noun"):
        case "verb":
            return verb_forms(term)
        case "noun":
            thing, where, place = term.partition(" in the ")
            return noun_forms(term) | {form + where + place for form in noun_forms(thing)}
    return {term}


def _owned(forms: set[str]) -> set[str]:
    """“ringing in the ears” is “in my ears” too."""
    owners = ("the", "my", "your", "his", "her", "their")
    return forms | {
        form.replace(" the ", f" {owner} ") for form in forms if " the " in form for owner in owners
    }


def _add(tree: Node, words: list[str], tag: str) -> None:
    node = tree
    for word in words:
        node = node.children.setdefault(word, Node())
    node.tags.add(tag)
