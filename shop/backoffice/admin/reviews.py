"""Reviews of products: a queue to read, one page to decide, a record of every decision."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from unfold.admin import ModelAdmin, TabularInline
from unfold.decorators import action, display

from shop.backoffice.filters import FindingFilter, ReviewStateFilter
from shop.backoffice.review_form import DecisionForm, list_read, read_ids
from shop.backoffice.review_shares import list_shares
from shop.read_only import ReadOnly
from shop.reviews.models import ProductReview, ReviewDecision

STATE_COLOURS = {"awaiting": "warning", "published": "success", "refused": "danger"}
LIST = "admin:reviews_productreview_changelist"


class DecisionInline(ReadOnly, TabularInline):
    model = ReviewDecision
    verbose_name_plural = "decisions"
    fields = ("decided_at", "decided_by", "status", "reason", "score", "title", "body")
    readonly_fields = fields
    extra = 0
    hide_title = True

    def get_queryset(self, request: HttpRequest) -> QuerySet[ReviewDecision]:
        return super().get_queryset(request).select_related("decided_by")


@admin.register(ProductReview)
class ProductReviewAdmin(ReadOnly, ModelAdmin):
    """What a customer wrote is never changed here, and only demo content can be deleted."""

    inlines = (DecisionInline,)
    list_before_template = "admin/reviews/rule.html"
    list_display = ("title", "score", "about", "state", "found", "reviewer_name", "written_at")
    list_filter = (ReviewStateFilter, FindingFilter, "score", "reason", "is_demo")
    list_select_related = ("product", "user")
    list_per_page = 50
    show_full_result_count = False
    ordering = ("written_at", "pk")
    search_fields = ("title", "body", "name", "product__title", "user__email")
    search_help_text = "Words, product, name or e-mail"
    actions = ("read_and_decide",)
    fieldsets = (
        (None, {"fields": ("links", ("state", "reason"), "found", "score", "title", "body")}),
        ("Who", {"fields": (("reviewer_name", "user"), ("order", "by_staff"), "product")}),
        ("When", {"fields": (("written_at", "date_created"),)}),
    )

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return [
            "links", "state", "reason", "found", "score", "title", "body", "reviewer_name", "user",
            "order", "by_staff", "product", "written_at", "date_created",
        ]  # fmt: skip

    def has_decide_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("reviews.change_productreview")

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        may = request.user.has_perm("reviews.delete_productreview")
        return may and (obj is None or obj.is_demo)

    def get_urls(self) -> list[Any]:
        decide = self.admin_site.admin_view(self.decide_view)
        return [path("decide/", decide, name="reviews_productreview_decide"), *super().get_urls()]

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return super().changelist_view(request, {"shares": list_shares(), **(extra_context or {})})

    @action(description="Publish or refuse", permissions=["decide"])
    def read_and_decide(self, request: HttpRequest, chosen: QuerySet[ProductReview]) -> Any:
        """To the page that shows their words: nothing is decided about unread."""
        return redirect(_decide_url(*chosen.values_list("pk", flat=True)))

    def decide_view(self, request: HttpRequest) -> HttpResponse:
        """admin/reviews/decide.html at decide/?ids=1,2. Context: `reviews`, `form`."""
        if not self.has_decide_permission(request):
            raise PermissionDenied
        rows = self.get_queryset(request).select_related("product", "user", "order")
        reviews = rows.filter(pk__in=read_ids(request.GET.get("ids", ""))).order_by("pk")
        if not reviews:
            return redirect(LIST)
        form = DecisionForm(request.POST or None, initial={"read": list_read(reviews)})
        if form.is_valid():
            return self._decide(request, form)
        context = {
            **self.admin_site.each_context(request),
            "title": "Publish or refuse",
            "opts": self.model._meta,
            "reviews": reviews,
            "form": form,
        }
        return TemplateResponse(request, "admin/reviews/decide.html", context)

    def _decide(self, request: HttpRequest, form: DecisionForm) -> HttpResponse:
        decided, problems = form.decide(request.user)  # type: ignore[arg-type]
        word = "published" if form.cleaned_data["decision"] == "publish" else "refused"
        if decided:
            self.message_user(request, f"{word.capitalize()}: {decided}. The authors get a mail.")
        for problem in problems:
            self.message_user(request, problem, messages.WARNING)
        return redirect(f"{reverse(LIST)}?state=awaiting")

    @display(description="to do")
    def links(self, review: ProductReview) -> SafeString:
        return format_html(
            '<a class="text-link" href="{}">Publish or refuse</a>'
            ' · <a class="text-link" href="{}">What customers see</a>',
            _decide_url(review.pk),
            review.get_absolute_url(),
        )

    @display(description="product", ordering="product__title")
    def about(self, review: ProductReview) -> str:
        return str(review.product)

    @display(description="state", label=STATE_COLOURS, ordering="status")
    def state(self, review: ProductReview) -> str:
        return review.get_status_display()

    @display(description="disease or treatment", label="danger")
    def found(self, review: ProductReview) -> str | None:
        return ", ".join(review.findings) or None

    @display(description="shown name", ordering="name")
    def reviewer_name(self, review: ProductReview) -> str:
        return f"{review.name} (works here)" if review.works_here else review.name


def _decide_url(*keys: int) -> str:
    ids = ",".join(str(key) for key in keys)
    return f"{reverse('admin:reviews_productreview_decide')}?ids={ids}"
