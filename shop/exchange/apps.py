from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "shop.exchange"
    label = "exchange"
    verbose_name = "Import and export"
