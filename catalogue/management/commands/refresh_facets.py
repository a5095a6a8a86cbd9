from typing import Any

from django.core.management.base import BaseCommand

from catalogue.diets import refresh_all_flags
from catalogue.facets import refresh_all_facets


class Command(BaseCommand):
    help = "Works out badges, allergens and filters anew. A second run changes nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"Labels with other badges or allergens: {refresh_all_flags()}")
        self.stdout.write(f"Facets added or removed: {refresh_all_facets()}")
