"""Mail. Without MAIL_URL it is written to files under DATA_DIR/mail, to be read in development."""

from email.utils import parseaddr

from .env import DATA_DIR, env

DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="Evenfall <hello@evenfall.example>")
MAIL_DOMAIN = parseaddr(DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
SERVER_EMAIL = DEFAULT_FROM_EMAIL
EMAIL_TIMEOUT = 20
EMAIL_FILE_PATH = str(DATA_DIR / "mail")

_mail_url = env.str("MAIL_URL", default="")
if _mail_url:
    vars().update(env.email_url("MAIL_URL"))
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
