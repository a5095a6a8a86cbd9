from django.apps import AppConfig


class ClaimsConfig(AppConfig):
    name = "shop.claims"
    label = "claims"
    verbose_name = "Health claims"
