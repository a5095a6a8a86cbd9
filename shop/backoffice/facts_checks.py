"""A visible product keeps a label that may be shown: problems next to the fields they are about.

Only a complete label is held to it. One that was incomplete already can be mended step by step;
what is missing stands beside the form.
"""

from typing import Any

from catalogue.claim_texts import label_texts
from catalogue.labels import facts_with_rows
from catalogue.models import SupplementFacts
from catalogue.publishing import Problem, list_blocking
from shop.claims.forms import refuse_unsigned

from .facts_draft import Draft, read_draft
from .facts_form import FactsForm
from .facts_rows import AmountFormSet, BlendFormSet

_CLAIMING = {"directions": "directions", "note on the label": "note"}


class CheckedFactsForm(FactsForm):
    def clean(self) -> dict[str, Any]:
        data = super().clean()
        product = data.get("product")
        if not product or not product.is_public:
            return data
        refuse_unsigned(self, product, label_texts, _CLAIMING)
        for problem in _blocking(self.data, self.instance.pk)[1]:
            if problem.row is None:
                self.add_error(
                    problem.field if problem.field in self.fields else None, _said(problem)
                )
        return data


class _CheckedRows:
    """Mix into a formset of facts, before it."""

    def clean(self: Any) -> None:
        super().clean()  # type: ignore[misc]
        facts = self.instance
        if not facts.product_id or not facts.product.is_public:
            return
        draft, problems = _blocking(self.data, facts.pk)
        forms = {form.prefix: form for form in self.forms}
        for problem in problems:
            form = forms.get(draft.places.get(id(problem.row), ""))
            if form is not None and problem.field not in form.errors:
                form.add_error(
                    problem.field if problem.field in form.fields else None, _said(problem)
                )


class CheckedAmountFormSet(_CheckedRows, AmountFormSet):
    pass


class CheckedBlendFormSet(_CheckedRows, BlendFormSet):
    pass


def _blocking(data: Any, pk: int | None) -> tuple[Draft, list[Problem]]:
    """Nothing while something posted is not understood: its own error comes first."""
    stored = facts_with_rows().filter(pk=pk).first() if pk else None
    was_complete = stored is not None and not list_blocking(stored)
    draft = read_draft(data, SupplementFacts.objects.filter(pk=pk).first() if pk else None)
    if draft.problems or not was_complete:
        return draft, []
    return draft, list_blocking(draft.facts)


def _said(problem: Problem) -> str:
    return f"{problem.message} Or hide the product first."
