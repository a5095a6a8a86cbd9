from datetime import timedelta

from .env import env

# Whether another person must approve a text first; otherwise whoever may publish may do so alone.
ARTICLE_APPROVAL_REQUIRED = env.bool("ARTICLE_APPROVAL_REQUIRED", default=False)
# How long a reviewed article counts as fresh.
ARTICLE_REVIEW_EVERY = timedelta(days=env.int("ARTICLE_REVIEW_DAYS", default=365))
# An address of a draft for people without an account lives this long.
ARTICLE_PREVIEW_LIFE = timedelta(days=env.int("ARTICLE_PREVIEW_DAYS", default=7))
# Whether the links of articles to other sites are checked; they are asked once a week.
LINK_CHECK = env.bool("LINK_CHECK", default=False)
