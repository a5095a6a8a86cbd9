from shop.templatetags.rich_text import rich_text


def test_a_table_scrolls_on_its_own_and_can_be_reached_by_the_keyboard():
    html = rich_text("<table><tbody><tr><th>Method</th><th>Cost</th></tr></tbody></table>")

    assert html.startswith('<div class="table-scroll" role="region" tabindex="0"')


def test_a_row_of_headings_heads_its_columns():
    html = rich_text("<table><tbody><tr><th>Method</th><th>Cost</th></tr></tbody></table>")

    assert html.count('scope="col"') == 2


def test_text_without_a_table_stays_as_it_is():
    assert rich_text("<p>Plain &amp; simple</p>") == "<p>Plain &amp; simple</p>"


def test_a_script_beside_a_table_is_gone():
    html = rich_text("<script>alert(1)</script><table><tbody><tr><td>1</td></tr></tbody></table>")

    assert "alert" not in html
