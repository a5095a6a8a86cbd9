"""The rich-text editor of the admin: what it offers, and our own nodes.

What HTML may be stored says shop/rich_text.py, which cleans it whatever the editor lets through.
"""

from typing import Any

from js_asset import static_lazy


def _adds_nothing(config: Any, allowed: dict[str, Any]) -> None:
    """For the library's own allow-list, which nothing here uses."""


# Callables, not dotted names: 0.28.0 fails to import a processor given by name.
DJANGO_PROSE_EDITOR_EXTENSIONS: list[dict[str, object]] = [
    {
        "js": [static_lazy("shop/js/editor/extensions.js")],
        "extensions": {
            "Callout": _adds_nothing,
            "Citation": _adds_nothing,
            "CleanPaste": _adds_nothing,
            "TableFigure": _adds_nothing,
            "WordCount": _adds_nothing,
        },
    }
]

PICTURE_PICKER_URL = "/prose-editor/pictures/"

RICH_TEXT_EXTENSIONS: dict[str, Any] = {
    "Bold": True,
    "Italic": True,
    "Subscript": True,
    "Superscript": True,
    "HardBreak": True,
    "BulletList": True,
    "OrderedList": True,
    "ListItem": True,
    "Blockquote": True,
    "HorizontalRule": True,
    "Heading": {"levels": [2, 3, 4]},
    "Link": {"enableTarget": False, "protocols": ["http", "https", "mailto"]},
    "Table": True,
    "TableRow": True,
    "TableHeader": True,
    "TableCell": True,
    "Figure": {"pickerUrl": PICTURE_PICKER_URL},
    "Caption": True,
    "Image": True,
    "TableFigure": True,
    "Callout": True,
    "CleanPaste": True,
    "WordCount": True,
}
