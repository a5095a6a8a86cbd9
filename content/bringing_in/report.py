"""What an import kept and what it dropped, in words for the person who chose the file."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from shop.html_tree import Element

KEPT = {
    "h2": ("section", "sections"),
    "h3": ("heading inside a section", "headings inside sections"),
    "p": ("paragraph", "paragraphs"),
    "ul": ("bulleted list", "bulleted lists"),
    "ol": ("numbered list", "numbered lists"),
    "table": ("table", "tables"),
    "img": ("picture", "pictures"),
    "a": ("link", "links"),
    "blockquote": ("quotation", "quotations"),
    "aside": ("call-out", "call-outs"),
    "cite": ("citation", "citations"),
}
DROPPED = {
    "foreign_picture": ("picture from another site", "pictures from other sites"),
    "missing_picture": (
        "picture that is not in the file and not in this shop",
        "pictures that are neither in the file nor in this shop",
    ),
    "unreadable_picture": (
        "picture of a kind that browsers do not show, or damaged",
        "pictures of kinds that browsers do not show, or damaged",
    ),
    "surplus_picture": ("picture beyond the limit", "pictures beyond the limit"),
    "link": ("link whose address cannot be used", "links whose addresses cannot be used"),
    "anchor": ("link to a place in the same document", "links to places in the same document"),
    "script": ("script", "scripts"),
    "frame": ("embedded page", "embedded pages"),
    "media": ("video or sound", "videos or sounds"),
    "form": ("form or form field", "forms or form fields"),
    "drawing": ("drawing or formula in code", "drawings or formulas in code"),
    "object": ("embedded object", "embedded objects"),
    "chart": ("chart or diagram", "charts or diagrams"),
    "formula": ("formula", "formulas"),
    "comment": ("comment", "comments"),
    "deletion": ("deleted passage of tracked changes", "deleted passages of tracked changes"),
    "citation": (
        "citation of a source that the library does not have",
        "citations of sources that the library does not have",
    ),
}
CHANGED = {
    "text_box": (
        "text box: its words stand in the text now",
        "text boxes: their words stand in the text now",
    ),
    "colour": ("place with coloured text: plain now", "places with coloured text: plain now"),
    "underline": ("underlined place: plain now", "underlined places: plain now"),
    "strike": ("struck-out place: plain now", "struck-out places: plain now"),
    "code": ("place set as code: plain now", "places set as code: plain now"),
    "nested_table": (
        "table inside a table: its words are kept, not its cells",
        "tables inside tables: their words are kept, not their cells",
    ),
    "ragged_table": ("table with missing cells: filled up", "tables with missing cells: filled up"),
    "footnote": (
        "footnote: a numbered note at the end now",
        "footnotes: numbered notes at the end now",
    ),
    "deep_list": (
        "list nested too deeply: moved out",
        "lists nested too deeply: moved out",
    ),
}


@dataclass
class Report:
    kept: Counter[str] = field(default_factory=Counter)
    dropped: Counter[str] = field(default_factory=Counter)
    changed: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)

    def drop(self, what: str, count: int = 1) -> None:
        self.dropped[what] += count

    def change(self, what: str, count: int = 1) -> None:
        self.changed[what] += count

    def note(self, sentence: str) -> None:
        if sentence not in self.notes:
            self.notes.append(sentence)

    def count_kept(self, tree: Element) -> None:
        self.kept = Counter(element.tag for _, element in tree.walk(*KEPT))

    def as_data(self) -> dict[str, Any]:
        """Lists of words, to be stored and shown."""
        return {
            "kept": _in_words(self.kept, KEPT),
            "dropped": _in_words(self.dropped, DROPPED),
            "changed": _in_words(self.changed, CHANGED),
            "notes": list(self.notes),
        }


def _in_words(counts: Counter[str], words: dict[str, tuple[str, str]]) -> list[str]:
    """["2 tables", "1 link"], in the order of the words."""
    return [
        f"{counts[name]} {forms[counts[name] != 1]}"
        for name, forms in words.items()
        if counts[name]
    ]
