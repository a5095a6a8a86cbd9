"""Secret addresses of drafts: whoever has one can read that draft, without an account, for a time.

Nothing is stored. The address carries the key of one revision, signed with the time; it shows that
revision and no later one, and dies with SECRET_KEY.
"""

from datetime import datetime

from django.conf import settings
from django.core.signing import BadSignature, TimestampSigner
from django.urls import reverse
from django.utils import timezone

from content.models import Revision

_signer = TimestampSigner(salt="content.preview")


class InvalidLink(Exception):
    """The address is wrong or too old."""


def preview_address(revision: Revision) -> str:
    """The path; it works for ARTICLE_PREVIEW_LIFE from now."""
    return reverse("content:shared-preview", kwargs={"token": _signer.sign(str(revision.pk))})


def expires_at() -> datetime:
    """When an address made now stops working."""
    return timezone.now() + settings.ARTICLE_PREVIEW_LIFE


def read_token(token: str) -> int:
    """The key of the revision. Raises InvalidLink."""
    try:
        return int(_signer.unsign(token, max_age=settings.ARTICLE_PREVIEW_LIFE))
    except (BadSignature, ValueError):
        raise InvalidLink from None
