"""What can go wrong with a payment. Temporary errors may be tried again, final ones not."""


class PaymentError(Exception):
    code = "payment_error"


class AmountNotRepresentable(PaymentError):
    """No exact value in the currency's smallest unit, or a currency that is not supported."""

    code = "amount_not_representable"


class TemporaryPaymentError(PaymentError):
    """Stripe did not answer, or said to come back later. What happened there is unknown."""

    code = "temporary"


class FinalPaymentError(PaymentError):
    """Stripe refused the request as such; the same request will be refused again."""

    code = "final"


class SessionMissing(FinalPaymentError):
    """Stripe knows no such session: another account's key, or test data that was deleted."""

    code = "session_missing"
