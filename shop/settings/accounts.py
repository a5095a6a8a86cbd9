"""django-allauth: the only door through which anyone signs in."""

from .env import env
from .security import HTTPS
from .shopfront import SHOP_NAME

AUTH_USER_MODEL = "users.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
# A path, because Oscar concatenates it.
LOGIN_URL = "/account/login/"
LOGIN_REDIRECT_URL = "/account/"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"

ACCOUNT_ADAPTER = "shop.users.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "shop.users.forms.LoginForm",
    "signup": "shop.users.forms.SignupForm",
    "reset_password": "shop.users.forms.ResetPasswordForm",
    "reset_password_from_key": "shop.users.forms.ResetPasswordKeyForm",
    "change_password": "shop.users.forms.ChangePasswordForm",
    "set_password": "shop.users.forms.SetPasswordForm",
    "add_email": "shop.users.forms.AddEmailForm",
    "reauthenticate": "shop.users.forms.ReauthenticateForm",
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_DISPLAY = "shop.users.names.greeting_name"
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if HTTPS else "http"

# One address an account: a new one replaces it once it is confirmed.
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_CONFIRM_EMAIL_ON_GET = False
# Only in the browser that has just signed up; anywhere else the link leads to the sign-in page.
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = True
ACCOUNT_LOGIN_ON_PASSWORD_RESET = False
# Changing the address or the second factor asks for the password again after five minutes.
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
# Counted in the default cache, which all processes share (shop/settings/cache.py).
ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,5/5m/key"}

MFA_ADAPTER = "shop.users.two_factor.TwoFactorAdapter"
MFA_FORMS = {
    "authenticate": "shop.users.two_factor_forms.AuthenticateForm",
    "authenticate_webauthn": "shop.users.two_factor_forms.AuthenticateByKeyForm",
    "reauthenticate": "shop.users.two_factor_forms.ReauthenticateForm",
    "reauthenticate_webauthn": "shop.users.two_factor_forms.ReauthenticateByKeyForm",
    "activate_totp": "shop.users.two_factor_forms.ActivateTOTPForm",
    "add_webauthn": "shop.users.two_factor_forms.AddKeyForm",
    "edit_webauthn": "shop.users.two_factor_forms.EditKeyForm",
    "login_webauthn": "shop.users.two_factor_forms.LoginByKeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = SHOP_NAME
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=0)
