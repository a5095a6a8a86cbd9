"""What the worker does for claims."""

from datetime import timedelta

from shop.tasks.registry import every

from .index import refresh_claims


@every(timedelta(minutes=15), "claims.check")
def check_the_shop() -> None:
    refresh_claims()
