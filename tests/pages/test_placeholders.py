from decimal import Decimal

from shop.pages.placeholders import fill_in


def test_facts_of_the_shop_are_filled_in(settings):
    settings.SHOP_EMAIL = "a&b@example.com"

    assert fill_in("<p>{{ shop_email }}</p>") == "<p>a&amp;b@example.com</p>"


def test_money_is_written_as_money(settings):
    settings.FREE_SHIPPING_THRESHOLD = Decimal("45.00")

    assert fill_in("from {{free_shipping_threshold}}") == "from $45.00"


def test_a_name_that_is_not_known_is_left_out():
    assert fill_in("a {{ secret_key }} b {% now %}") == "a  b {% now %}"
