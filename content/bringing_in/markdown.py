"""Markdown to HTML: CommonMark with tables, footnotes and a head of fields (front matter).

A footnote whose key is a known source is a citation. Raw HTML passes through here; what of it
stays is decided where all HTML is tidied.
"""

import re
from typing import Any

import yaml
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from .files import CannotBringIn

MAX_HEAD = 20_000
_HEAD = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_MARK = re.compile(r"\[\^([\w-]{1,40})\](?!:)")
_DEFINITION = re.compile(r"^ {0,3}\[\^([\w-]{1,40})\]:", re.MULTILINE)
_CODE = re.compile(r"^ {0,3}(```|~~~).*?(?:^ {0,3}\1|\Z)", re.DOTALL | re.MULTILINE)


def split_head(text: str) -> tuple[dict[str, Any], str]:
    """The fields between the first two lines of dashes, and the rest. Raises CannotBringIn."""
    found = _HEAD.match(text)
    if found is None:
        return {}, text
    if len(found[1]) > MAX_HEAD:
        raise CannotBringIn(f"The fields at the top have more than {MAX_HEAD} characters.")
    try:
        if any(isinstance(token, yaml.AliasToken) for token in yaml.scan(found[1])):
            raise CannotBringIn(
                "The fields at the top repeat one another by *names: write them out."
            )
        head = yaml.safe_load(found[1])
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        where = getattr(error, "problem_mark", None)
        place = f" (line {where.line + 2})" if where else ""
        raise CannotBringIn(
            f"The fields at the top cannot be read{place}. Write each as “name: value”,"
            " with quotes around a value that holds a colon."
        ) from error
    if not isinstance(head, dict):
        # Two horizontal rules with words between them, not fields.
        return {}, text
    return {str(name).strip().lower(): value for name, value in head.items()}, text[found.end() :]


def to_html(text: str, known: set[str]) -> str:
    """`known` are keys of sources that may be cited."""
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": 60}).enable("table")
    parser.use(footnote_plugin, inline=True)
    parser.enable("strikethrough")
    parser.add_render_rule("footnote_ref", _footnote_mark)
    parser.add_render_rule("footnote_anchor", lambda *_: "")
    parser.add_render_rule("footnote_block_open", lambda *_: "<ol>")
    parser.add_render_rule("footnote_block_close", lambda *_: "</ol>")
    parser.add_render_rule("footnote_open", _footnote_open)
    try:
        return parser.render(_define_sources(text, known), {"known": known})
    except RecursionError as error:
        raise CannotBringIn("Lists or quotations are nested too deeply in this file.") from error


def _define_sources(text: str, known: set[str]) -> str:
    """A footnote mark needs a definition to be one; a known source may go without."""
    plain = _CODE.sub("", text)
    missing = set(_MARK.findall(plain)) & known - set(_DEFINITION.findall(plain))
    return "\n\n".join([text, *(f"[^{key}]: {key}" for key in sorted(missing))])


def _footnote_mark(self: Any, tokens: Any, index: int, options: Any, env: Any) -> str:
    meta = tokens[index].meta
    if meta.get("label") in env["known"]:
        return f'<cite data-source="{meta["label"]}"></cite>'
    number = int(meta["id"]) + 1
    return f'<sup><a href="#footnote-{number}">[{number}]</a></sup>'


def _footnote_open(self: Any, tokens: Any, index: int, options: Any, env: Any) -> str:
    meta = tokens[index].meta
    number = int(meta["id"]) + 1
    return f'<li id="footnote-{"source" if meta.get("label") in env["known"] else number}">'
