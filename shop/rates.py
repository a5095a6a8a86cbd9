"""How often one address may do something. Counted in the cache that all processes share."""

import time

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest


def is_too_often(request: HttpRequest, action: str, *, times: int, seconds: int) -> bool:
    """Counts this call; True once there were more than `times` in the current window.

    Windows start at fixed moments, so at worst twice as many fit around a boundary.
    """
    window = int(time.time() // seconds)
    key = f"rate:{action}:{get_adapter().get_client_ip(request)}:{window}"
    cache.add(key, 0, timeout=seconds)
    try:
        return cache.incr(key) > times
    except ValueError:  # evicted between the two calls
        return False
