"""Claims: what the check found over the shop, a page to sign it off, the record of sign-offs."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import NoReverseMatch, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from unfold.admin import ModelAdmin
from unfold.decorators import display

from content.claims import refresh_waiting
from content.models import Article, Revision
from shop.backoffice.claim_form import SignOffForm, WithdrawalForm
from shop.backoffice.filters import SignedFilter
from shop.claims.index import refresh_claims
from shop.claims.models import Claim, SignOff
from shop.claims.signing import (
    MAY_SIGN,
    NotSigned,
    NotWithdrawn,
    Policy,
    marked_passages,
    policy,
    sign_off,
    sign_offs_of,
    withdraw,
)
from shop.claims.subjects import is_subject
from shop.read_only import ReadOnly

LIST = "admin:claims_claim_changelist"
COLOURS = {"Needs a sign-off": "danger", "Read again": "warning", "Needs the disclaimer": "info"}


@admin.register(Claim)
class ClaimAdmin(ReadOnly, ModelAdmin):
    list_before_template = "admin/claims/rule.html"
    list_display = ("passage", "level", "signed", "place", "rules", "checked_at")
    list_filter = (SignedFilter, "severity", ("content_type", admin.RelatedOnlyFieldListFilter))
    list_per_page = 50
    show_full_result_count = False
    list_display_links = None
    search_fields = ("text", "title", "field")
    search_help_text = "Words of the passage, or the product or article"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Claim]:
        rows: Any = super().get_queryset(request)
        return rows.select_related("content_type").with_signed()  # type: ignore[no-any-return]

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view
        return [
            path("check/", view(self.check_view), name="claims_claim_check"),
            path("sign/<int:kind>/<int:key>/", view(self.sign_view), name="claims_claim_sign"),
            *super().get_urls(),
        ]

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        context = {"policy": str(policy()), "unsigned": Claim.objects.unsigned().count()}
        return super().changelist_view(request, {**context, **(extra_context or {})})

    def check_view(self, request: HttpRequest) -> HttpResponse:
        """Check the whole shop now; by itself that happens every quarter of an hour."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        if request.method == "POST":
            count = refresh_claims()
            self.message_user(request, f"The shop is checked: {count} passages with claims.")
        return redirect(LIST)

    def sign_view(self, request: HttpRequest, kind: int, key: int) -> HttpResponse:
        """admin/claims/sign.html. Context: `subject`, `address`, `passages`, `form`, `policy`."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        subject = _subject(kind, key)
        passages = marked_passages(subject)
        unsigned = [one for one, is_unsigned in passages if is_unsigned]
        may_sign = request.user.has_perm(MAY_SIGN) and policy() != Policy.BLOCK
        form = SignOffForm(request.POST or None, passages=unsigned)
        if request.method == "POST":
            if not may_sign:
                raise PermissionDenied
            if form.is_valid() and self._sign(request, subject, form):
                return redirect(f"{reverse(LIST)}?signed=no")
        context = {
            **self.admin_site.each_context(request),
            "title": f"Claims of “{subject}”",
            "opts": self.model._meta,
            "subject": subject,
            "address": _change_address(subject),
            "passages": passages,
            "form": form if unsigned and may_sign else None,
            "policy": str(policy()),
            "sign_offs": sign_offs_of(subject),
            "may_withdraw": request.user.has_perm(MAY_SIGN),
        }
        return TemplateResponse(request, "admin/claims/sign.html", context)

    def _sign(self, request: HttpRequest, subject: Any, form: SignOffForm) -> bool:
        try:
            signed = sign_off(
                subject,
                request.user,
                form.cleaned_data["reason"],
                digests=form.cleaned_data["passages"],
            )
        except NotSigned as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
            return False
        _refresh_waiting(subject)
        self.message_user(request, f"Signed off: {len(signed)}. Your name and reason are kept.")
        return True

    @display(description="passage")
    def passage(self, claim: Claim) -> SafeString:
        short = claim.text if len(claim.text) <= 140 else f"{claim.text[:139]}…"
        address = reverse("admin:claims_claim_sign", args=[claim.content_type_id, claim.object_id])
        return format_html('<a class="text-link" href="{}">{}</a>', address, short)

    @display(description="severity", label=COLOURS, ordering="severity")
    def level(self, claim: Claim) -> str:
        return claim.get_severity_display()

    @display(description="signed", boolean=True)
    def signed(self, claim: Claim) -> bool | None:
        """Nothing to sign: no mark."""
        is_signed: bool = getattr(claim, "is_signed", False)
        return is_signed if claim.severity == Claim.Level.DISEASE else True

    @display(description="where", ordering="title")
    def place(self, claim: Claim) -> str:
        return f"{claim.content_type.name} “{claim.title}”, {claim.field}"

    @display(description="rules")
    def rules(self, claim: Claim) -> str:
        return ", ".join(sorted({one["rule"] for one in claim.findings}))


@admin.register(SignOff)
class SignOffAdmin(ReadOnly, ModelAdmin):
    """The record. Nobody changes or deletes it; who may sign may withdraw what was signed."""

    change_form_outer_before_template = "admin/claims/withdrawn.html"
    list_display = ("text", "field", "by_name", "reason", "at", "in_force")
    list_filter = ("at", "policy", ("withdrawn_at", admin.EmptyFieldListFilter))
    search_fields = ("text", "by_name", "reason")
    search_help_text = "Words of the passage, who signed, or the reason"
    show_full_result_count = False
    fields = (
        "subject", "field", "text", "findings", "by", "by_name", "reason", "policy", "lexicon",
        "at", "withdrawn_at", "withdrawn_by", "withdrawn_by_name", "withdrawn_reason",
    )  # fmt: skip

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return self.fields

    def get_urls(self) -> list[Any]:
        withdraw_view = self.admin_site.admin_view(self.withdraw_view)
        return [
            path("<int:key>/withdraw/", withdraw_view, name="claims_signoff_withdraw"),
            *super().get_urls(),
        ]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        context = {"may_withdraw": request.user.has_perm(MAY_SIGN), **(extra_context or {})}
        return super().change_view(request, object_id, form_url, context)

    def withdraw_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """admin/claims/withdraw.html. Context: `signed`, `form`."""
        if not (self.has_view_permission(request) and request.user.has_perm(MAY_SIGN)):
            raise PermissionDenied
        # A key of any length may stand in an address.
        signed = SignOff.objects.filter(pk=key).first() if key < 2**63 else None
        if signed is None:
            raise Http404
        page = reverse("admin:claims_signoff_change", args=[signed.pk])
        form = WithdrawalForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            try:
                withdraw(signed, request.user, form.cleaned_data["reason"])
            except NotWithdrawn as refusal:
                self.message_user(request, str(refusal), messages.ERROR)
                return redirect(page)
            _refresh_waiting(signed.subject)
            self.message_user(request, "Withdrawn. These words count as not signed off again.")
            return redirect(page)
        context = {
            **self.admin_site.each_context(request),
            "title": "Withdraw a sign-off",
            "opts": self.model._meta,
            "signed": signed,
            "page": page,
            "form": form,
        }
        return TemplateResponse(request, "admin/claims/withdraw.html", context)

    @display(description="in force", boolean=True)
    def in_force(self, signed: SignOff) -> bool:
        return signed.withdrawn_at is None


def _refresh_waiting(subject: Any) -> None:
    """An article's products wait for its signatures."""
    article = subject.article if isinstance(subject, Revision) else subject
    if isinstance(article, Article):
        refresh_waiting(article)


def _subject(kind: int, key: int) -> Any:
    """The object of a claim. Raises Http404."""
    try:
        content_type = ContentType.objects.get_for_id(kind)
    except ContentType.DoesNotExist:
        raise Http404 from None
    model = content_type.model_class()
    found = model._default_manager.filter(pk=key).first() if model else None
    if found is None or not is_subject(found):
        raise Http404
    return found


def _change_address(subject: Any) -> str:
    names = subject._meta
    try:
        return reverse(f"admin:{names.app_label}_{names.model_name}_change", args=[subject.pk])
    except NoReverseMatch:
        return ""
