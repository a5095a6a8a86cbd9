"""The choice between variants as rows of plain links, one row an attribute that they differ in."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from catalogue.offers import Offer


@dataclass(frozen=True)
class Choice:
    """A link to one variant.

    `note` says why it cannot be bought, or what else changes with it; empty when neither.
    """

    label: str
    offer: Offer
    is_chosen: bool
    note: str

    @property
    def url(self) -> str:
        return f"?variant={self.offer.product.pk}"


@dataclass(frozen=True)
class ChoiceGroup:
    """`name` is the attribute's: Count, Flavour. Empty when variants differ by their titles."""

    name: str
    choices: list[Choice]


def make_picker(offers: list[Offer]) -> list[ChoiceGroup]:
    """No group for fewer than two variants."""
    if len(offers) < 2:
        return []
    chosen = next(offer for offer in offers if offer.is_chosen)
    codes = _telling_codes(offers)
    if not codes:
        return [ChoiceGroup("", [_choice(offer.label, offer, chosen, "") for offer in offers])]
    return [_group(code, codes, offers, chosen) for code in codes]


def _telling_codes(offers: list[Offer]) -> list[str]:
    """Attributes in which variants differ; none unless they tell every variant from the others."""
    all_codes = list(dict.fromkeys(trait.code for offer in offers for trait in offer.traits))
    codes = [code for code in all_codes if len({_value(offer, code) for offer in offers}) > 1]
    told_apart = {tuple(_value(offer, code) for code in codes) for offer in offers}
    complete = all(_value(offer, code) for offer in offers for code in codes)
    return codes if complete and len(told_apart) == len(offers) else []


def _group(code: str, codes: list[str], offers: list[Offer], chosen: Offer) -> ChoiceGroup:
    values = list(dict.fromkeys(_value(offer, code) for offer in offers))
    if all(re.match(r"\d", value) for value in values):
        values.sort(key=_number)
    others = [each for each in codes if each != code]
    choices = []
    for value in values:
        offer = _nearest([o for o in offers if _value(o, code) == value], chosen, others)
        differing = [_value(offer, o) for o in others if _value(offer, o) != _value(chosen, o)]
        choices.append(_choice(value, offer, chosen, ", ".join(differing)))
    return ChoiceGroup(
        next(trait.name for trait in chosen.traits if trait.code == code),
        choices,
    )


def _nearest(candidates: list[Offer], chosen: Offer, codes: list[str]) -> Offer:
    """The one that keeps most of what is chosen; among equals, what can be bought, then order."""

    def kept(offer: Offer) -> tuple[int, bool]:
        same = sum(_value(offer, code) == _value(chosen, code) for code in codes)
        return same, offer.can_buy

    return max(candidates, key=kept)


def _choice(label: str, offer: Offer, chosen: Offer, differing: str) -> Choice:
    notes = []
    if differing:
        notes.append(_("Only as %(other)s") % {"other": differing})
    if not offer.can_buy:
        notes.append(offer.stock_message)
    return Choice(label, offer, offer is chosen, " · ".join(notes))


def _value(offer: Offer, code: str) -> str:
    return next((trait.text for trait in offer.traits if trait.code == code), "")


def _number(text: str) -> float:
    found = re.match(r"[\d,]+(\.\d+)?", text)
    return float(found[0].replace(",", "")) if found else 0.0
