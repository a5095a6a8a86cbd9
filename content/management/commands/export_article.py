from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from content.models import Article
from content.taking_out.document import file_name, write_markdown


class Command(BaseCommand):
    help = "Prints an article's newest text as Markdown, or writes it to a folder."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug")
        parser.add_argument("--to", type=Path, metavar="FOLDER")

    def handle(self, *args: Any, **options: Any) -> None:
        article = Article.objects.filter(slug=options["slug"]).select_related("draft").first()
        if article is None or article.draft is None:
            raise CommandError(f"There is no article with a text at “{options['slug']}”.")
        text = write_markdown(article)
        if options["to"] is None:
            self.stdout.write(text, ending="")
            return
        path = options["to"] / file_name(article)
        path.write_text(text, encoding="utf-8")
        self.stdout.write(str(path))
