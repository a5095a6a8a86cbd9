"""What a buyer has typed so far: kept in the session between the two steps, gone once ordered."""

from dataclasses import asdict, dataclass, field
from typing import Any

from django.http import HttpRequest

KEY = "checkout"


@dataclass
class Draft:
    email: str = ""
    name: str = ""
    line1: str = ""
    line2: str = ""
    city: str = ""
    state: str = ""
    postcode: str = ""
    country: str = ""
    phone: str = ""
    shipping_code: str = ""
    # Set when the first step has been passed; a draft with gaps leads back to it.
    complete: bool = field(default=False)


def load_draft(request: HttpRequest) -> Draft:
    """The draft in the session, or one with what the account knows already."""
    stored = request.session.get(KEY)
    if isinstance(stored, dict):
        known = {name: value for name, value in stored.items() if name in Draft.__annotations__}
        return Draft(**known)
    return _from_account(request.user) if request.user.is_authenticated else Draft()


def save_draft(request: HttpRequest, draft: Draft) -> None:
    request.session[KEY] = asdict(draft)


def drop_draft(request: HttpRequest) -> None:
    request.session.pop(KEY, None)


def _from_account(user: Any) -> Draft:
    draft = Draft(email=user.email, name=user.get_full_name())
    address = user.addresses.order_by("-is_default_for_shipping", "-date_created").first()
    if address:
        draft.name = f"{address.first_name} {address.last_name}".strip()
        draft.line1, draft.line2 = address.line1, address.line2
        draft.city, draft.state, draft.postcode = address.line4, address.state, address.postcode
        draft.country = address.country_id
        draft.phone = str(address.phone_number or "")
    return draft
