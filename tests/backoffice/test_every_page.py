"""Every registered admin answers: list, search, add page, history and form of a row."""

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse

MODELS = sorted(admin.site._registry, key=lambda model: model._meta.label)


def address(model: type, page: str, *arguments: object) -> str:
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}"  # type: ignore[attr-defined]
    return reverse(name, args=arguments)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_pages_answer(boss: Client, model: type) -> None:
    assert boss.get(address(model, "changelist")).status_code == 200
    assert boss.get(address(model, "changelist"), {"q": "a'\"%_ x"}).status_code == 200
    assert boss.get(address(model, "add")).status_code in (200, 403)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
@pytest.mark.parametrize("value", ["x", "-1", "9" * 30, "1,2", "%"])
def test_odd_filters_are_no_error(boss: Client, model: type, value: str) -> None:
    model_admin = admin.site._registry[model]
    names = [
        getattr(entry, "parameter_name", None) or (entry if isinstance(entry, str) else entry[0])
        for entry in model_admin.list_filter
    ]
    for name in [*names, "p", "o", "unknown"]:
        response = boss.get(address(model, "changelist"), {name: value})
        assert response.status_code in (200, 302, 404), name


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
@pytest.mark.parametrize("key", ["0", "x", "9" * 30])
def test_unknown_row_leads_back(boss: Client, model: type, key: str) -> None:
    assert boss.get(address(model, "change", key)).status_code in (302, 403, 404)
    assert boss.get(address(model, "delete", key)).status_code in (302, 403, 404)
    assert boss.get(address(model, "history", key)).status_code in (302, 403, 404)


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({"s": "a"}, 200),
        ({"s": "pack", "extended": "1"}, 200),
        ({"s": "%'\"", "extended": "1"}, 200),
        ({"s": "x" * 5000, "extended": "1"}, 200),
        ({"s": "a", "page": "x"}, 404),
        ({"s": "a", "page": "999"}, 404),
        ({}, 200),
    ],
)
def test_search_of_everything_answers(boss: Client, query: dict[str, str], status: int) -> None:
    assert boss.get("/admin/search/", query).status_code == status


def test_machinery_of_oscar_is_not_in_the_admin() -> None:
    labels = {model._meta.label for model in MODELS}

    assert not {"communication.Email", "analytics.UserSearch", "wishlists.WishList"} & labels
    assert not {"mfa.Authenticator", "account.EmailAddress"} & labels
