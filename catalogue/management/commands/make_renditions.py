from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from catalogue.pictures import make_missing_renditions, picture_fields


class Command(BaseCommand):
    help = "Make the smaller versions of pictures that have none yet."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--again",
            action="store_true",
            help="Make all anew, as after a change of widths.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["again"]:
            for model, field in picture_fields():
                model._default_manager.update(**{f"{field.name}_rendered": ""})
        self.stdout.write(f"Made the renditions of {make_missing_renditions()} pictures.")
