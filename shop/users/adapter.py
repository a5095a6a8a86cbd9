"""Where allauth asks the shop: mails, and what happens when somebody signs in."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.core import context as current
from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from shop.context import shopfront
from shop.customer.cart import take_over_guest_cart
from shop.customer.guest_orders import claim_orders

from .mail import queue_mail


class AccountAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("The e-mail address and the password do not fit together."),
        "too_many_login_attempts": _(
            "That was one wrong password too many. Wait five minutes, or reset your password."
        ),
        "rate_limited": _("That was too often in a short time. Wait a minute and try again."),
        "incorrect_password": _("This is not the password of your account."),
        "enter_current_password": _("This is not your current password."),
        "incorrect_code": _("This code is not right, or it is no longer valid."),
    }

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        request = current.request
        values = {**shopfront(request), "request": request, "email": email, **context}
        subject = render_to_string(f"{template_prefix}_subject.txt", values)
        text = render_to_string(f"{template_prefix}_message.txt", values).strip()
        signature = render_to_string("account/email/signature.txt", values)
        values |= {"subject": " ".join(subject.split()), "text": text}
        html = render_to_string("account/email/frame.html", values)
        queue_mail(to=email, subject=values["subject"], text=text + signature, html=html)

    def post_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse:
        take_over_guest_cart(request)
        claim_orders(user)
        return super().post_login(request, user, **kwargs)

    def confirm_email(self, request: HttpRequest, email_address: EmailAddress) -> bool:
        """False, with a message, when the address meanwhile belongs to another account."""
        try:
            with transaction.atomic():
                confirmed = super().confirm_email(request, email_address)
        except IntegrityError:
            email_address.refresh_from_db()
            messages.error(request, _("This address belongs to another account."))
            return False
        if confirmed:
            claim_orders(email_address.user)
        return confirmed

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return "/account/profile/"
