import importlib
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from catalogue.models import Product
from catalogue.reference import load_ingredients
from content.demo import load_articles
from shop.demo import people, pictures, products, selling, site_pages


class Command(BaseCommand):
    help = (
        "Fills the shop with the demo's products, pages and articles. A second run changes nothing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--if-empty", action="store_true", help="only if there is no product")

    def handle(self, *args: Any, if_empty: bool = False, **options: Any) -> None:
        if if_empty and Product.objects.exists():
            return
        started = time.monotonic()
        self.stdout.write("Demo shop")
        selling.load_site()
        self._say("countries", selling.load_countries())
        self._say("ingredients", load_ingredients().created)
        self._say("categories", products.load_categories())
        self._say("products", products.load_products())
        self._say("product pictures", pictures.load_product_pictures())
        self._say("category pictures", pictures.load_category_pictures())
        self._say("pages", site_pages.load_pages())
        self._say("home sections", site_pages.load_home())
        self._say("vouchers", int(selling.load_voucher()))
        load_articles(report=self.stdout.write)
        self._call("staff groups", "shop.backoffice.groups", "ensure_groups")
        self._say("picture sizes", pictures.make_missing_renditions(self._show_progress))
        self._call("search documents", "shop.search.index", "rebuild")
        self._load_staff()
        self.stdout.write(f"  ready in {time.monotonic() - started:.1f} s")

    def _say(self, what: str, count: int) -> None:
        self.stdout.write(f"  {what}: {count} new" if count else f"  {what}: nothing new")

    def _show_progress(self, number: int, total: int) -> None:
        if number % 15 == 0 or number == total:
            self.stdout.write(f"  pictures: {number} of {total}")
            self.stdout.flush()

    def _call(self, what: str, module: str, function: str) -> None:
        """A part of the shop that may not be installed."""
        try:
            load = getattr(importlib.import_module(module), function)
        except (ModuleNotFoundError, AttributeError):
            return
        load()
        self.stdout.write(f"  {what}: done")

    def _load_staff(self) -> None:
        path = people.load_staff()
        if path:
            email, password = path.read_text().split()
            self.stdout.write(f"  staff login: {email} / {password} (kept in {path})")
