"""What each role may open, and that its menu shows that and no more."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse

from shop.backoffice.groups import ROLES, ensure_groups
from tests.factories import make_product, make_user, make_variants

from .orders import make_order

LISTS = {
    "catalogue.product": {"Claims reviewer", "Catalogue manager", "Editor", "Writer", "Order desk"},
    "catalogue.category": {"Claims reviewer", "Catalogue manager", "Editor"},
    "catalogue.ingredient": {"Catalogue manager", "Editor", "Writer"},
    "catalogue.supplementfacts": {"Catalogue manager", "Editor"},
    "partner.stockrecord": {"Catalogue manager", "Order desk"},
    "content.article": {"Claims reviewer", "Catalogue manager", "Editor", "Writer"},
    "pages.page": {"Claims reviewer", "Editor"},
    "pages.homesection": {"Claims reviewer", "Editor"},
    "pages.contactmessage": {"Order desk"},
    "order.order": {"Order desk"},
    "payment.paymentattempt": {"Order desk"},
    "payment.stripeevent": {"Order desk"},
    "users.user": {"Order desk"},
    "auth.group": set(),
    "sites.site": set(),
    "redirects.redirect": set(),
    "tasks.outboxmessage": set(),
    "tasks.job": set(),
    "address.country": set(),
    "partner.partner": {"Catalogue manager"},
    "claims.claim": {"Catalogue manager", "Editor", "Writer", "Claims reviewer"},
    "claims.signoff": {"Catalogue manager", "Editor", "Claims reviewer"},
    "reviews.productreview": {"Catalogue manager", "Order desk"},
}


def page(label: str, name: str = "changelist", *arguments: object) -> str:
    app_label, model = label.split(".")
    return reverse(f"admin:{app_label}_{model}_{name}", args=arguments)


@pytest.mark.parametrize("role", ROLES)
def test_role_opens_its_lists_and_no_other(role: str, staff: Callable[[str], Client]) -> None:
    client = staff(role)

    for label, roles in LISTS.items():
        expected = 200 if role in roles else 403
        assert client.get(page(label)).status_code == expected, label


@pytest.mark.parametrize("role", ROLES)
def test_menu_shows_what_the_role_may_open(role: str, staff: Callable[[str], Client]) -> None:
    menu = staff(role).get("/admin/").content.decode()

    for label, roles in LISTS.items():
        if label not in ("partner.partner", "payment.stripeevent"):
            assert (f'href="{page(label)}' in menu) == (role in roles), label


@pytest.mark.parametrize("role", ROLES)
def test_every_permission_of_a_role_exists(role: str, db: None) -> None:
    ensure_groups()

    wanted = {
        (label.split(".")[0], f"{verb}_{label.split('.')[1]}")
        for label, verbs in ROLES[role].items()
        for verb in verbs
    }
    held = Group.objects.get(name=role).permissions
    assert set(held.values_list("content_type__app_label", "codename")) == wanted


def test_repeating_it_takes_nothing_away(db: None) -> None:
    ensure_groups()
    extra = Permission.objects.get(codename="view_session")
    group = Group.objects.get(name="Editor")
    group.permissions.add(extra)

    ensure_groups()

    assert extra in group.permissions.all()
    assert Group.objects.filter(name="Editor").count() == 1


def test_editor_cannot_change_a_product(staff: Callable[[str], Client]) -> None:
    product = make_product("Sedorum")
    client = staff("Editor")

    answer = client.post(page("catalogue.product", "change", product.pk), {"title": "Other"})

    assert answer.status_code == 403
    assert client.get(page("catalogue.product", "add")).status_code == 403
    product.refresh_from_db()
    assert product.title == "Sedorum"


def test_who_may_only_look_reads_texts_and_not_their_html(staff: Callable[[str], Client]) -> None:
    product = make_product("Sedorum", description="<p>A <strong>quiet</strong> evening.</p>")
    _, variant, _ = make_variants()
    client = staff("Order desk")

    text = client.get(page("catalogue.product", "change", product.pk)).content.decode()

    assert "A <strong>quiet</strong> evening." in text
    assert "&lt;strong&gt;" not in text
    assert client.get(page("catalogue.product", "change", variant.pk)).status_code == 200


def test_editor_cannot_use_the_bulk_actions_of_products(staff: Callable[[str], Client]) -> None:
    product = make_product("Sedorum")

    staff("Editor").post(
        page("catalogue.product"), {"action": "hide", "_selected_action": [product.pk]}
    )

    product.refresh_from_db()
    assert product.is_public


def test_order_desk_cannot_change_stock(staff: Callable[[str], Client]) -> None:
    record = make_product(stock=5).stockrecords.get()

    answer = staff("Order desk").post(
        page("partner.stockrecord", "change", record.pk), {"change_by": "500"}
    )

    assert answer.status_code == 403


def test_catalogue_manager_finds_no_orders(staff: Callable[[str], Client]) -> None:
    order = make_order("Paid")

    answer = staff("Catalogue manager").get("/admin/search/", {"s": order.number, "extended": 1})

    assert order.number not in answer.content.decode()


def test_order_desk_finds_an_order_by_its_customer(staff: Callable[[str], Client]) -> None:
    order = make_order("Paid")

    answer = staff("Order desk").get("/admin/search/", {"s": "lovelace", "extended": 1})

    assert order.number in answer.content.decode()


def test_customer_does_not_get_in(db: None) -> None:
    client = Client()
    client.force_login(make_user())

    assert client.get("/admin/").status_code in (302, 403)
    assert client.get(page("order.order")).status_code in (302, 403)
