"""What is found, and in which order. The same on SQLite and PostgreSQL."""

from datetime import timedelta

import pytest
from django.utils import timezone

from catalogue.models import Product
from shop.pages.models import Page
from shop.search import documents
from shop.search.documents import Document, Source
from shop.search.index import rebuild, refresh, search
from shop.search.models import SearchDocument
from tests.catalogue.facts import make_facts
from tests.factories import make_product, make_variants

pytestmark = pytest.mark.django_db


def titles(text, **options):
    return [match.title for match in search(text, **options).matches]


@pytest.mark.usefixtures("shelf")
class TestFinding:
    def test_title_comes_before_body(self):
        assert titles("magnesium") == ["Magnesium Bisglycinate", "Zinc Picolinate"]

    def test_beginning_of_a_word_is_enough(self):
        assert titles("bisgly") == ["Magnesium Bisglycinate"]

    def test_all_words_are_wanted(self):
        assert titles("magnesium bisglycinate") == ["Magnesium Bisglycinate"]

    def test_order_case_and_signs_do_not_matter(self):
        assert titles('"BALM", lemon & (valerian)!') == ["Valerian and Lemon Balm"]

    def test_signs_inside_a_name_do_not_matter(self):
        make_product("Omega-3 Fish Oil")
        rebuild()

        assert titles("omega 3") == titles("omega-3") == ["Omega-3 Fish Oil"]

    def test_plural_finds_the_singular(self):
        assert titles("balms") == ["Valerian and Lemon Balm"]

    def test_little_words_do_not_count(self):
        assert titles("the zinc for my picolinate") == ["Zinc Picolinate"]

    def test_category_and_stock_number_find_a_product(self, shelf):
        sku = shelf["zinc"].stockrecords.get().partner_sku

        assert titles("minerals") == ["Magnesium Bisglycinate"]
        assert titles(sku)[0] == "Zinc Picolinate"

    def test_product_is_found_by_what_is_in_its_variants(self):
        _, small, hidden = make_variants("Night")
        make_facts([("valerian_root_extract", "100", "mg")], product=small)
        make_facts([("copper", "1", "mg")], product=hidden)
        Product.objects.filter(pk=hidden.pk).update(is_public=False)
        rebuild()

        assert "Night" in titles("valerian extract")
        assert "Night" not in titles("copper")

    def test_label_of_a_variant_is_followed(self, django_capture_on_commit_callbacks):
        _, small, _ = make_variants("Night")
        with django_capture_on_commit_callbacks(execute=True):
            make_facts([("copper", "1", "mg")], product=small)

        assert titles("copper") == ["Night"]

    def test_misspelt_word_is_corrected(self):
        result = search("magnesuim")

        assert result.corrected == "magnesium"
        assert [match.title for match in result.matches][0] == "Magnesium Bisglycinate"

    def test_only_the_unknown_word_is_corrected(self):
        assert search("valerain lemon").corrected == "valerian lemon"

    def test_some_of_the_words_are_better_than_nothing(self):
        result = search("zinc valerian")

        assert result.is_partial
        assert {match.title for match in result.matches} == {
            "Zinc Picolinate",
            "Valerian and Lemon Balm",
        }

    def test_nothing_is_found(self):
        result = search("xylophone")

        assert (result.matches, result.total, result.corrected) == ([], 0, "")

    def test_slices(self):
        assert titles("magnesium", start=1, stop=2) == ["Zinc Picolinate"]
        assert search("magnesium", start=1, stop=2).total == 2

    def test_kinds_are_counted_and_filtered(self):
        Page.objects.create(slug="magnesium", title="On magnesium", kind=Page.Kind.POLICY)
        rebuild()

        result = search("magnesium", kinds=["page"])
        assert [match.title for match in result.matches] == ["On magnesium"]
        assert (result.total, result.counts) == (1, {"product": 2, "page": 1})

    def test_two_queries_for_what_is_found(self, django_assert_num_queries):
        with django_assert_num_queries(2):
            search("magnesium")


HOSTILE = [
    "", " ", '"', "'", "''", '"unterminated', "a AND", "OR", "NOT x", "NEAR(a b)", "a NEAR/2 b",
    "*", "zinc*", "^zinc", "title:zinc", "{title body}:zinc", "-zinc", "zinc - balm", "(((", ")",
    "a & b | !c", "a <-> b", ":*", "zinc:*A", "\\", "\\'", "%", "_", "%s", "%(x)s", "{0}", ";",
    "'; DROP TABLE search_searchdocument; --", "\x00", "zi\x00nc", "\ufffe", "\u202e", "🌙", "é",
    "ﬁ", "İ", "ß", "१२३", "𝕫𝕚𝕟𝕔", "z" * 5000, "zinc " * 2000, "a " * 5000, "_" * 100, "<b>zinc</b>",
    "javascript:alert(1)", "zinc\nbalm\t", "null", "true", "0", "-1", "1e9", "9" * 100,
]  # fmt: skip


@pytest.mark.usefixtures("shelf")
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_finds_something_or_nothing(text, client):
    search(text)
    assert client.get("/search/", {"q": text.replace("\x00", "")}).status_code == 200


class TestKeepingUp:
    def test_saved_product_is_found_after_the_commit(self, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            make_product("Selenium")

        assert titles("selenium") == ["Selenium"]

    def test_nothing_is_indexed_before_the_commit(self, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks():
            make_product("Selenium")

        assert titles("selenium") == []

    @pytest.mark.usefixtures("shelf")
    def test_hidden_product_is_gone(self, shelf, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            shelf["zinc"].is_public = False
            shelf["zinc"].save()

        assert titles("zinc") == []

    @pytest.mark.usefixtures("shelf")
    def test_renamed_product_is_found_by_its_new_name_only(
        self, shelf, django_capture_on_commit_callbacks
    ):
        with django_capture_on_commit_callbacks(execute=True):
            shelf["valerian"].title, shelf["valerian"].tagline = "Chamomile", ""
            shelf["valerian"].save()

        assert titles("chamomile") == ["Chamomile"]
        assert titles("balm") == []

    @pytest.mark.usefixtures("shelf")
    def test_deleted_product_is_gone(self, shelf, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            shelf["zinc"].delete()

        assert titles("picolinate") == []

    def test_page_is_indexed_without_its_markup(self, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            Page.objects.create(
                slug="returns", title="Returns", body="<p>Within <strong>sixty</strong> days</p>"
            )

        assert titles("sixty days") == ["Returns"]
        assert titles("strong") == []

    def test_rebuilding_twice_changes_nothing(self, shelf):
        before = list(SearchDocument.objects.order_by("pk").values_list("pk", "title", "keywords"))

        assert rebuild()["product"] == 3
        after = list(SearchDocument.objects.order_by("pk").values_list("pk", "title", "keywords"))
        assert after == before

    def test_what_is_due_later_is_found_later(self, monkeypatch):
        tomorrow = timezone.now() + timedelta(days=1)
        later = Document(object_id=1, title="Embargo", url="/x/", public_from=tomorrow)
        monkeypatch.setitem(documents.sources, "test", Source("test", "Test", lambda keys: [later]))
        refresh("test", [1])

        assert titles("embargo") == []
        SearchDocument.objects.update(public_from=timezone.now())
        assert titles("embargo") == ["Embargo"]
