"""How well the checker does. The figures are printed with -s and stand in docs/claims.md."""

import pytest

from tests.architecture.source import PROJECT

from .labelled import COUNTED, LABELS, TUNED, figures, rows, table

LEAST_RECALL = 0.95
LEAST_PRECISION = 0.9


@pytest.mark.parametrize("name", [*TUNED, "held_out", "shop_copy", "pharmacist"])
def test_claims_about_diseases_are_found(name):
    found = figures(name, "disease")

    print(f"\n{name}: precision {found.precision:.3f}, recall {found.recall:.3f}")
    assert found.recall >= LEAST_RECALL
    assert found.precision >= LEAST_PRECISION


@pytest.mark.parametrize("name", ["development", "development_2", "held_out"])
@pytest.mark.parametrize("label", ["note", "none"])
def test_harmless_sentences_are_left_alone(name, label):
    found = figures(name, label)

    assert found.recall >= LEAST_PRECISION
    assert found.precision >= LEAST_PRECISION


def test_sentences_are_in_one_set_only():
    texts = [row["text"] for name in (*TUNED, *COUNTED) for row in rows(name)]

    assert len(texts) == len(set(texts)) > 400
    assert {row["label"] for name in COUNTED for row in rows(name)} <= set(LABELS)


def test_figures_stand_in_the_documentation():
    text = (PROJECT / "docs" / "claims.md").read_text()

    print("\n" + "\n".join(table()))
    assert [row for row in table() if row not in text] == []
