"""The test cards and what each of them does. Source: https://docs.stripe.com/testing

A number that is no test card is refused and never stored, whole or in part.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Decline:
    code: str
    decline_code: str
    message: str
    cvc_check: str = "pass"


GENERIC = Decline("card_declined", "generic_decline", "Your card was declined.")
NO_FUNDS = Decline("card_declined", "insufficient_funds", "Your card has insufficient funds.")
LOST = Decline("card_declined", "lost_card", "Your card was declined.")
STOLEN = Decline("card_declined", "stolen_card", "Your card was declined.")
EXPIRED = Decline("expired_card", "expired_card", "Your card has expired.")
WRONG_CVC = Decline(
    "incorrect_cvc", "incorrect_cvc", "Your card's security code is incorrect.", cvc_check="fail"
)
PROCESSING = Decline(
    "processing_error",
    "processing_error",
    "An error occurred while processing your card. Try again in a little bit.",
)
NOT_A_TEST_CARD = Decline(
    "card_declined",
    "test_mode_live_card",
    "Your card was declined. Your request was in test mode, but used a non test card. "
    "For a list of valid test cards, visit: https://stripe.com/docs/testing.",
)
UNAUTHENTICATED = Decline(
    "authentication_required",
    "authentication_required",
    "Your card was declined. This transaction requires authentication.",
)


@dataclass(frozen=True)
class Card:
    """`authentication`: never, always, or unless_set_up (waived off session once set up).

    `refund`: instant, pending (succeeds later) or failing (succeeds, fails later).
    """

    number: str
    does: str
    brand: str = "visa"
    alias: str = ""
    decline: Decline | None = None
    authentication: str = "never"
    dispute: str = ""
    refund: str = "instant"
    funding: str = "credit"

    @property
    def cvc_length(self) -> int:
        return 4 if self.brand == "amex" else 3


def declining(number: str, does: str, alias: str, decline: Decline, **more: str) -> Card:
    return Card(number, does, alias=alias, decline=decline, **more)


ALL = (
    Card("4242424242424242", "succeeds", alias="pm_card_visa"),
    Card("5555555555554444", "succeeds", "mastercard", "pm_card_mastercard"),
    Card("378282246310005", "succeeds", "amex", "pm_card_amex"),
    Card("4000056655665556", "succeeds (debit)", alias="pm_card_visa_debit", funding="debit"),
    Card("6011111111111117", "succeeds", "discover", "pm_card_discover"),
    declining("4000000000000002", "declined", "pm_card_visa_chargeDeclined", GENERIC),
    declining(
        "4000000000009995",
        "declined: insufficient funds",
        "pm_card_visa_chargeDeclinedInsufficientFunds",
        NO_FUNDS,
    ),
    declining(
        "4000000000009987", "declined: lost card", "pm_card_visa_chargeDeclinedLostCard", LOST
    ),
    declining(
        "4000000000009979", "declined: stolen card", "pm_card_visa_chargeDeclinedStolenCard", STOLEN
    ),
    declining(
        "4000000000000069", "declined: expired card", "pm_card_chargeDeclinedExpiredCard", EXPIRED
    ),
    declining(
        "4000000000000127",
        "declined: wrong security code",
        "pm_card_chargeDeclinedIncorrectCvc",
        WRONG_CVC,
    ),
    declining(
        "4000000000000119",
        "declined: processing error",
        "pm_card_chargeDeclinedProcessingError",
        PROCESSING,
    ),
    Card(
        "4000002760003184",
        "asks for 3-D Secure every time",
        alias="pm_card_authenticationRequired",
        authentication="always",
    ),
    Card(
        "4000002500003155",
        "asks for 3-D Secure unless set up",
        alias="pm_card_authenticationRequiredOnSetup",
        authentication="unless_set_up",
    ),
    declining(
        "4000008400001629",
        "3-D Secure, then declined",
        "pm_card_threeDSecureRequiredChargeDeclined",
        GENERIC,
        authentication="always",
    ),
    declining(
        "4000008260003178",
        "3-D Secure, then insufficient funds",
        "pm_card_authenticationRequiredChargeDeclinedInsufficientFunds",
        NO_FUNDS,
        authentication="always",
    ),
    declining(
        "4000000000000341",
        "can be saved, declined when charged",
        "pm_card_chargeCustomerFail",
        GENERIC,
    ),
    Card(
        "4000000000000259",
        "succeeds, then disputed as fraudulent",
        alias="pm_card_createDispute",
        dispute="fraudulent",
    ),
    Card(
        "4000000000007726",
        "succeeds; a refund is pending first",
        alias="pm_card_pendingRefund",
        refund="pending",
    ),
    Card(
        "4000000000005126",
        "succeeds; a refund fails later",
        alias="pm_card_refundFail",
        refund="failing",
    ),
)
BY_NUMBER = {card.number: card for card in ALL}
BY_ALIAS = {card.alias: card for card in ALL}
INCORRECT_NUMBER = "4242424242424241"
SHOWN_ON_PAGE = (
    "4242424242424242",
    "4000002760003184",
    "4000000000000002",
    "4000000000009995",
    "4000000000007726",
)


def passes_luhn(number: str) -> bool:
    """The check digit of ISO/IEC 7812-1."""
    if not number.isascii() or not number.isdigit() or not 12 <= len(number) <= 19:
        return False
    doubled = [int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(number))]
    return sum(sum(divmod(value, 10)) for value in doubled) % 10 == 0


def group_digits(number: str) -> str:
    """As printed on the card: 4242 4242 4242 4242, American Express 3782 822463 10005."""
    if number.startswith(("34", "37")):
        return f"{number[:4]} {number[4:10]} {number[10:]}"
    return " ".join(number[start : start + 4] for start in range(0, len(number), 4))
