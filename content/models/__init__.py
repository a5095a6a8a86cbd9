"""Articles: what is written, by whom, on which sources, and for which products."""

from .article import Article
from .article_import import ArticleImport
from .attachment import Attachment
from .editing import Presence, UnsavedText
from .event import ArticleEvent
from .link import Link
from .person import Person
from .picture import Picture
from .revision import ImmutableRevision, Revision
from .source import Source
from .topic import Topic

__all__ = [
    "Article",
    "ArticleEvent",
    "ArticleImport",
    "Attachment",
    "ImmutableRevision",
    "Link",
    "Person",
    "Picture",
    "Presence",
    "Revision",
    "Source",
    "Topic",
    "UnsavedText",
]
