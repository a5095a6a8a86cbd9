"""Where allauth asks the shop: addresses, mails, and what happens at sign-in."""

from allauth.account.adapter import DefaultAccountAdapter


class AccountAdapter(DefaultAccountAdapter):
    pass
