"""Claims about diseases."""

from django.core.exceptions import ImproperlyConfigured

from .env import env

# What happens to one that nobody has signed: shop.claims.signing.Policy.
CLAIMS_POLICY = env.str("CLAIMS_POLICY", default="sign-off")
if CLAIMS_POLICY not in ("advise", "sign-off", "block"):
    raise ImproperlyConfigured(
        f"CLAIMS_POLICY is “{CLAIMS_POLICY}”; it can be advise, sign-off or block."
    )
