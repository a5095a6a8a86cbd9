from datetime import timedelta
from typing import Any

from shop.tasks.registry import every, handles

from .runs import APPLY, CHECK, apply, check, expire, resume

every(timedelta(minutes=5), "exchange.resume")(resume)
every(timedelta(days=1), "exchange.expire")(expire)


@handles(CHECK)
def check_file(payload: dict[str, Any]) -> None:
    check(payload["run"])


@handles(APPLY)
def apply_file(payload: dict[str, Any]) -> None:
    apply(payload["run"])
