"""What was typed into the card form: checked like Stripe's page checks it, then paid with."""

import re
import time
from typing import Any

from . import methods, payments, sessions
from .cards import BY_NUMBER, NOT_A_TEST_CARD, Card, group_digits, passes_luhn
from .errors import StripeError
from .store import Object, Store

FIELDS = ("email", "number", "expiry", "cvc", "name", "postal_code", "token")
FIELD_OF_CODE = {
    "incorrect_number": "number",
    "invalid_number": "number",
    "expired_card": "expiry",
    "incorrect_cvc": "cvc",
}


class Form:
    """`values` as typed; `errors` by field; `message` when the card was declined as a whole."""

    def __init__(self, values: dict[str, str]):
        self.values = {name: values.get(name, "").strip()[:200] for name in FIELDS}
        self.errors: dict[str, str] = {}
        self.message = ""

    @property
    def digits(self) -> str:
        return re.sub(r"[\s-]", "", self.values["number"])

    @property
    def shown(self) -> dict[str, str]:
        """What may be written back into the page: never the code, only test card numbers."""
        number = self.values["number"]
        if self.digits in BY_NUMBER:
            number = group_digits(self.digits)
        elif len(self.digits) > 8:
            number = ""
        return self.values | {"number": number, "cvc": "", "token": ""}

    @property
    def first_error(self) -> str:
        """The field that the page puts the cursor in; a declined card is read out instead."""
        wrong = [name for name in FIELDS if name in self.errors]
        return wrong[0] if wrong and not self.message else ""

    def fail(self, error: StripeError) -> None:
        field = FIELD_OF_CODE.get(error.body.get("code", ""))
        if field:
            self.errors[field] = error.body["message"]
        self.message = error.body["message"]


def pay(store: Store, session: Object, form: Form) -> str:
    """Ends in "paid", "authenticate" or "" with the form's errors and message filled in."""
    private = store.secret(session["id"])
    email = sessions.known_email(store, session)
    card, expiry = check(form, needs_email=email is None)
    if form.errors:
        return ""
    earlier = private["submissions"].get(form.values["token"])
    if earlier:
        form.errors, form.message = dict(earlier["errors"]), earlier["message"]
        return ""
    if card is None:
        form.message = NOT_A_TEST_CARD.message
        return ""
    private["entered"] = form.shown
    try:
        outcome = charge(store, session, form, card, expiry, email or form.values["email"])
    except StripeError as error:
        form.fail(error)
        kept = {"errors": form.errors, "message": form.message}
        private["submissions"][form.values["token"]] = kept
        return ""
    return outcome


def charge(
    store: Store, session: Object, form: Form, card: Card, expiry: tuple[int, int], email: str
) -> str:
    address = {**methods.EMPTY_ADDRESS, "country": "US", "postal_code": form.values["postal_code"]}
    person: dict[str, Any] = {"address": address, "email": email, "name": form.values["name"]}
    sessions.note_customer(store, session, person)
    intent = sessions.intent_of(store, session)
    if intent["status"] == "requires_action":
        return "authenticate"
    method = methods.make(
        store, card, exp_month=expiry[0], exp_year=expiry[1], billing=person, redisplay="limited"
    )
    payments.confirm(
        store,
        intent,
        method,
        authentication_url=f"{store.base_url}/c/pay/{session['id']}/authenticate",
        return_url=session["success_url"],
        challenge=store.secret(session["id"])["challenge"],
    )
    if intent["status"] == "requires_action":
        return "authenticate"
    sessions.reflect(store, session)
    return "paid"


def check(form: Form, *, needs_email: bool) -> tuple[Card | None, tuple[int, int]]:
    """Fills `form.errors`; the card is None when the number is fine but no test card's."""
    values, errors = form.values, form.errors
    if needs_email and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s.]+", values["email"]):
        errors["email"] = "Enter your e-mail address, like name@example.com."
    card = check_number(form)
    expiry = check_expiry(form)
    check_cvc(form, card)
    if not values["name"]:
        errors["name"] = "Enter the name as it is on the card."
    if not values["postal_code"]:
        errors["postal_code"] = "Enter the postal code of your billing address."
    return card, expiry


def check_number(form: Form) -> Card | None:
    digits = form.digits
    if not digits:
        form.errors["number"] = "Enter your card number."
    elif not digits.isascii() or not digits.isdigit() or len(digits) < 12:
        form.errors["number"] = "Your card number is incomplete."
    elif not passes_luhn(digits):
        form.errors["number"] = "Your card number is incorrect."
    return BY_NUMBER.get(digits)


def check_expiry(form: Form) -> tuple[int, int]:
    """Month and year; a card is good to the end of its month."""
    match = re.fullmatch(r"(\d{1,2})\s*[/\-. ]?\s*(\d{2}|\d{4})", form.values["expiry"], re.ASCII)
    if not match or not 1 <= int(match[1]) <= 12:
        form.errors["expiry"] = "Enter the expiry date as MM / YY."
        return 0, 0
    month, year = int(match[1]), int(match[2])
    year += 2000 if year < 100 else 0
    now = time.localtime()
    if (year, month) < (now.tm_year, now.tm_mon):
        form.errors["expiry"] = "Your card's expiration date is in the past."
    elif year > now.tm_year + 50:
        form.errors["expiry"] = "Your card's expiration year is invalid."
    return month, year


def check_cvc(form: Form, card: Card | None) -> None:
    cvc = form.values["cvc"]
    lengths = (card.cvc_length,) if card else (3, 4)
    if not cvc:
        form.errors["cvc"] = "Enter your card's security code."
    elif not cvc.isascii() or not cvc.isdigit() or len(cvc) not in lengths:
        form.errors["cvc"] = f"The security code has {' or '.join(map(str, lengths))} digits."
