from typing import Any

from django.urls import path
from oscar.apps.customer import apps


class CustomerConfig(apps.CustomerConfig):
    name = "shop.customer"

    def ready(self) -> None:
        """None of Oscar's views, and none of its receivers: they set a history cookie on every
        product page and look for alerts, which shop.alerts does, on every change of stock."""

    def get_urls(self) -> list[Any]:
        from shop.alerts import account as alerts
        from shop.storefront_urls import go

        from . import addresses, closing, orders, overview, profile

        return [
            path("", overview.overview, name="summary"),
            path("orders/", orders.order_list, name="order-list"),
            path("orders/<slug:number>/", orders.order_detail, name="order"),
            path("orders/<slug:number>/again/", orders.order_again, name="order-again"),
            path("addresses/", addresses.address_list, name="address-list"),
            path("addresses/add/", addresses.add_address, name="address-create"),
            path("addresses/<int:pk>/", addresses.edit_address, name="address-detail"),
            path("addresses/<int:pk>/delete/", addresses.delete_address, name="address-delete"),
            path("addresses/<int:pk>/default/", addresses.make_default, name="address-default"),
            path("back-in-stock/", alerts.alert_list, name="stock-alerts"),
            path("back-in-stock/<int:pk>/", alerts.remove_alert, name="stock-alert-remove"),
            path("profile/", profile.profile, name="profile-view"),
            path("profile/delete/", closing.close, name="profile-delete"),
            # Oscar's names for what allauth does; the first two are never reached.
            path("login/", go("account_login"), name="login"),
            path("logout/", go("account_logout"), name="logout"),
            path("register/", go("account_signup"), name="register"),
            path("change-password/", go("account_change_password"), name="change-password"),
            path("profile/edit/", go("customer:profile-view"), name="profile-update"),
        ]
