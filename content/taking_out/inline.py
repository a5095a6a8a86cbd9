"""Words and marks as Markdown. What its delimiters cannot say is written as HTML."""

import re

from shop.html_tree import Element

_SPECIAL = re.compile(r"[\\`*_\[\]<~|]|&(?=#?\w+;)")
_NUMBER = re.compile(r"^(\d{1,9})([.)])", re.MULTILINE)
_DELIMITERS = {"strong": "**", "em": "*"}
_HARD = "\\\n"


def write_inline(nodes: list[Element | str], *, one_line: bool = False) -> str:
    """A paragraph's words. In one line (a table's cell, a heading) a break is <br>."""
    parts: list[str] = []
    for node in nodes:
        before = "".join(parts[-2:])
        if isinstance(node, str):
            parts.append(_escape(node, after_mark=before.endswith("]") and bool(parts)))
        else:
            parts.append(_write(node, before, one_line))
    return "".join(parts)


def guard_lines(text: str) -> str:
    """Nothing at the beginning of a line that would start a list, a heading or a quotation."""
    text = _NUMBER.sub(r"\1\\\2", text)
    text = re.sub(r"^([#>+=:-])", r"\\\1", text, flags=re.MULTILINE)
    return re.sub(r"(#+)$", r"\\\1", text, flags=re.MULTILINE)


def address(url: str) -> str:
    """A link's target, in angle brackets where it holds what ends a bare one."""
    url = re.sub(r"&(?=#?\w+;)", "&amp;", url.replace("\\", "%5C"))
    url = url.replace("<", "%3C").replace(">", "%3E")
    return f"<{url}>" if re.search(r"[\s()]", url) else url


def quoted(words: str) -> str:
    """A picture's title, in quotes."""
    return '"' + _escape(words).replace('"', '\\"') + '"'


def _escape(text: str, after_mark: bool = False) -> str:
    text = _SPECIAL.sub(lambda found: f"\\{found[0]}", text.replace("\n", " "))
    if after_mark and text[:1] in ("(", ":", "["):
        text = f"\\{text}"
    return text.replace("\N{NO-BREAK SPACE}", "&nbsp;")


def _write(node: Element, before: str, one_line: bool) -> str:
    if node.tag == "br":
        return "<br>" if one_line else _HARD
    if node.tag == "cite":
        key = node.attributes.get("data-source", "")
        return f"[^{key}]" if key else write_inline(node.children, one_line=one_line)
    inner = write_inline(node.children, one_line=one_line)
    if node.tag == "a":
        return f"[{inner}]({address(node.attributes.get('href', ''))})"
    delimiter = _DELIMITERS.get(node.tag)
    is_clear = inner[:1].isalnum() and inner[-1:].isalnum() and not before.endswith("*")
    if delimiter and is_clear:
        return f"{delimiter}{inner}{delimiter}"
    return (
        f"<{node.tag}>{inner}</{node.tag}>" if node.tag in ("sub", "sup", *_DELIMITERS) else inner
    )
