"""Call-outs in stored texts: labelled in words, so that colour is not all that tells them apart."""

from django.utils.translation import gettext as _

from shop.html_tree import Element


def label_callouts(tree: Element) -> None:
    for _parent, callout in tree.walk("aside"):
        is_caution = "callout--caution" in callout.attributes.get("class", "")
        words = _("Caution") if is_caution else _("Note")
        # Without the role a screen reader would not say that the note is one.
        callout.attributes["role"] = "note"
        callout.children.insert(0, Element("p", {"class": "callout__label"}, [words]))
