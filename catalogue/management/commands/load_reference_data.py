from typing import Any

from django.core.management.base import BaseCommand

from catalogue.reference import load_ingredients


class Command(BaseCommand):
    help = "Loads nutrients with their daily values from catalogue/data/. Safe to run again."

    def handle(self, *args: Any, **options: Any) -> None:
        loaded = load_ingredients()
        self.stdout.write(
            f"Ingredients: {loaded.created} new, {loaded.updated} changed, "
            f"{loaded.unchanged} as they were."
        )
