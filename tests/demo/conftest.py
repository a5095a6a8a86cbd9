import pytest
from django.core.management import call_command


@pytest.fixture
def demo_shop(db, tmp_path, settings) -> None:
    """The demo's words and figures, without its pictures."""
    settings.DATA_DIR = tmp_path
    call_command("load_demo_shop", no_pictures=True, verbosity=0)
