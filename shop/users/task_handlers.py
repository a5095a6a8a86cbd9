from shop.tasks.registry import handles

from .mail import KIND, send_queued

handles(KIND)(send_queued)
