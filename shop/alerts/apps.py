from django.apps import AppConfig


class AlertsConfig(AppConfig):
    name = "shop.alerts"
    verbose_name = "Back-in-stock mails"
