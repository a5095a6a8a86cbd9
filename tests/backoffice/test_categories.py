import pytest
from django.contrib.redirects.models import Redirect
from django.test import Client
from django.urls import reverse

from catalogue.models import Category

from .product_page import read_form

pytestmark = pytest.mark.django_db
ADD = "/admin/catalogue/category/add/"


def change_page(category: Category) -> str:
    return reverse("admin:catalogue_category_change", args=[category.pk])


def make_tree() -> tuple[Category, Category, Category]:
    """Vitamins > B vitamins, and Minerals."""
    vitamins = Category.objects.add_root(instance=Category(name="Vitamins", slug="vitamins"))
    inner = Category.objects.add_child(vitamins, instance=Category(name="B", slug="b"))
    minerals = Category.objects.add_root(instance=Category(name="Minerals", slug="minerals"))
    return vitamins, inner, minerals


def test_new_category_gets_its_address(boss: Client) -> None:
    vitamins, _, _ = make_tree()
    form = read_form(boss, ADD) | {
        "name": "Vitamin D",
        "is_public": "on",
        "treebeard_position": "first-child",
        "treebeard_ref_node": str(vitamins.pk),
    }

    assert boss.post(ADD, form).status_code == 302

    assert Category.objects.get(name="Vitamin D").address == "vitamins/vitamin-d"


def test_moved_branch_takes_its_addresses_along_and_leaves_redirects(boss: Client) -> None:
    vitamins, inner, minerals = make_tree()
    form = read_form(boss, change_page(vitamins)) | {
        "treebeard_position": "first-child",
        "treebeard_ref_node": str(minerals.pk),
    }

    assert boss.post(change_page(vitamins), form).status_code == 302

    addresses = Category.objects.order_by("path").values_list("address", flat=True)
    assert list(addresses) == ["minerals", "minerals/vitamins", "minerals/vitamins/b"]
    assert Redirect.objects.get(old_path="/products/c/vitamins/b/").new_path == (
        "/products/c/minerals/vitamins/b/"
    )
    assert Redirect.objects.count() == 2


def test_two_siblings_never_share_an_address(boss: Client) -> None:
    _, inner, _ = make_tree()
    Category.objects.add_root(instance=Category(name="B too", slug="b"))
    form = read_form(boss, change_page(inner)) | {
        "treebeard_position": "first-child",
        "treebeard_ref_node": "",
    }

    assert boss.post(change_page(inner), form).status_code == 302

    inner.refresh_from_db()
    assert (inner.address, inner.slug) == ("b-2", "b-2")


def test_category_is_not_moved_below_itself(boss: Client) -> None:
    vitamins, inner, _ = make_tree()
    form = read_form(boss, change_page(vitamins)) | {
        "treebeard_position": "first-child",
        "treebeard_ref_node": str(inner.pk),
    }

    response = boss.post(change_page(vitamins), form)

    assert response.status_code == 200
    assert "treebeard_ref_node" in response.context["adminform"].form.errors


def test_saving_without_a_move_keeps_the_tree(boss: Client) -> None:
    vitamins, _, _ = make_tree()
    before = list(Category.objects.order_by("path").values_list("path", "numchild", "address"))

    form = read_form(boss, change_page(vitamins)) | {"description": "<p>All of them.</p>"}
    assert boss.post(change_page(vitamins), form).status_code == 302

    after = Category.objects.order_by("path").values_list("path", "numchild", "address")
    assert list(after) == before
    assert not Redirect.objects.exists()


def test_list_is_indented(boss: Client) -> None:
    make_tree()

    assert "\u2003\u2003B" in boss.get("/admin/catalogue/category/").content.decode()
