"""Articles from files and to files: the upload, what came of it, the download."""

import io
import zipfile
from typing import Any, cast

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from unfold.decorators import action

from content.bringing_in.files import CannotBringIn
from content.bringing_in.runs import upload
from content.import_form import ArticleImportForm
from content.models import Article, ArticleImport
from content.taking_out.document import file_name, write_markdown
from shop.users.models import User

from .pages import AdminPages

MOST_EXPORTED = 500
State = ArticleImport.State


class FilePages(AdminPages):
    """Mix into the ModelAdmin of Article, before it."""

    def get_custom_urls(self) -> Any:
        name = "content_article"
        return (
            *super().get_custom_urls(),  # type: ignore[misc]
            ("import/", f"{name}_import", self.import_view),
            ("<int:article_id>/import/", f"{name}_import_into", self.import_view),
            ("import/<int:run_id>/", f"{name}_imported", self.imported_view),
            ("<int:article_id>/article.md", f"{name}_export", self.export_view),
        )

    def import_view(
        self, request: HttpRequest, article_id: int | None = None, **_: Any
    ) -> HttpResponse:
        """The form; a file that is refused comes back to it, with the error at its field."""
        article = self._writable(request, article_id)  # type: ignore[attr-defined]
        form = ArticleImportForm(article=article)
        if request.method == "POST":
            form = ArticleImportForm(request.POST, request.FILES, article=article)
            run = self._upload(form, cast(User, request.user)) if form.is_valid() else None
            if run and run.state != State.REFUSED:
                return redirect("admin:content_article_imported", run.pk)
            if run:
                _show_error(form, run.error, run.error_field)
        title = f"Import into “{article}”" if article else "Import an article"
        return self.show_page(request, "import", title, {"form": form, "article": article})

    def imported_view(self, request: HttpRequest, run_id: int, **_: Any) -> HttpResponse:
        """What was kept and what not. Loads itself anew while the file is being read."""
        if not self.has_view_or_change_permission(request):  # type: ignore[attr-defined]
            raise PermissionDenied
        runs = ArticleImport.objects.select_related("article", "article__draft", "by", "into")
        run = get_object_or_404(runs, pk=min(run_id, 10**15))
        return self.show_page(request, "imported", f"Import of {run.name}", {"run": run})

    def export_view(self, request: HttpRequest, article_id: int, **_: Any) -> HttpResponse:
        article = self._find(request, article_id)  # type: ignore[attr-defined]
        if article.draft is None:
            raise Http404
        return _download(
            write_markdown(article).encode(), file_name(article), "text/markdown; charset=utf-8"
        )

    @action(description="Import", url_path="from-file", permissions=["add"])
    def to_import(self, request: HttpRequest) -> HttpResponse:
        return redirect("admin:content_article_import")

    @action(description="Import a newer text", url_path="from-file-into", permissions=["change"])
    def to_import_into(self, request: HttpRequest, object_id: int) -> HttpResponse:
        return redirect("admin:content_article_import_into", object_id)

    @action(description="Export as Markdown", url_path="to-markdown")
    def to_export(self, request: HttpRequest, object_id: int) -> HttpResponse:
        return redirect("admin:content_article_export", object_id)

    @action(description="Export as Markdown", permissions=["view"])
    def export_markdown(self, request: HttpRequest, queryset: QuerySet[Article]) -> HttpResponse:
        """The newest text of each, in a zip."""
        buffer = io.BytesIO()
        keys = list(queryset.order_by().values_list("pk", flat=True)[:MOST_EXPORTED])
        articles = Article.objects.filter(pk__in=keys, draft__isnull=False)
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
            related = articles.select_related("draft__topic", "draft__author")
            for article in related.prefetch_related("draft__sources"):
                package.writestr(file_name(article), write_markdown(article))
        return _download(buffer.getvalue(), "articles.zip", "application/zip")

    def _upload(self, form: ArticleImportForm, by: User) -> ArticleImport | None:
        data = form.cleaned_data
        try:
            return upload(data["file"], form.place(), by=by, title=data.get("title", ""))
        except CannotBringIn as refusal:
            _show_error(form, str(refusal), refusal.field)
            return None


def _show_error(form: ArticleImportForm, words: str, field: str) -> None:
    form.add_error(field if field in form.fields else "file", words)


def _download(content: bytes, name: str, kind: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
