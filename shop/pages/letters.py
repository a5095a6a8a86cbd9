"""Keeping a letter from the contact form, once, with a mail to staff."""

import uuid
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from shop.tasks.outbox import enqueue

from .models import ContactMessage

# The same words again within this time are the same letter: a double click, or a reload.
SAME_LETTER = timedelta(minutes=10)
_NAMESPACE = uuid.UUID("1b8c3c0e-9a53-4f0e-8f2c-6a7a0f7d4c11")


@transaction.atomic
def keep_letter(letter: ContactMessage) -> bool:
    """Store an unsaved letter and queue the mail; False if it is here already.

    The page is the same for everybody, so it can carry no number of its own: the words and the
    time make one. The letter's unique column settles two that arrive at once.
    """
    now = timezone.now()
    this, last = (_number(letter, slot) for slot in (_slot(now), _slot(now) - 1))
    if ContactMessage.objects.filter(
        submission__in=[this, last], created_at__gte=now - SAME_LETTER
    ).exists():
        return False
    letter.submission = this
    ContactMessage.objects.bulk_create([letter], ignore_conflicts=True)
    enqueue("contact.notify", key=f"contact.notify:{this}", payload={"submission": str(this)})
    return True


def _slot(moment: datetime) -> int:
    return int(moment.timestamp() // SAME_LETTER.total_seconds())


def _number(letter: ContactMessage, slot: int) -> uuid.UUID:
    words = (letter.name, letter.email, letter.topic, letter.order_number, letter.message)
    return uuid.uuid5(_NAMESPACE, "\x1f".join([*words, str(slot)]))
