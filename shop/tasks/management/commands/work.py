import signal
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import OperationalError

from shop.tasks.worker import load_handlers, run_due


class Command(BaseCommand):
    help = "Sends mails, makes picture sizes, asks Stripe about open payments: whatever is due."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="Do what is due now, then stop.")
        parser.add_argument("--poll", type=float, default=1.0, help="Seconds between two looks.")

    def handle(self, *args: Any, once: bool, poll: float, **options: Any) -> None:
        self.stopping = False
        if once:
            load_handlers()
            while run_due():
                pass
            return
        signal.signal(signal.SIGTERM, self._stop)
        signal.signal(signal.SIGINT, self._stop)
        load_handlers()
        while not self.stopping:
            try:
                busy = run_due(should_stop=lambda: self.stopping)
            except OperationalError as error:
                self.stderr.write(f"Database: {error}")
                busy = 0
            if not busy:
                time.sleep(poll)

    def _stop(self, *args: Any) -> None:
        """Finish what is being done, then leave."""
        self.stopping = True
