"""Import and export: upload, what it would change, doing it, and the files of before."""

import csv
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_GET, require_POST
from unfold.admin import ModelAdmin
from unfold.decorators import display

from shop.backoffice.access import may_export, may_import
from shop.backoffice.import_form import ImportForm
from shop.exchange import exporting, runs
from shop.exchange.cells import neutralise
from shop.exchange.columns import COLUMNS
from shop.exchange.exceptions import FileRefused, WrongState
from shop.exchange.limits import MOST_SHOWN_ROWS
from shop.exchange.models import ImportRun
from shop.read_only import ReadOnly

State = ImportRun.State
STATES = {
    State.UPLOADED.label: "info",
    State.APPROVED.label: "info",
    State.WRITTEN.label: "info",
    State.CHECKED.label: "warning",
    State.APPLIED.label: "success",
    State.REFUSED.label: "danger",
    State.FAILED.label: "danger",
}
NAME = "exchange_importrun"
PER_PAGE = 50


@admin.register(ImportRun)
class ImportRunAdmin(ReadOnly, ModelAdmin):
    """The list is the page "Import and export"; each run has a page of its own."""

    list_display = ("uploaded_at", "name", "who", "shown_state", "new", "changed", "error_count",
                    "applied_at")  # fmt: skip
    list_display_links = ("uploaded_at", "name")
    list_filter = ("state",)
    list_select_related = ("by",)
    list_per_page = 30
    show_full_result_count = False
    list_before_template = "admin/exchange/start.html"
    actions = None

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return may_export(request.user)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return may_export(request.user)

    def get_queryset(self, request: HttpRequest) -> Any:
        rows = super().get_queryset(request)
        return rows.defer("errors", "notes", "changes", "written")

    def get_custom_urls(self) -> Any:
        return (
            ("upload/", f"{NAME}_upload", self.upload_view),
            ("columns/", f"{NAME}_columns", self.columns_view),
            ("export/<slug:kind>/", f"{NAME}_export", self.export_view),
            ("template/<slug:kind>/", f"{NAME}_template", self.template_view),
            ("<int:run_id>/apply/", f"{NAME}_apply", self.apply_view),
            ("<int:run_id>/check/", f"{NAME}_check", self.check_view),
            ("<int:run_id>/errors.csv", f"{NAME}_errors", self.errors_view),
        )

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        context = {
            "title": "Import and export",
            "import_form": ImportForm() if may_import(request.user) else None,
            "kinds": list(exporting.FORMATS),
        }
        return super().changelist_view(request, {**context, **(extra_context or {})})

    @method_decorator(require_POST)
    def upload_view(self, request: HttpRequest, **_: Any) -> HttpResponse:
        """To the new run's page; back to a form that says what is wrong with the file."""
        self._demand(may_import(request.user))
        form = ImportForm(request.POST, request.FILES)
        if form.is_valid():
            try:
                run = runs.upload(form.cleaned_data["file"], by=request.user)
                return redirect(f"admin:{NAME}_change", run.pk)
            except FileRefused as refusal:
                form.add_error("file", str(refusal))
        context = {"import_form": form, "kinds": list(exporting.FORMATS)}
        return self._page(request, "upload", "Import products", context)

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        """admin/exchange/run.html. Reloads itself while the file is being worked on."""
        self._demand(may_export(request.user))
        run = self._find(object_id)
        changes = Paginator(run.changes, PER_PAGE).get_page(request.GET.get("page"))
        errors = Paginator(run.errors, PER_PAGE).get_page(request.GET.get("errors"))
        notes = Paginator(run.notes, PER_PAGE).get_page(request.GET.get("notes"))
        context = {
            "run": run,
            "changes": changes,
            "errors": errors,
            "notes": notes,
            "hidden_notes": run.note_count - len(run.notes),
            "hidden_errors": run.error_count - len(run.errors),
            "hidden_changes": max(0, run.to_write - MOST_SHOWN_ROWS),
            "may_apply": run.state == State.CHECKED and run.to_write and may_import(request.user),
            "may_check": bool(run.file) and run.state in (State.CHECKED, State.FAILED)
            and may_import(request.user),
        }  # fmt: skip
        return self._page(request, "run", run.name, context)

    @method_decorator(require_POST)
    def apply_view(self, request: HttpRequest, run_id: int, **_: Any) -> HttpResponse:
        self._demand(may_import(request.user))
        run = self._find(str(run_id))
        try:
            runs.approve(run, digest=request.POST.get("digest", ""), by=request.user)
        except WrongState as error:
            messages.error(request, str(error))
        return redirect(f"admin:{NAME}_change", run.pk)

    @method_decorator(require_POST)
    def check_view(self, request: HttpRequest, run_id: int, **_: Any) -> HttpResponse:
        self._demand(may_import(request.user))
        run = self._find(str(run_id))
        try:
            runs.check_again(run)
        except WrongState as error:
            messages.error(request, str(error))
        return redirect(f"admin:{NAME}_change", run.pk)

    @method_decorator(require_GET)
    def errors_view(self, request: HttpRequest, run_id: int, **_: Any) -> HttpResponse:
        self._demand(may_export(request.user))
        run = self._find(str(run_id))
        response = HttpResponse("\ufeff", content_type=exporting.FORMATS["csv"])
        response["Content-Disposition"] = f'attachment; filename="errors-{run.pk}.csv"'
        writer = csv.writer(response)
        writer.writerow(["row", "column", "what is wrong"])
        for line, column, message in run.errors:
            writer.writerow([line or "", column, neutralise(message)])
        return response

    @method_decorator(require_GET)
    def export_view(self, request: HttpRequest, kind: str, **_: Any) -> Any:
        self._demand(may_export(request.user))
        return send_products(kind, exporting.export_keys())

    @method_decorator(require_GET)
    def template_view(self, request: HttpRequest, kind: str, **_: Any) -> Any:
        self._demand(may_export(request.user))
        return _send(kind, exporting.write_template(_known(kind)), f"products-template.{kind}")

    @method_decorator(require_GET)
    def columns_view(self, request: HttpRequest, **_: Any) -> HttpResponse:
        self._demand(may_export(request.user))
        return self._page(request, "columns", "Columns of the file", {"columns": COLUMNS})

    @display(description="state", label=STATES, ordering="state")
    def shown_state(self, run: ImportRun) -> str:
        return run.get_state_display()

    @display(description="by")
    def who(self, run: ImportRun) -> str:
        return run.by.get_full_name() or run.by.email if run.by else "–"

    def _demand(self, allowed: bool) -> None:
        if not allowed:
            raise PermissionDenied

    def _find(self, key: str) -> ImportRun:
        if not (key.isdecimal() and key.isascii() and len(key) < 16):
            raise Http404
        return get_object_or_404(ImportRun.objects.select_related("by", "approved_by"), pk=key)

    def _page(
        self, request: HttpRequest, name: str, title: str, context: dict[str, Any]
    ) -> HttpResponse:
        shared = {**self.admin_site.each_context(request), "opts": self.opts, "title": title}
        return TemplateResponse(request, f"admin/exchange/{name}.html", {**shared, **context})


def send_products(kind: str, keys: list[int]) -> StreamingHttpResponse:
    """Raises Http404 for a format that there is not."""
    write = exporting.write_csv if _known(kind) == "csv" else exporting.write_xlsx
    return _send(kind, write(keys), exporting.file_name(kind, timezone.localdate()))


def _known(kind: str) -> str:
    if kind not in exporting.FORMATS:
        raise Http404
    return kind


def _send(kind: str, content: Any, name: str) -> StreamingHttpResponse:
    response = StreamingHttpResponse(content, content_type=exporting.FORMATS[kind])
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
