from typing import Any

from django.core.management.base import BaseCommand

from catalogue.diets import refresh_all_flags
from catalogue.reference import load_ingredients


class Command(BaseCommand):
    help = "Loads ingredients with values, limits, cautions and doses. Safe to run again."

    def handle(self, *args: Any, **options: Any) -> None:
        loaded = load_ingredients()
        self.stdout.write(
            f"Ingredients: {loaded.created} new, {loaded.updated} changed, "
            f"{loaded.unchanged} as they were, {loaded.kept} kept by staff. "
            f"Studied doses: {loaded.doses} written."
        )
        for change in loaded.changes:
            self.stdout.write(f"  {change}")
        self.stdout.write(f"Labels with other badges or allergens: {refresh_all_flags()}")
