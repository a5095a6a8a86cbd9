"""Lines that introduce others: “Do not take it if you have:”, “Helps with:”."""

from .reading import Lead, Reading
from .scope import is_denied, is_warning

_LONGEST = 16


def leads(reading: Reading, text: str) -> Lead | None:
    """What a heading or a line with a colon says of the lines below it; None for other lines."""
    end = reading.words[-1].end
    behind = text[end : end + 3].strip(" ")
    ends_line = behind.startswith((":", "\n", "?\n")) and "\n" in text[end : end + 4]
    is_heading = text[: reading.words[0].start].endswith("\n\n") and ends_line
    if len(reading) > _LONGEST or not (is_heading or behind.startswith(":")):
        return None
    if is_warning(reading) or reading.has("denial"):
        return Lead.WARNS
    acts = [*reading["treat"], *reading["help"], *reading["benefit noun"]]
    offers = [act for act in acts if not is_denied(reading, act)]
    if behind.startswith(":") and offers and not reading.has("education"):
        return Lead.OFFERS
    return Lead.NONE
