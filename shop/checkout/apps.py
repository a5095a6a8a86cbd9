from typing import Any

from django.urls import path
from oscar.apps.checkout import apps


class CheckoutConfig(apps.CheckoutConfig):
    name = "shop.checkout"

    def ready(self) -> None:
        """None of Oscar's checkout views: it charges before there is an order."""

    def get_urls(self) -> list[Any]:
        from . import details, pay, review, thanks

        return [
            path("", details.details, name="index"),
            path("review/", review.review, name="review"),
            path("pay/<str:token>/", pay.pay, name="pay"),
            path("pay/<str:token>/change/", pay.change_cart, name="pay-change"),
            path("return/<str:token>/", thanks.come_back, name="return"),
            path("thank-you/<slug:number>/<str:token>/", thanks.thank_you, name="thank-you"),
        ]
