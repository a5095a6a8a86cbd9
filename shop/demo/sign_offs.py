"""The demo's staff account answers for what the two articles on conditions say."""

from content.claims import refresh_all_waiting
from content.models import Article
from shop.claims.index import refresh_claims
from shop.claims.signing import sign_off, unsigned_findings
from shop.demo.people import EMAIL
from shop.users.models import User

REASON = (
    "Demo only: shows how a sign-off looks. The article names a condition, says what studies did"
    " not find, and makes no claim for a product. A real shop asks its regulatory adviser first."
)


def sign_articles() -> int:
    """Only what the demo itself wrote; how many passages. A second run signs nothing."""
    staff = User.objects.filter(email=EMAIL).first()
    if staff is None:
        return 0
    texts = Article.objects.published().filter(live__by=None).select_related("live__article")
    signed = sum(
        len(sign_off(article.live_text, staff, REASON))
        for article in texts
        if unsigned_findings(article.live_text)
    )
    refresh_all_waiting()
    refresh_claims()
    return signed
