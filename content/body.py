"""From the stored HTML of an article to what its page shows.

Stored texts hold no ids, no numbers and no wrappers. They are made here, so that an editor cannot
break them and the numbers always follow the order of the text.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify

from content.models import Picture, Source
from content.pictures import show_pictures
from shop.callouts import label_callouts
from shop.html_tree import Element, parse
from shop.rich_text import sanitize
from shop.tables import mark_table_headers, wrap_tables

# Ids that the page itself uses.
TAKEN_IDS = {"main", "content", "sources", "products", "key-points", "limits", "about", "header"}


@dataclass(frozen=True)
class Heading:
    id: str
    text: str


@dataclass
class CitedSource:
    """A source with its number and the ids of the places that cite it."""

    number: int
    source: Source
    places: list[str] = field(default_factory=list)

    @property
    def id(self) -> str:
        return f"source-{self.number}"


@dataclass(frozen=True)
class Body:
    html: SafeString
    headings: list[Heading]
    cited: list[CitedSource]
    uncited: list[Source]


def render_body(html: str, sources: Iterable[Source] = ()) -> Body:
    """The text ready to print, its contents list and its sources in order of first citation."""
    tree = parse(sanitize(html))
    known = {source.key: source for source in sources}
    cited = number_citations(tree, known)
    headings = name_headings(tree)
    label_callouts(tree)
    mark_table_headers(tree)
    wrap_tables(tree)
    show_pictures(tree, Picture.objects.in_bulk)
    used = {entry.source.key for entry in cited}
    return Body(
        # Sanitised above; the tree escapes every text and attribute it writes.
        html=mark_safe(tree.html()),
        headings=headings,
        cited=cited,
        uncited=[source for key, source in known.items() if key not in used],
    )


def cited_keys(html: str) -> set[str]:
    """The keys that the text cites, for checking them against the article's sources."""
    return {e.attributes.get("data-source", "") for _, e in parse(html).walk("cite")} - {""}


def number_citations(tree: Element, known: dict[str, Source]) -> list[CitedSource]:
    """Turns each citation into a numbered link. One whose source is missing leaves no trace."""
    cited: dict[str, CitedSource] = {}
    for parent, cite in tree.walk("cite"):
        key = cite.attributes.get("data-source")
        if key is None:
            continue
        _tighten(parent, cite)
        if key not in known:
            parent.replace(cite)
            continue
        entry = cited.setdefault(key, CitedSource(len(cited) + 1, known[key]))
        place = f"cite-{entry.number}-{len(entry.places) + 1}"
        entry.places.append(place)
        parent.replace(cite, _mark(entry, place))
    return list(cited.values())


def _mark(entry: CitedSource, place: str) -> Element:
    attributes = {
        "href": f"#{entry.id}",
        "id": place,
        "role": "doc-noteref",
        "aria-label": f"Source {entry.number}",
    }
    link = Element("a", attributes, [f"[{entry.number}]"])
    return Element("sup", {"class": "citation"}, [link])


def _tighten(parent: Element, cite: Element) -> None:
    """No line break between a sentence and its number."""
    at = next(i for i, child in enumerate(parent.children) if child is cite)
    before = parent.children[at - 1] if at else None
    if isinstance(before, str):
        parent.children[at - 1] = before.rstrip()


def name_headings(tree: Element) -> list[Heading]:
    """Gives each h2 an id; returns them for the contents list."""
    taken = set(TAKEN_IDS)
    headings = []
    for _, heading in tree.walk("h2"):
        text = _plain(heading)
        base = slugify(text)[:60] or "part"
        if base.startswith(("source-", "cite-")):
            base = f"on-{base}"
        name, number = base, 1
        while name in taken:
            number += 1
            name = f"{base}-{number}"
        taken.add(name)
        heading.attributes["id"] = name
        headings.append(Heading(name, text))
    return headings


def _plain(heading: Element) -> str:
    """The words without citation marks."""
    parts = [
        c if isinstance(c, str) else ("" if c.tag == "sup" else c.text()) for c in heading.children
    ]
    return " ".join("".join(parts).split())
