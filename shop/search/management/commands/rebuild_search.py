from typing import Any

from django.core.management.base import BaseCommand

from shop.search.index import rebuild


class Command(BaseCommand):
    help = "Rebuilds the search index from products, articles and pages."

    def handle(self, *args: Any, **options: Any) -> None:
        for kind, count in rebuild().items():
            self.stdout.write(f"{kind}: {count}")
