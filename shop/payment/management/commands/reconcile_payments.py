from typing import Any

from django.core.management.base import BaseCommand

from shop.payment.reconciliation import reconcile


class Command(BaseCommand):
    help = "Asks Stripe how open payments ended, and cancels unpaid orders whose hold is over."

    def handle(self, *args: Any, **options: Any) -> None:
        done = reconcile()
        self.stdout.write(", ".join(f"{count} {what}" for what, count in done.items()))
