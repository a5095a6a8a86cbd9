import pytest

from tests.factories import make_product, make_user

CLAIM = "Relieves restless legs syndrome."


@pytest.fixture
def claiming(db):
    """A visible product whose tagline is a claim about a disease."""
    return make_product("Sedorum", slug="sedorum", tagline=CLAIM)


@pytest.fixture
def reviewer(db):
    return make_user("rita@example.com", first_name="Rita", last_name="Lind")
