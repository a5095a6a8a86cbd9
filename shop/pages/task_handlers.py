"""What the worker does with a letter."""

from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string

from shop.tasks.registry import handles

from .models import ContactMessage


@handles("contact.notify")
def notify_staff(payload: dict[str, Any]) -> None:
    """Mails a letter to STAFF_EMAILS; answering the mail answers the customer."""
    letter = ContactMessage.objects.filter(submission=payload["submission"]).first()
    if letter is None:
        return
    urgent = letter.topic == ContactMessage.Topic.HEALTH
    text = render_to_string(
        "email/contact_notice.txt",
        {"letter": letter, "urgent": urgent, "site_url": settings.SITE_URL},
    )
    EmailMessage(
        subject=_subject(letter, urgent),
        body=text,
        to=settings.STAFF_EMAILS,
        reply_to=[letter.email],
        headers={"X-Priority": "1", "Importance": "high"} if urgent else {},
    ).send()


def _subject(letter: ContactMessage, urgent: bool) -> str:
    subject = f"{letter.get_topic_display()}: {letter.name}"
    return f"URGENT, possible adverse event. {subject}" if urgent else subject
