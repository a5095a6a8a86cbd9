"""What the check finds in a text, beside the form in which it is written."""

from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from shop.claims.checking import Finding, Severity
from shop.claims.passages import find_claims

_WORDS = {
    Severity.DISEASE: "needs a sign-off",
    Severity.WARN: "read again",
    Severity.NOTE: "needs the disclaimer",
}


class ShowsClaims:
    """Mix into a ModelAdmin; `claims` is a read-only field of the form."""

    @admin.display(description="claims found")
    def claims(self, row: Model) -> SafeString | str:
        return claim_marks(row) if row.pk else "Checked when it is saved."


def claim_marks(obj: Model) -> SafeString | str:
    """A list of findings as they are stored, the gravest first, with the way to the sign-off."""
    order = list(Severity)
    found = [(passage.field, one) for passage in find_claims(obj) for one in passage.findings]
    found.sort(key=lambda pair: order.index(pair[1].severity))
    if not found:
        return "None. The check can err; read the text all the same."
    return format_html(
        '<ul class="claim-marks">{}</ul><a class="text-link" href="{}">Read the passages</a>',
        format_html_join("", "<li>{}</li>", ((_line(field, one),) for field, one in found)),
        sign_address(obj),
    )


def _line(field: str, one: Finding) -> SafeString:
    return format_html(
        "<strong>{}: {}</strong> “{}”. {}",
        field.capitalize(), _WORDS[one.severity], one.text, one.reason,
    )  # fmt: skip


def sign_address(obj: Model) -> str:
    kind = ContentType.objects.get_for_model(obj)
    return reverse("admin:claims_claim_sign", args=[kind.pk, obj.pk])
