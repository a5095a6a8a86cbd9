"""The mail to an author: published, or why not."""

from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from shop.context import shop_facts

from .models import ProductReview, Reason, ReviewDecision
from .rules import REASONS


def send_decision(decision: ReviewDecision) -> None:
    """Nothing for a review without an author to write to."""
    review = decision.review
    if review.user is None or review.product is None:
        return
    published = decision.status == ProductReview.PUBLISHED
    template = "review_published" if published else "review_refused"
    name = {"product": review.product.get_title()}
    subject = (
        _("Your review of %(product)s is published") % name
        if published
        else _("Your review of %(product)s is not shown") % name
    )
    context: dict[str, Any] = {
        **shop_facts(),
        "subject": subject,
        "product": review.product,
        "reason": "" if published else REASONS[Reason(decision.reason)],
        "list_url": settings.SITE_URL + review.get_absolute_url(),
        "write_url": settings.SITE_URL + reverse("review-write", args=[review.product.slug]),
    }
    mail = EmailMultiAlternatives(
        subject,
        render_to_string(f"email/{template}.txt", context),
        to=[review.user.email],
        # The same mail sent twice can be told by its id.
        headers={"Message-ID": f"<review.{decision.pk}@{settings.MAIL_DOMAIN}>"},
    )
    mail.attach_alternative(render_to_string(f"email/{template}.html", context), "text/html")
    mail.send()
