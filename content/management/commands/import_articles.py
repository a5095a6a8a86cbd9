from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from content.bringing_in.articles import Place, bring_in
from content.bringing_in.files import CannotBringIn, read_file
from content.bringing_in.report import Report
from content.models import Person, Topic


class Command(BaseCommand):
    help = "Makes drafts of Markdown, HTML and Word files. Readers see nothing of them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument("--topic", help="Slug of the topic; or `topic:` in the file.")
        parser.add_argument("--author", help="Slug of the person; or `author:` in the file.")

    def handle(self, *args: Any, **options: Any) -> None:
        place = Place(
            topic=_find(Topic, options["topic"], "topic"),
            author=_find(Person, options["author"], "person"),
        )
        failed = [path for path in options["files"] if not self._bring_in(path, place)]
        if failed:
            raise CommandError(f"{len(failed)} of {len(options['files'])} files were not imported.")

    def _bring_in(self, path: Path, place: Place) -> bool:
        try:
            done = bring_in(path.name, read_file(path), place, by=None)
        except (CannotBringIn, OSError) as error:
            self.stderr.write(f"{path}: {error}")
            return False
        self.stdout.write(f"{path}: draft “{done.revision.title}” at {done.article.slug}")
        self._tell(done.report)
        return True

    def _tell(self, report: Report) -> None:
        words = report.as_data()
        for name, label in [("kept", "kept"), ("changed", "changed"), ("dropped", "left out")]:
            if words[name]:
                self.stdout.write(f"  {label}: {'; '.join(words[name])}")
        for note in words["notes"]:
            self.stdout.write(f"  {note}")


def _find(model: Any, slug: str | None, name: str) -> Any:
    if not slug:
        return None
    found = model.objects.filter(slug=slug).first()
    if found is None:
        raise CommandError(f"There is no {name} with the slug “{slug}”.")
    return found
