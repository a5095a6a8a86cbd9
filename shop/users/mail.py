"""Account mail goes through the outbox, so that a dead mail server neither fails a sign-up nor
tells, by the time an answer takes, whether an address is known.

The text is encrypted at rest: it holds links that open accounts.
"""

import json
from typing import Any
from uuid import uuid4

from django.core.mail import EmailMultiAlternatives

from shop.tasks.outbox import enqueue

from .encryption import decrypt, encrypt

KIND = "account.mail"


def queue_mail(*, to: str, subject: str, text: str, html: str) -> None:
    sealed = encrypt(json.dumps({"to": to, "subject": subject, "text": text, "html": html}))
    enqueue(KIND, key=f"{KIND}:{uuid4()}", payload={"mail": sealed})


def send_queued(payload: dict[str, Any]) -> None:
    """Sends one queued mail. Raises what the mail backend raises; the worker tries again."""
    mail = json.loads(decrypt(payload["mail"]))
    message = EmailMultiAlternatives(mail["subject"], mail["text"], to=[mail["to"]])
    message.attach_alternative(mail["html"], "text/html")
    message.send()
