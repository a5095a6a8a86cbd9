"""How often one address may do something. Counted in the cache that all processes share."""

import hashlib
import time

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest


def is_too_often(request: HttpRequest, action: str, *, times: int, seconds: int) -> bool:
    """Counts this call; True once there were more than `times` in the current window.

    Windows start at fixed moments, so at worst twice as many fit around a boundary.
    """
    return _count(f"{action}:{get_adapter().get_client_ip(request)}", times, seconds)


def is_too_often_for(person: str, action: str, *, times: int, seconds: int) -> bool:
    """The same, counted for an e-mail address, wherever the calls come from."""
    return _count(f"{action}:{hashlib.sha256(person.encode()).hexdigest()}", times, seconds)


def _count(what: str, times: int, seconds: int) -> bool:
    key = f"rate:{what}:{int(time.time() // seconds)}"
    cache.add(key, 0, timeout=seconds)
    try:
        return cache.incr(key) > times
    except ValueError:  # evicted between the two calls
        return False
