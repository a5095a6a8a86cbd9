"""Articles in the admin. Django looks for this module; each screen has a file of its own."""

from . import articles, library, revisions
from .attachments import ProductAttachmentInline

__all__ = ["ProductAttachmentInline", "articles", "library", "revisions"]
