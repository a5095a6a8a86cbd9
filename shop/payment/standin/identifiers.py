"""Identifiers with the prefixes and lengths that Stripe uses."""

import secrets
import string

LETTERS = string.ascii_letters + string.digits
LENGTHS = {"cs_test_a1": 56, "cus_": 14, "prod_": 14, "req_": 14, "we_1": 23, "whsec_": 32}


def make_identifier(prefix: str) -> str:
    length = LENGTHS.get(prefix, 23)
    return prefix + "".join(secrets.choice(LETTERS) for _ in range(length))
