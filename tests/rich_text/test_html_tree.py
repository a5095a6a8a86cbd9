from shop.html_tree import parse


def test_a_text_nested_without_end_is_walked_and_written():
    tree = parse("<blockquote>" * 5000 + "deep" + "</blockquote>" * 5000)

    assert tree.text() == "deep"
    assert tree.html().count("<blockquote>") == 5000
