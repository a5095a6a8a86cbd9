"""What allauth asks about the second factor: what the shop is called, how secrets are kept."""

from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings

from .encryption import decrypt, encrypt


class TwoFactorAdapter(DefaultMFAAdapter):
    def _get_site_name(self) -> str:
        return settings.SHOP_NAME

    def encrypt(self, text: str) -> str:
        return encrypt(text)

    def decrypt(self, encrypted_text: str) -> str:
        return decrypt(encrypted_text)
