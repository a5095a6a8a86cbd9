import time
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from catalogue.facets import refresh_all_facets
from catalogue.models import Product
from catalogue.readiness import judge_all
from catalogue.reference import load_ingredients
from content.demo import IMAGES, load_articles
from shop.backoffice.groups import ensure_groups
from shop.demo import needs, people, pictures, products, reviews, selling, sign_offs, site_pages
from shop.search.index import rebuild
from shop.users.models import User


class Command(BaseCommand):
    help = (
        "Fills the shop with the demo's products, pages and articles. A second run changes nothing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--if-empty", action="store_true", help="not over a shop that is in use"
        )
        parser.add_argument("--no-pictures", action="store_true", help="words and figures only")

    def handle(
        self, *args: Any, if_empty: bool = False, no_pictures: bool = False, **options: Any
    ) -> None:
        if if_empty and _is_in_use():
            return
        started = time.monotonic()
        self.stdout.write("Demo shop")
        selling.load_site()
        ensure_groups()
        self._say("countries", selling.load_countries())
        self._say("ingredients", load_ingredients().created)
        self._say("categories", products.load_categories())
        self._say("products", products.load_products())
        self._say("needs", needs.load_needs())
        self._say("filter values", refresh_all_facets())
        self._say("labels", judge_all())
        self._say("reviews", reviews.load_reviews())
        self._say("pages", site_pages.load_pages())
        self._say("home sections", site_pages.load_home())
        self._say("vouchers", int(selling.load_voucher()))
        if not no_pictures:
            self._load_pictures()
        load_articles(
            images_dir=Path("/nowhere") if no_pictures else IMAGES, report=self._report(no_pictures)
        )
        if not no_pictures:
            made = pictures.make_missing_renditions(self._show_progress)
            self._say("pictures in all sizes", made)
        self._say("search documents", sum(rebuild().values()))
        self._load_staff()
        self._say("passages signed off", sign_offs.sign_articles())
        self.stdout.write(f"  ready in {time.monotonic() - started:.1f} s")

    def _load_pictures(self) -> None:
        """Stored as they are; their sizes come last, since what takes long can be cut short."""
        self._say("product pictures", pictures.load_product_pictures())
        self._say("category pictures", pictures.load_category_pictures())
        self._say("page pictures", site_pages.load_pictures())

    def _say(self, what: str, count: int) -> None:
        self.stdout.write(f"  {what}: {count or 'nothing new'}")

    def _report(self, quiet: bool) -> Any:
        return (lambda line: None) if quiet else self.stdout.write

    def _show_progress(self, number: int, total: int) -> None:
        if number % 10 == 0 or number == total:
            self.stdout.write(f"  pictures: {number} of {total}")
            self.stdout.flush()

    def _load_staff(self) -> None:
        path = people.load_staff()
        if path:
            email, password = path.read_text().split()
            self.stdout.write(f"  staff login: {email} / {password} (kept in {path})")


def _is_in_use() -> bool:
    """The staff account comes last, so a run that was cut short is gone on with."""
    return Product.objects.exists() and User.objects.filter(is_staff=True).exists()
