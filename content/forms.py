"""The article form: facts of the article and the text of its next revision, on one page."""

from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.urls import reverse
from django.utils.html import format_html
from unfold.widgets import UnfoldAdminTextareaWidget, UnfoldAdminTextInputWidget

from catalogue.slugs import unique_slug
from content.models import Article, Revision, Source
from content.revisions import REPEATED, Text
from content.workflow import in_words
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
    limits = forms.CharField(
        label="Limits of the evidence",
        max_length=1500,
        required=False,
        widget=UnfoldAdminTextareaWidget(attrs={"rows": 3}),
        help_text="What is not known.",
    )
    conflict_of_interest = forms.CharField(
        max_length=600,
        required=False,
        widget=UnfoldAdminTextareaWidget(attrs={"rows": 3}),
        help_text="Who paid, and what the shop sells.",
    )
    sources = forms.ModelMultipleChoiceField(
        Source.objects.all(),
        required=False,
        help_text="What the text may cite. One that it does not cite is listed after the others.",
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

    base = forms.IntegerField(required=False, widget=forms.HiddenInput, max_value=10**15)
    # Words that were never saved, as the first values; the admin sets them.
    unsaved: dict[str, Any] = {}

    class Meta:
        model = Article
        fields = ["slug", "review_due", *REPEATED]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False
        draft = self.instance.draft
        if draft:
            self.initial.update(_initial(draft), base=draft.pk)
        self.initial.update(self.unsaved)

    def clean_slug(self) -> str:
        slug: str = self.cleaned_data["slug"]
        if slug:
            return slug
        others = Article.objects.exclude(pk=self.instance.pk)
        return unique_slug(self.data.get("title", ""), others, max_length=120)

    def clean(self) -> dict[str, Any]:
        super().clean()
        self._refuse_older_base()
        return self.cleaned_data

    def _refuse_older_base(self) -> None:
        """Two people wrote at once: say so, keep these words, let a second press of Save win."""
        base = self.cleaned_data.get("base")
        if not (self.instance.pk and base):
            return
        # Held until the admin's transaction ends, so that nobody slips in between.
        Article.objects.select_for_update().get(pk=self.instance.pk)
        newest = self.instance.revisions.select_related("by").first()
        if newest is None or newest.pk == base:
            return
        who = newest.by or "The shop itself"
        address = reverse("admin:content_article_compare", args=[self.instance.pk])
        data = cast(QueryDict, self.data).copy()
        data["base"] = str(newest.pk)
        self.data = data
        raise ValidationError(
            format_html(
                "{} saved a newer draft on {}. Your words are below and not saved yet."
                ' <a href="{}?new={}">See what changed there</a>. Save again to put yours on top;'
                " the other text stays in the list of revisions.",
                who,
                in_words(newest.at),
                address,
                newest.pk,
            )
        )

    def text(self) -> Text:
        data = self.cleaned_data
        return Text(
            title=data["title"],
            summary=data["summary"],
            body=data["body"],
            key_points=data["key_points"].splitlines(),
            meta_description=data["meta_description"],
            limits=data["limits"],
            conflict_of_interest=data["conflict_of_interest"],
            sources=frozenset(source.key for source in data["sources"]),
            **{name: data[name] for name in REPEATED},
        )


def _initial(draft: Revision) -> dict[str, Any]:
    """The newest text as the form's first values; the article's own columns may be older."""
    names = ("title", "summary", "body", "meta_description", "limits", "conflict_of_interest")
    keys = ("topic", "author", "reviewer", "hero")
    return {
        **{
            name: getattr(draft, name) for name in (*names, "series", "series_order", "reviewed_on")
        },
        **{name: getattr(draft, f"{name}_id") for name in keys},
        "key_points": "\n".join(draft.key_points),
        "sources": list(draft.sources.all()),
    }
