"""The article form: facts of the article and the text of its next revision, on one page."""

from typing import Any

from django import forms
from unfold.widgets import UnfoldAdminTextareaWidget, UnfoldAdminTextInputWidget

from catalogue.slugs import unique_slug
from content.models import Article
from content.revisions import Text, text_of
from shop.rich_text_editor import RichTextField


class ArticleForm(forms.ModelForm):
    title = forms.CharField(max_length=150, widget=UnfoldAdminTextInputWidget)
    summary = forms.CharField(
        max_length=400,
        widget=UnfoldAdminTextareaWidget(attrs={"rows": 3}),
        help_text="The lede: what was asked and what is known. Shown on cards too.",
    )
    key_points = forms.CharField(
        label="In short",
        required=False,
        widget=UnfoldAdminTextareaWidget(attrs={"rows": 5}),
        help_text="One point a line, three to five.",
    )
    body = RichTextField(citations=True, label="Text")
    meta_description = forms.CharField(
        label="Description for search engines",
        max_length=170,
        required=False,
        widget=UnfoldAdminTextInputWidget,
        help_text="Empty: the summary.",
    )
    note = forms.CharField(
        label="What changed",
        max_length=200,
        required=False,
        widget=UnfoldAdminTextInputWidget,
        help_text="For the list of revisions.",
    )

    class Meta:
        model = Article
        exclude: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("limits", "conflict_of_interest"):
            if name in self.fields:
                self.fields[name].widget.attrs["rows"] = 3
        if "slug" in self.fields:
            self.fields["slug"].required = False
        draft = self.instance.draft
        if draft:
            text = text_of(draft)
            for name in ("title", "summary", "body", "meta_description"):
                self.initial.setdefault(name, getattr(text, name))
            self.initial.setdefault("key_points", "\n".join(text.key_points))

    def clean_slug(self) -> str:
        slug: str = self.cleaned_data["slug"]
        if slug:
            return slug
        others = Article.objects.exclude(pk=self.instance.pk)
        return unique_slug(self.data.get("title", ""), others, max_length=120)

    def text(self) -> Text:
        data = self.cleaned_data
        return Text(
            title=data["title"],
            summary=data["summary"],
            body=data["body"],
            key_points=data["key_points"].splitlines(),
            meta_description=data["meta_description"],
        )
