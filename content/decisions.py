"""The forms of an article's publishing page: what is to happen, and when."""

from typing import Any

from django import forms
from django.utils import timezone
from unfold.widgets import UnfoldAdminTextareaWidget, UnfoldAdminTextInputWidget

from content import workflow
from content.models import Article
from content.workflow import Refused
from shop.calendar import refuse_far
from shop.users.models import User


class LocalTime(UnfoldAdminTextInputWidget):
    """The browser's own date and time picker, in the shop's time zone."""

    input_type = "datetime-local"

    def format_value(self, value: Any) -> str | None:
        if hasattr(value, "tzinfo"):
            return f"{timezone.localtime(value):%Y-%m-%dT%H:%M}"
        return super().format_value(value)


class Moment(forms.DateTimeField):
    """A date and time in the shop's time zone, on which every other zone's calendar agrees."""

    widget = LocalTime
    default_validators = [refuse_far]


class Decision(forms.Form):
    """One change of state. `draft` is the text that was looked at."""

    draft = forms.IntegerField(required=False, widget=forms.HiddenInput, max_value=10**15)
    title = ""

    def __init__(self, *args: Any, article: Article, **kwargs: Any) -> None:
        self.article = article
        super().__init__(*args, **kwargs)
        self.initial["draft"] = article.draft_id

    def carry_out(self, by: User) -> str | None:
        """What was done, in words; None when it is refused, with the reason beside the form."""
        if not self.is_valid():
            return None
        try:
            return self._do(by, self.cleaned_data.get("draft"))
        except Refused as refusal:
            self.add_error(None, str(refusal))
            return None

    def _do(self, by: User, draft: int | None) -> str:
        raise NotImplementedError


class Comment(forms.CharField):
    def __init__(self, label: str, required: bool = False) -> None:
        widget = UnfoldAdminTextareaWidget(attrs={"rows": 3})
        super().__init__(label=label, required=required, max_length=600, widget=widget)


class Submit(Decision):
    title = "Ask for a review"
    note = Comment("For whoever reads it")

    def _do(self, by: User, draft: int | None) -> str:
        workflow.submit(self.article, by=by, note=self.cleaned_data["note"], draft=draft)
        return "Another person can read the draft now."


class Approve(Decision):
    title = "Approve the draft"
    note = Comment("Comment")

    def _do(self, by: User, draft: int | None) -> str:
        workflow.approve(self.article, by=by, note=self.cleaned_data["note"], draft=draft)
        return "The draft is approved. It is not public yet."


class SendBack(Decision):
    title = "Send the draft back"
    note = Comment("What is to be changed", required=True)

    def _do(self, by: User, draft: int | None) -> str:
        workflow.send_back(self.article, by=by, note=self.cleaned_data["note"], draft=draft)
        return "The draft went back to its writer."


class Publish(Decision):
    title = "Show the draft to readers"
    at = Moment(
        label="When",
        required=False,
        widget=LocalTime(attrs={"data-publish-at": ""}),
        help_text="Empty: now. In the shop's time zone.",
    )

    def _do(self, by: User, draft: int | None) -> str:
        at = self.cleaned_data["at"]
        if at:
            workflow.schedule(self.article, at=at, by=by, draft=draft)
            return f"Readers will see this text on {workflow.in_words(at)}."
        workflow.publish(self.article, by=by, draft=draft)
        return "Readers see this text now."


class Unschedule(Decision):
    title = "Take the plan back"

    def _do(self, by: User, draft: int | None) -> str:
        workflow.unschedule(self.article, by=by)
        return "The plan is taken back. The text stays a draft."


class Withdraw(Decision):
    title = "Withdraw"
    note = Comment("Why")

    def _do(self, by: User, draft: int | None) -> str:
        workflow.withdraw(self.article, by=by, note=self.cleaned_data["note"])
        return "Readers do not see this article any more. Nothing is lost."


class SetExpiry(Decision):
    title = "Show it until"
    at = Moment(
        label="Until",
        required=False,
        help_text="Empty: without an end. In the shop's time zone.",
    )

    def __init__(self, *args: Any, article: Article, **kwargs: Any) -> None:
        super().__init__(*args, article=article, **kwargs)
        self.initial["at"] = article.expires_at

    def _do(self, by: User, draft: int | None) -> str:
        at = self.cleaned_data["at"]
        workflow.set_expiry(self.article, at=at, by=by)
        return (
            f"Readers see it until {workflow.in_words(at)}." if at else "It stays without an end."
        )


class MarkReviewed(Decision):
    title = "Read again"
    due = forms.DateField(
        label="Read again on",
        required=False,
        widget=UnfoldAdminTextInputWidget(attrs={"type": "date"}),
        help_text="Empty: in a year.",
    )

    def _do(self, by: User, draft: int | None) -> str:
        workflow.mark_reviewed(self.article, due=self.cleaned_data["due"], by=by)
        return "Noted: the text still holds."


DECISIONS: dict[str, type[Decision]] = {
    "submit": Submit,
    "approve": Approve,
    "send-back": SendBack,
    "publish": Publish,
    "unschedule": Unschedule,
    "withdraw": Withdraw,
    "expiry": SetExpiry,
    "reviewed": MarkReviewed,
}


def possible_decisions(article: Article, by: User) -> list[str]:
    """Those that this person may take on this article as it stands, in the order of the page."""
    in_review = article.draft_state == Article.DraftState.IN_REVIEW
    waits = article.draft is not None and (article.has_changes or not article.is_published)
    editor, judge, publisher = (
        by.has_perm(f"content.{verb}_article") for verb in ("change", "approve", "publish")
    )
    possible = {
        "approve": judge and in_review and by.pk not in workflow.writers_of(article),
        "send-back": judge and in_review,
        "publish": publisher and waits,
        "submit": editor and article.has_changes and not in_review,
        "unschedule": publisher and article.goes_live_at is not None,
        "expiry": publisher and (article.is_public or article.goes_live_at is not None),
        "withdraw": publisher and article.is_public,
        "reviewed": editor and article.is_public,
    }
    return [name for name, may in possible.items() if may]
