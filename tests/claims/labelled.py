"""The labelled sentences in data/, and how the checker does on them."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from shop.claims.checking import check, worst

DATA = Path(__file__).parent / "data"
LABELS = ("disease", "warn", "note", "none")
# Written to tune on; nobody tuned on the others, they are only counted.
TUNED = (
    *("development", "development_2", "development_3"),
    *("development_4", "development_5"),
    # Met first in other styles, then tuned on; docs/claims.md says with which figures.
    *("unfamiliar", "unfamiliar_2", "shop_pages"),
)
COUNTED = (
    *("held_out", "other_styles", "unfamiliar_3"),
    # By people who had not seen the checker.
    *("reviewers", "shop_copy", "pharmacist"),
)


@dataclass(frozen=True)
class Figures:
    true_positives: int
    false_positives: int
    false_negatives: int

    @property
    def precision(self) -> float:
        return self.true_positives / max(1, self.true_positives + self.false_positives)

    @property
    def recall(self) -> float:
        return self.true_positives / max(1, self.true_positives + self.false_negatives)


def rows(name: str) -> list[dict[str, str]]:
    lines = (DATA / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@cache
def pairs(name: str) -> list[tuple[str, str]]:
    """Label and answer of each sentence."""
    return [(row["label"], str(worst(check(row["text"])) or "none")) for row in rows(name)]


def figures(name: str, label: str) -> Figures:
    """For `disease` these are the figures of “needs a sign-off”."""
    both = pairs(name)
    return Figures(
        sum(wanted == label == got for wanted, got in both),
        sum(got == label != wanted for wanted, got in both),
        sum(wanted == label != got for wanted, got in both),
    )


def table() -> list[str]:
    """The rows of the table in docs/claims.md."""
    lines = []
    for name in (*TUNED, *COUNTED):
        for label in LABELS:
            found = figures(name, label)
            count = found.true_positives + found.false_negatives
            if count:
                lines.append(
                    f"| {name} | {label} | {count} | {found.precision:.3f} | {found.recall:.3f} |"
                )
    return lines
