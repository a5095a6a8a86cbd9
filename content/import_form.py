"""The upload of a file that becomes a draft."""

from typing import Any

from django import forms
from unfold.widgets import UnfoldAdminSelectWidget, UnfoldAdminTextInputWidget

from content.bringing_in.articles import Place
from content.bringing_in.fields import MAX_TITLE
from content.bringing_in.files import KINDS, MAX_TEXT_BYTES, MAX_WORD_BYTES
from content.models import Article, Person, Topic
from shop.file_input import FileInput

MB = 2**20


class ArticleImportForm(forms.Form):
    """With an article only the file is asked for: everything else is as it was."""

    file = forms.FileField(
        allow_empty_file=True,
        widget=FileInput(",".join(KINDS)),
        help_text=f"Word (.docx, at most {MAX_WORD_BYTES // MB} MB), Markdown (.md) or HTML"
        f" (at most {MAX_TEXT_BYTES // MB} MB). Readers see nothing of it: it becomes a draft.",
        error_messages={"required": "Choose a file first."},
    )
    topic = forms.ModelChoiceField(
        Topic.objects.all(),
        required=False,
        widget=UnfoldAdminSelectWidget,
        help_text="Empty: the one that the file names.",
    )
    author = forms.ModelChoiceField(
        Person.objects.all(),
        required=False,
        widget=UnfoldAdminSelectWidget,
        help_text="Empty: the one that the file names.",
    )
    title = forms.CharField(
        max_length=MAX_TITLE,
        required=False,
        widget=UnfoldAdminTextInputWidget,
        help_text="Empty: the file's first heading.",
    )
    slug = forms.SlugField(
        label="Address",
        max_length=120,
        required=False,
        widget=UnfoldAdminTextInputWidget,
        help_text="The last part of the page's address. Empty: made of the title.",
    )
    base = forms.IntegerField(required=False, widget=forms.HiddenInput, max_value=10**15)

    def __init__(self, *args: Any, article: Article | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.article = article
        if article:
            self.initial["base"] = article.draft_id
            for name in ("topic", "author", "title", "slug"):
                del self.fields[name]

    def place(self) -> Place:
        data = self.cleaned_data
        if self.article:
            return Place(article=self.article, base=data["base"])
        return Place(data["topic"], data["author"], data["slug"])
