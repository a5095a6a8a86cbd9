"""Articles: what is written, by whom, on which sources, and for which products."""

from .article import Article
from .attachment import Attachment
from .person import Person
from .picture import Picture
from .revision import ImmutableRevision, Revision
from .source import Source
from .topic import Topic

__all__ = [
    "Article",
    "Attachment",
    "ImmutableRevision",
    "Person",
    "Picture",
    "Revision",
    "Source",
    "Topic",
]
