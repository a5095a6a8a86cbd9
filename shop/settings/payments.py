"""Stripe, or its local stand-in when no key is set. That switch is the only difference."""

from .env import DEBUG, env
from .security import CONTENT_SECURITY_POLICY

STRIPE_SECRET_KEY = env.str("STRIPE_SECRET_KEY", default="")
STRIPE_STANDIN_URL = env.str("STRIPE_STANDIN_URL", default="http://127.0.0.1:8001").rstrip("/")
STRIPE_STANDIN_KEY = "sk_test_standin_evenfall"
STRIPE_STANDIN_WEBHOOK_SECRET = "whsec_standin_evenfall"
# With DEBUG off the stand-in is refused, unless this says otherwise (a staging server).
STRIPE_STANDIN_ALLOWED = env.bool("STRIPE_STANDIN_ALLOWED", default=DEBUG)
STRIPE_USES_STANDIN = not STRIPE_SECRET_KEY
# Several, separated by commas, while a secret is being changed.
STRIPE_WEBHOOK_SECRETS = env.list(
    "STRIPE_WEBHOOK_SECRETS", default=[STRIPE_STANDIN_WEBHOOK_SECRET] if STRIPE_USES_STANDIN else []
)
# Marks our objects at Stripe, so that two installations can share one account.
STRIPE_INSTALLATION = env.str("STRIPE_INSTALLATION", default="evenfall")
# Minutes that an unpaid order holds its stock. Stripe's shortest session lives 30.
PAYMENT_HOLD_MINUTES = env.int("PAYMENT_HOLD_MINUTES", default=60)
# Minutes after which somebody who has not paid yet gets a mail with the link to do so.
PAYMENT_REMINDER_MINUTES = env.int("PAYMENT_REMINDER_MINUTES", default=10)

if STRIPE_USES_STANDIN and STRIPE_STANDIN_ALLOWED:
    CONTENT_SECURITY_POLICY["DIRECTIVES"]["form-action"].append(STRIPE_STANDIN_URL)
