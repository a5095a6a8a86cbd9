from typing import Any

from shop.tasks.registry import handles

from .mails import send_decision
from .models import ReviewDecision


@handles("review.decided")
def tell_author(payload: dict[str, Any]) -> None:
    """Nothing if the review is gone."""
    decisions = ReviewDecision.objects.select_related("review__user", "review__product")
    decision = decisions.filter(pk=payload["decision"]).first()
    if decision:
        send_decision(decision)
