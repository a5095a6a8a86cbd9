"""Single rules, each with the sentence that must and the one that must not be found."""

import ast

import pytest

from shop.claims.checking import Context, Severity, check, worst
from shop.claims.checking.lexicon import lexicon
from tests.architecture.source import imports, parse, python_files


def severity(text, context=Context.TEXT):
    return str(worst(check(text, context)) or "none")


def test_span_points_into_the_text_as_it_was_given():
    text = "<p>Good: treats in\u00adsom&shy;nia.</p>"

    (found,) = check(text)

    assert found.text == "in\u00adsom&shy;nia"
    assert text[slice(*found.span)] == found.text


def test_description_of_a_picture_is_read():
    found = check('<p>Our tea</p><img src="a.png" alt="heart disease"><p>in a cup</p>')

    assert [one.text for one in found] == ["heart disease"]


@pytest.mark.parametrize(
    "text",
    [
        "Cures c\u0430ncer.",
        "Cures can\u200bcer.",
        "Cures <b>can</b>cer.",
        "Cures c&#97;ncer.",
        "Cures \U0001d41c\U0001d41a\U0001d427\U0001d41c\U0001d41e\U0001d42b.",
        "Cures c@ncer.",
        "Cures c4nc3r.",
        "Cures c a n c e r.",
        "Cures can-cer.",
        "#CancerCure",
        "#cancercure",
        "STOPCANCER10",
    ],
)
def test_disguised_words_are_read(text):
    assert severity(text) == "disease"


@pytest.mark.parametrize(
    ("claim", "harmless"),
    [
        ("Relieves constipation.", "Relieves occasional constipation."),
        ("Occasional insomnia? Try it.", "For occasional sleeplessness."),
        ("Lowers blood pressure.", "Helps maintain blood pressure already in the normal range."),
        ("No more insomnia.", "It will not cure insomnia."),
        ("Treats diabetes.", "Ask your doctor if you have diabetes."),
        ("Insomnia-free nights.", "What is insomnia?"),
        ("A natural antibiotic.", "People using antibiotics should ask a pharmacist."),
        ("Fights cancer.", "Rich in antioxidants."),
    ],
)
def test_scope_decides(claim, harmless):
    assert severity(claim) == "disease"
    assert severity(harmless) in ("none", "note")


def test_disclaimer_and_iron_warning_are_quotations():
    disclaimer = (
        "These statements have not been evaluated by the Food and Drug Administration."
        " This product is not intended to diagnose, treat, cure, or prevent any disease."
    )
    iron = (
        "WARNING: Accidental overdose of iron-containing products is a leading cause of fatal"
        " poisoning in children under 6. Keep this product out of reach of children. In case of"
        " accidental overdose, call a doctor or poison control center immediately."
    )

    assert check(disclaimer) == check(iron) == []


def test_citation_is_a_claim_beside_a_product_only():
    title = (
        "Trotti LM, Becker LA. Iron for the treatment of restless legs syndrome. Cochrane"
        " 2019;1:CD007834."
    )

    assert severity(title, Context.PRODUCT) == "disease"
    assert severity(title, Context.ARTICLE) == "warn"


def test_label_warning_is_none():
    assert severity("Depression, diabetes, epilepsy", Context.WARNING) == "none"
    assert severity("Depression, diabetes, epilepsy", Context.NAME) == "disease"


def test_outcome_in_the_next_sentence_counts():
    found = check("I had vertigo for years. After one bottle it disappeared.")

    assert [(one.rule, one.text) for one in found] == [("G1", "vertigo")]


def test_authorized_health_claim_asks_for_the_product_to_qualify():
    (found,) = check(
        "Adequate calcium throughout life, as part of a well-balanced diet, may reduce the risk"
        " of osteoporosis."
    )

    assert (found.rule, found.severity) == ("HC", Severity.WARN)


@pytest.mark.parametrize(
    "text", ["", " ", "\x00", "<", "&", "&#;", "<<<>>>", "\ud800 cures", "." * 999, "#", "?!"]
)
def test_odd_texts_are_read(text):
    check(text)


@pytest.mark.parametrize("unit", ["<!--", "<p ", "a ", "a-", "no ", "treats ", "#x", "1n5", "&"])
def test_time_grows_with_the_length_only(unit):
    """A quadratic pattern would not come to an end here."""
    check(unit * 40_000)


def test_lexicon_is_broad_and_dated():
    assert lexicon().size > 4_000
    assert lexicon().version >= "2026-11-21"


def test_checker_knows_no_django():
    strangers = {
        name
        for path in python_files("shop/claims/checking")
        for name in imports(path)
        if name.startswith("django")
    }

    assert strangers == set()
    assert all(isinstance(parse(path), ast.Module) for path in python_files("shop/claims/checking"))


@pytest.mark.parametrize(
    "text", ["Cures diabetis.", "Stops migranes.", "Anxeity relief", "Helps with fibromylagia."]
)
def test_one_wrong_letter_is_read_as_meant(text):
    assert severity(text) == "disease"


@pytest.mark.parametrize("text", ["In addition, we ship.", "An artistic expression."])
def test_everyday_words_are_no_misspellings(text):
    assert severity(text) == "none"


def test_a_question_answered_by_a_warning_is_no_claim():
    assert severity("Kidney disease? Ask your doctor first.") == "none"
    assert severity("Kidney disease? Try our drops.") == "disease"


def test_a_brand_of_a_drug_is_a_claim_unless_somebody_warns_or_teaches():
    assert severity("Half the price of Rogaine.") == "disease"
    assert severity("Do not take it with Lipitor.") == "none"
    assert severity("Ozempic is a prescription drug.") == "none"


def test_hashtags_are_cut_into_words():
    assert severity("#pcoscommunity") == "disease"
    assert severity("#morningjourney") == "none"


def test_a_description_may_name_what_it_says_nothing_about():
    text = (
        "About a fifth of calcium citrate is calcium, so that tablets are large. Take one with"
        " food. Vitamin C raises the uptake of iron, welcome to some, less so to people with iron"
        " overload. Our jars are made of glass."
    )

    assert severity(text) in ("none", "note")


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Relieves balanitis within days.", "G1"),
        ("A natural alternative to enalapril.", "G6"),
        ("Soothes the ringing in your ears.", "G1"),
        ("Can I use this instead of my statin? Yes, plenty do.", "G6"),
        ("Cholesterol before: 240. Now: 170.", "G2"),
        ("Neurologist was amazed!", "G1"),
        ("Haven't touched ibuprofen in months.", "G6"),
        ("Recommended for: psoriasis", "G1"),
    ],
)
def test_claim_that_no_list_holds_as_it_stands_is_found(text, rule):
    assert [one.rule for one in check(text) if one.severity == "disease"] == [rule]


@pytest.mark.parametrize(
    "text",
    [
        "Histidine, lysine and leucine are amino acids.",
        "Vitis vinifera seed extract, 100 mg.",
        "Mitosis and apoptosis are parts of a cell's life.",
        "A doctor of osteopathy reads every article.",
        "Pernicious anemia is treated with injections of vitamin B12.",
        "Is it okay with metformin? Your pharmacist can tell you.",
        "Calm without drowsiness.",
    ],
)
def test_words_that_only_look_like_a_disease_or_a_drug_are_left_alone(text):
    assert [one.rule for one in check(text) if one.severity == "disease"] == []


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("My triglycerides were 410, now they are 150.", "G2"),
        ("If your A1C creeps up, two capsules bring it back down.", "G2"),
        ("Lowers the pressure inside the eye.", "G2"),
        ("For everybody who lies awake until dawn.", "G2"),
        ("Her knuckles were so swollen; after a month she is knitting again.", "G2"),
        ("A natural option for children who can't sit still.", "G2"),
        ("Cranberry, because burning when you pee is no fun.", "G1"),
        ("Throw away the purple pill.", "G6"),
        ("Take alongside radiation to keep your energy up.", "G7"),
        ("Heals your esophagus.", "G1"),
        ("My last biopsy came back clean.", "G1"),
    ],
)
def test_disease_told_without_its_name_is_found(text, rule):
    assert [one.rule for one in check(text) if one.severity == "disease"] == [rule]


@pytest.mark.parametrize(
    "text",
    [
        "If you think you are having a heart attack, call 911.",
        "Restores joint flexibility.",
        "The tests of each batch came back clean.",
        "My feet hurt after a day in the warehouse, so we bought mats.",
        "For stronger, shinier hair.",
        "For occasional sleeplessness, take one tablet.",
        "Promotes restful sleep on the occasional night when you lie awake.",
    ],
)
def test_what_only_sounds_like_such_a_story_is_left_alone(text):
    assert [one.rule for one in check(text) if one.severity == "disease"] == []
