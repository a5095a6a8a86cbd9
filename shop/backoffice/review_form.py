"""The decision about one or several reviews: published, or refused for a reason."""

from collections.abc import Iterable
from typing import Any

from django import forms
from unfold.widgets import UnfoldAdminSelectWidget

from shop.reviews.deciding import NotDecided, publish, refuse
from shop.reviews.models import ProductReview, Reason
from shop.users.models import User

MOST = 50


class DecisionForm(forms.Form):
    """`read` names each review with the version that was on the page: "12:1 15:3"."""

    read = forms.RegexField(r"^\d{1,15}:\d{1,9}( \d{1,15}:\d{1,9})*$", widget=forms.HiddenInput)
    decision = forms.ChoiceField(choices=[("publish", "Publish"), ("refuse", "Refuse")])
    reason = forms.ChoiceField(
        choices=[("", "Choose a reason"), *Reason.choices],
        required=False,
        widget=UnfoldAdminSelectWidget,
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("decision") == "refuse" and not cleaned.get("reason"):
            self.add_error("reason", "Choose the reason; the author is told.")
        return cleaned

    def decide(self, by: User) -> tuple[int, list[str]]:
        """Of a valid form: how many were decided, and why others were not."""
        decided, problems = 0, []
        for pair in self.cleaned_data["read"].split():
            review_id, version = (int(number) for number in pair.split(":"))
            try:
                decided += self._decide(review_id, version, by)
            except NotDecided as refusal:
                problems.append(str(refusal))
        return decided, problems

    def _decide(self, review_id: int, version: int, by: User) -> bool:
        if self.cleaned_data["decision"] == "publish":
            return publish(review_id=review_id, version=version, by=by)
        reason = Reason(self.cleaned_data["reason"])
        return refuse(review_id=review_id, version=version, reason=reason, by=by)


def list_read(reviews: Iterable[ProductReview]) -> str:
    """What `read` holds for reviews that are shown on a page."""
    return " ".join(f"{review.pk}:{review.version}" for review in reviews)


def read_ids(text: str) -> list[int]:
    """Keys from ?ids=1,2; what is no key is left out."""
    parts = text.split(",")[:MOST]
    return [int(part) for part in parts if part.isascii() and part.isdecimal() and len(part) < 16]
