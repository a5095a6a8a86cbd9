from typing import Any

from django.urls import path
from oscar.apps.basket import apps


class BasketConfig(apps.BasketConfig):
    name = "shop.basket"

    def get_urls(self) -> list[Any]:
        from . import intake, views

        return self.post_process_urls(
            [
                path("", views.cart, name="summary"),
                path("add/<int:pk>/", views.add, name="add"),
                path("intake/", intake.intake, name="intake"),
                path("vouchers/add/", views.vouchers_add, name="vouchers-add"),
                path("vouchers/<int:pk>/remove/", views.vouchers_remove, name="vouchers-remove"),
            ]
        )
