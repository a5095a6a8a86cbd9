"""load_demo_shop: everything is there, once."""

import json
from collections import Counter
from decimal import Decimal

import pytest
from django.apps import apps
from django.contrib.sites.models import Site
from django.core.management import call_command
from oscar.core.loading import get_model

from catalogue.models import Category, Product, ProductImage
from catalogue.product_page import find_product, make_product_page
from catalogue.warnings import known_warnings
from shop.demo import pictures
from shop.demo.reading import IMAGES, read_json
from shop.pages.models import HomeSection, Page
from shop.partner.models import StockRecord
from shop.search.index import search
from shop.users.models import User

pytestmark = pytest.mark.django_db


def rows():
    return Counter(
        {
            model._meta.label: model._default_manager.count()
            for model in apps.get_models()
            if model._meta.managed
        }
    )


@pytest.mark.usefixtures("demo_shop")
class TestLoaded:
    def test_thirty_products_sedorum_first(self):
        products = Product.objects.browsable().order_by("-priority")

        assert products.count() == 30
        assert products.first().title == "Sedorum"
        assert Category.objects.count() == 8

    def test_second_run_changes_nothing(self, tmp_path):
        before, login = rows(), (tmp_path / "demo-login.txt").read_text()
        dates = list(Product.objects.order_by("pk").values_list("date_updated", flat=True))

        call_command("load_demo_shop", no_pictures=True, verbosity=0)

        assert rows() == before
        assert list(Product.objects.order_by("pk").values_list("date_updated", flat=True)) == dates
        assert (tmp_path / "demo-login.txt").read_text() == login

    def test_what_staff_have_changed_stays(self):
        StockRecord.objects.update(price=Decimal("1.00"), num_in_stock=7)
        Page.objects.filter(slug="about").update(title="Who we are")

        call_command("load_demo_shop", no_pictures=True, verbosity=0)

        assert set(StockRecord.objects.values_list("price", "num_in_stock")) == {
            (Decimal("1.00"), 7)
        }
        assert Page.objects.get(slug="about").title == "Who we are"

    def test_if_empty_leaves_a_shop_with_products_alone(self):
        Page.objects.all().delete()

        call_command("load_demo_shop", if_empty=True, verbosity=0)

        assert not Page.objects.exists()

    def test_staff_can_sign_in_with_what_was_printed(self, tmp_path, client):
        email, password = (tmp_path / "demo-login.txt").read_text().split()

        assert User.objects.get(email=email).check_password(password)
        assert (tmp_path / "demo-login.txt").stat().st_mode & 0o077 == 0

    def test_only_the_united_states_are_shipped_to(self):
        countries = get_model("address", "Country").objects.filter(is_shipping_country=True)

        assert list(countries.values_list("iso_3166_1_a2", flat=True)) == ["US"]

    def test_welcome_voucher(self):
        voucher = get_model("voucher", "Voucher").objects.get(code="WELCOME10")

        assert (voucher.usage, voucher.is_active()) == ("Once per customer", True)
        assert voucher.offers.get().benefit.value == Decimal("10")

    def test_site_has_the_shops_address(self, settings):
        assert settings.SITE_URL.endswith(f"//{Site.objects.get_current().domain}")

    def test_home_has_its_sections_in_order(self):
        assert list(HomeSection.objects.values_list("kind", flat=True)) == [
            "hero",
            "categories",
            "products",
            "facts",
            "articles",
        ]

    def test_everything_can_be_found(self):
        assert search("sedorum").counts["product"] >= 1
        assert search("restless legs").matches[0].title == "Vitamin B12 and restless legs"
        assert search("privacy").counts["page"] >= 1

    def test_every_chosen_warning_has_a_text(self):
        chosen = {key for entry in read_json("products.json") for key in entry["warnings"]}

        assert chosen <= set(known_warnings())

    def test_sedorums_panel(self):
        page = make_product_page(find_product("sedorum"))

        assert [(row.key, row.percent) for row in page.panel.rows] == [
            ("folate", "100%"),
            ("vitamin_b12", "20,833%"),
            ("calcium", "8%"),
            ("iron", "78%"),
            ("magnesium", "30%"),
        ]
        assert len(page.panel.other_rows) == 4
        assert "illustration" in page.panel.note


def test_pictures_are_stored_once_and_made_in_all_sizes(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    call_command("load_demo_shop", no_pictures=True, verbosity=0)
    Product.objects.exclude(slug="sedorum").delete()

    added = pictures.load_product_pictures()
    made = pictures.make_missing_renditions(lambda number, total: None)

    assert (added, made) == (3, 3)
    assert pictures.load_product_pictures() == 0
    assert pictures.make_missing_renditions(lambda number, total: None) == 0
    image = ProductImage.objects.order_by("display_order").first()
    assert image.alt == json.loads((IMAGES / "alt.json").read_text())["sedorum-front.webp"]
    assert (image.width, image.height) == (1200, 1200)
    assert len(list((tmp_path / "products" / "sedorum-front").iterdir())) == 6
