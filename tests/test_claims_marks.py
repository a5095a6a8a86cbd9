from shop.templatetags.claims import tie_claims


def test_an_asterisk_leads_to_the_disclaimer():
    html = tie_claims("Supports relaxation.*")

    assert html.startswith("Supports relaxation.<a ")
    assert 'href="#disclaimer"' in html and 'aria-label="see the note"' in html


def test_the_rest_is_escaped():
    assert "<b>" not in tie_claims("<b>Iron*</b>")
    assert tie_claims(None) == ""
