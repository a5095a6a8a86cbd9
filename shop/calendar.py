"""How far ahead staff may plan."""

from datetime import datetime

from django.core.exceptions import ValidationError

LAST_YEAR = 2999


def refuse_far(moment: datetime) -> None:
    """Raises ValidationError for a moment that not every time zone's calendar knows.

    Python's ends with the year 9999, and a moment is shown in other zones than it was entered in.
    """
    if moment.year > LAST_YEAR:
        raise ValidationError("That is too far ahead.", code="far")
