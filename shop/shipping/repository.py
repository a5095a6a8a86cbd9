from typing import Any

from oscar.apps.shipping import repository

from .methods import Express, Standard


class Repository(repository.Repository):
    def get_available_shipping_methods(
        self, basket: Any, shipping_addr: Any = None, **kwargs: Any
    ) -> list[Any]:
        return [Standard(), Express()]
