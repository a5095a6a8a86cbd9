"""Levels of headings: the first heading may be the title, the others are h2 to h4."""

from shop.html_tree import Element

from .markup import plain

LEVELS = ("h1", "h2", "h3", "h4", "h5", "h6")


def take_title(tree: Element, written: str = "") -> str:
    """The first heading of the text, taken out of it when it is its title.

    It is one as the first block of all, or as the only h1. With a title `written` elsewhere only
    when it says the same.
    """
    blocks = [node for node in tree.children if isinstance(node, Element)]
    headings = [block for block in blocks if block.tag in LEVELS]
    if not headings or headings[0].tag != "h1":
        return ""
    words = plain(headings[0])
    is_only = all(heading.tag != "h1" for heading in headings[1:])
    if (is_only or blocks[0] is headings[0]) and written in ("", words):
        tree.children = [node for node in tree.children if node is not headings[0]]
        return words
    return ""


def level_headings(tree: Element) -> None:
    """The levels that are used become h2, h3, h4 in their order; deeper ones h4."""
    headings = [heading for _, heading in tree.walk(*LEVELS)]
    used = [level for level in LEVELS if any(heading.tag == level for heading in headings)]
    names = {level: f"h{min(2 + at, 4)}" for at, level in enumerate(used)}
    for heading in headings:
        heading.tag = names[heading.tag]
