"""The page "Import and export": upload, what it would change, errors, doing it, exports."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from catalogue.models import Product, ProductClass
from shop.exchange import runs
from shop.exchange.models import ImportRun
from tests.exchange.files import csv_bytes, of_rows
from tests.factories import make_product

pytestmark = pytest.mark.django_db
LIST = "/admin/exchange/importrun/"
ZINC = {"sku": "Z", "title": "Zinc", "price": "9.95"}


@pytest.fixture(autouse=True)
def kind() -> None:
    ProductClass.objects.get_or_create(slug="supplement", defaults={"name": "Supplement"})


def upload(client: Client, content: bytes, name: str = "products.csv"):
    return client.post(f"{LIST}upload/", {"file": SimpleUploadedFile(name, content)})


def checked(client: Client, *rows: dict[str, str]) -> ImportRun:
    upload(client, of_rows(*rows))
    run = ImportRun.objects.get()
    runs.check(run.pk)
    run.refresh_from_db()
    return run


def page(run: ImportRun) -> str:
    return reverse("admin:exchange_importrun_change", args=[run.pk])


def test_upload_leads_to_the_page_of_the_run(boss: Client) -> None:
    answer = upload(boss, of_rows(ZINC))

    run = ImportRun.objects.get()
    assert answer["Location"] == page(run)
    assert run.by is not None


def test_page_reloads_itself_while_the_file_is_worked_on(boss: Client) -> None:
    upload(boss, of_rows(ZINC))
    ImportRun.objects.update(progress_done=30, progress_total=120)

    body = boss.get(page(ImportRun.objects.get())).content.decode()

    assert '<meta http-equiv="refresh"' in body
    assert "30 of 120 products" in body


def test_dry_run_says_what_the_button_will_do(boss: Client) -> None:
    run = checked(boss, ZINC, ZINC | {"sku": "Y", "title": "Iron"})

    body = boss.get(page(run)).content.decode()

    assert "Apply 2 changes" in body
    assert "Iron" in body
    assert "refresh" not in body


def test_applying_by_the_button(boss: Client) -> None:
    run = checked(boss, ZINC)

    answer = boss.post(f"{LIST}{run.pk}/apply/", {"digest": run.digest})
    runs.apply(run.pk)

    assert answer["Location"] == page(run)
    assert Product.objects.get().title == "Zinc"
    assert "New: 1. Changed: 0." in boss.get(page(run)).content.decode()


def test_what_was_not_shown_is_not_applied(boss: Client) -> None:
    run = checked(boss, ZINC)

    boss.post(f"{LIST}{run.pk}/apply/", {"digest": "other"})

    run.refresh_from_db()
    assert run.state == ImportRun.State.CHECKED


def test_errors_stand_in_a_table_and_can_be_downloaded(boss: Client) -> None:
    run = checked(boss, ZINC | {"price": "x"})

    body = boss.get(page(run)).content.decode()
    listed = boss.get(f"{LIST}{run.pk}/errors.csv").content.decode()

    assert "There is 1 error" in body
    assert "Apply" not in body
    assert "2,price,Write the price as a number alone: 19.95." in listed


def test_hostile_text_is_escaped(boss: Client) -> None:
    run = checked(boss, ZINC | {"title": "<script>alert(1)</script>", "tagline": "a & b"})

    assert "<script>alert(1)" not in boss.get(page(run)).content.decode()


def test_hostile_file_name_is_escaped(boss: Client) -> None:
    upload(boss, of_rows(ZINC), "<img src=x onerror=alert(1)>.csv")

    body = boss.get(page(ImportRun.objects.get())).content.decode()

    assert "<img src=x" not in body


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"", "a.csv", "The file is empty."),
        (b"hello", "a.pdf", "must be XLSX or CSV"),
        (b"sku\n1\n", "a.xlsx", "is no workbook"),
    ],
)
def test_file_that_is_refused_at_once(boss: Client, content: bytes, name: str, words: str) -> None:
    answer = upload(boss, content, name)

    assert answer.status_code == 200
    assert words in answer.content.decode()
    assert ImportRun.objects.count() == 0


def test_no_file_chosen(boss: Client) -> None:
    assert "Choose a file first." in boss.post(f"{LIST}upload/").content.decode()


def test_changes_are_paged(boss: Client) -> None:
    run = checked(boss, *[{"sku": f"S{n}", "title": f"No {n}", "price": "1"} for n in range(60)])

    first = boss.get(page(run)).content.decode()
    second = boss.get(f"{page(run)}?page=2").content.decode()

    assert ("No 49" in first, "No 50" in first, "No 50" in second) == (True, False, True)
    assert boss.get(f"{page(run)}?page=x&errors=99").status_code == 200


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_export_and_template_are_downloads(boss: Client, kind: str) -> None:
    make_product()

    for address in (f"{LIST}export/{kind}/", f"{LIST}template/{kind}/"):
        answer = boss.get(address)
        assert answer["Content-Disposition"].endswith(f'.{kind}"')
        assert len(b"".join(answer.streaming_content)) > 100


def test_unknown_format_is_not_found(boss: Client) -> None:
    assert boss.get(f"{LIST}export/exe/").status_code == 404
    assert boss.get(f"{LIST}template/exe/").status_code == 404


def test_chosen_products_are_exported_from_their_list(boss: Client) -> None:
    product = make_product("Zinc")
    make_product("Iron")

    answer = boss.post(
        "/admin/catalogue/product/", {"action": "export_csv", "_selected_action": [product.pk]}
    )

    body = b"".join(answer.streaming_content).decode()
    assert ("Zinc" in body, "Iron" in body) == (True, False)


@pytest.mark.parametrize(
    ("role", "expected"),
    [("Catalogue manager", 200), ("Editor", 403), ("Writer", 403), ("Order desk", 403)],
)
def test_who_may_look(staff: Callable[[str], Client], role: str, expected: int) -> None:
    client = staff(role)

    for address in (LIST, f"{LIST}columns/", f"{LIST}export/csv/", f"{LIST}template/csv/"):
        assert client.get(address).status_code == expected, address


@pytest.mark.parametrize("role", ["Editor", "Order desk"])
def test_who_may_not_import(boss: Client, staff: Callable[[str], Client], role: str) -> None:
    run = checked(boss, ZINC)
    client = staff(role)

    assert upload(client, csv_bytes(["sku"])).status_code == 403
    assert client.get(page(run)).status_code == 403
    assert client.get(f"{LIST}{run.pk}/errors.csv").status_code == 403
    assert client.post(f"{LIST}{run.pk}/apply/", {"digest": run.digest}).status_code == 403
    assert client.post(f"{LIST}{run.pk}/check/").status_code == 403
    run.refresh_from_db()
    assert run.state == ImportRun.State.CHECKED


def test_nothing_is_done_by_a_get(boss: Client) -> None:
    run = checked(boss, ZINC)

    for name in ("apply", "check"):
        assert boss.get(f"{LIST}{run.pk}/{name}/").status_code == 405
    assert boss.get(f"{LIST}upload/").status_code == 405


@pytest.mark.parametrize("key", ["0", "99", "x", "9" * 30])
def test_run_that_is_not_there(boss: Client, key: str) -> None:
    assert boss.get(f"{LIST}{key}/change/").status_code == 404


def test_page_stands_in_the_menu(boss: Client) -> None:
    assert f'href="{LIST}"' in boss.get("/admin/").content.decode()
