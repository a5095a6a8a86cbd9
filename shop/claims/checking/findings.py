"""What a check answers: findings, each with its rule, place, reason and severity."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    DISEASE = "disease"  # a claim about a disease: a named person must sign it off
    WARN = "warn"  # borderline, or a matter of advertising law: read it again
    NOTE = "note"  # a structure/function claim: allowed, with the disclaimer


class Context(StrEnum):
    """Where a text stands; it decides what a study's title or a mention of a disease means."""

    TEXT = "text"
    PRODUCT = "product"  # a product's page, and whatever is attached to it
    ARTICLE = "article"  # an article that no product is tied to
    NAME = "name"  # titles, slugs, tags, descriptions of pictures: few words, no sentence
    WARNING = "warning"  # warnings, interactions and directions of a label


@dataclass(frozen=True)
class Finding:
    """`span` is start and end in the text as it was given; `text` is what stands there."""

    rule: str
    span: tuple[int, int]
    text: str
    reason: str
    severity: Severity


# The letters of 21 CFR 101.93(g)(2): G1 is (i), G2 (ii) and so on to G10 (x).
REASONS: dict[str, tuple[Severity, str]] = {
    "G1": (Severity.DISEASE, "Says or implies an effect on a disease."),
    "G2": (Severity.DISEASE, "Says or implies an effect on signs or symptoms of a disease."),
    "G4A": (Severity.DISEASE, "The name itself promises an effect on a disease."),
    "G4C": (Severity.DISEASE, "Cites a publication about a disease beside a product."),
    "G5": (Severity.DISEASE, "Puts the product into a class of drugs."),
    "G6": (Severity.DISEASE, "Offers the product in place of a drug or therapy."),
    "G7": (Severity.DISEASE, "Says that the product adds to a drug or therapy."),
    "G8": (Severity.DISEASE, "Claims a part in the body's answer to a disease or its carrier."),
    "G9": (Severity.DISEASE, "Claims to treat or prevent side effects of a therapy."),
    "HC": (
        Severity.WARN,
        "Wording of an authorized health claim: allowed only if this product qualifies.",
    ),
    "DEFICIENCY": (
        Severity.WARN,
        "Benefit for a nutrient deficiency: say how common it is in the United States,"
        " 21 U.S.C. 343(r)(6)(A).",
    ),
    "BORDER": (Severity.WARN, "Near a disease claim; depends on wording and audience."),
    "RANGE": (
        Severity.WARN,
        "Says nothing of a level already within the normal range; without it this can be read"
        " as a disease claim.",
    ),
    "CITATION": (Severity.WARN, "Cites a study of a disease: keep it away from products."),
    "FTC": (Severity.WARN, "Advertising law asks for proof of this statement."),
    "FDA": (Severity.WARN, "FDA approves neither supplements nor facilities."),
    "SF": (Severity.NOTE, "Structure/function claim: needs the disclaimer, 21 CFR 101.93(b)."),
}


def finding(rule: str, text: str, start: int, end: int) -> Finding:
    severity, reason = REASONS[rule]
    return Finding(rule, (start, end), text[start:end], reason, severity)
