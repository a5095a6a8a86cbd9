"""The browser's tests share one shop, which takes a minute to load: one worker has to run them."""

import pytest


@pytest.mark.xdist_group("together")
def test_tests_of_a_group_go_to_one_worker(request):
    is_told_to = bool(request.config.getoption("loadgroup", default=False))

    assert request.node.nodeid.endswith("@together") == is_told_to
