"""What a row of the panel is called, and where it says its nutrient comes from."""

import re
from collections.abc import Iterable

from catalogue.models import Ingredient

# Labels typed before the amount of folic acid was worked out carry it in the name.
_FOLIC_ACID_REMARK = re.compile(r"\s*\([^()]*folic acid\)")
_PREPARATIONS = ("extract", "powder", "concentrate", "oil", "juice", "tincture")


def printed_name(ingredient: Ingredient, label_name: str = "") -> str:
    """The label's own name for it or the ingredient's; a plant's with Latin name and part."""
    name = label_name or ingredient.name
    if ingredient.kind == Ingredient.Kind.BOTANICAL:
        return _name_plant(name, ingredient.latin_name.strip(), ingredient.plant_part.strip())
    if ingredient.key == "folate":
        return _FOLIC_ACID_REMARK.sub("", name)
    return name


def join_sources(sources: Iterable[str]) -> str:
    """ "as A", "as B" and "as C" make "as A, B and C"; each once, in the order given."""
    found = list(dict.fromkeys(source.strip() for source in sources if source.strip()))
    if not found:
        return ""
    first, *others = found
    word = first.partition(" ")[0]
    others = [each.removeprefix(f"{word} ") if word in ("as", "from") else each for each in others]
    *before, last = [first, *others]
    return f"{', '.join(before)} and {last}" if before else last


def _name_plant(name: str, latin: str, part: str) -> str:
    """Valerian root extract becomes Valerian (Valeriana officinalis) root extract.

    What the name has already is not said twice. 21 CFR 101.4(h).
    """
    has_latin = not latin or latin.casefold() in name.casefold()
    has_part = not part or re.search(rf"\b{re.escape(part)}\b", name, re.IGNORECASE) is not None
    added = [] if has_latin else [f"({latin})"]
    if not has_part:
        added.append(part)
    if not added:
        return name
    place = _place_for(name, latin if has_latin else "", part)
    return " ".join([name[:place].rstrip(), *added, name[place:].lstrip()]).rstrip()


def _place_for(name: str, latin: str, part: str) -> int:
    """After the Latin name, or before the part, the preparation or a remark; else the end."""
    if latin:
        end = name.casefold().index(latin.casefold()) + len(latin)
        return end + 1 if name[end : end + 1] == ")" else end
    words = "|".join(re.escape(word) for word in (part, *_PREPARATIONS) if word)
    found = re.search(rf"\s(?:(?:{words})\b|\()", name, re.IGNORECASE)
    return found.start() if found else len(name)
