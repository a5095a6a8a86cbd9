"""Order numbers: random, so that they tell nothing about sales, and easy to read out loud."""

import secrets

# No 0/O, 1/I/L, 2/Z, 5/S, 8/B.
ALPHABET = "34679ACDEFGHJKMNPQRTUVWXY"
LENGTH = 10


def new_order_number() -> str:
    """Ten characters: 25^10, about 95 million million, values."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
