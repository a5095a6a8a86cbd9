"""Shop set-up, and what Oscar and others register that nobody should edit here."""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin as DjangoGroupAdmin
from django.contrib.auth.models import Group
from django.contrib.flatpages.models import FlatPage
from django.contrib.redirects.models import Redirect
from django.contrib.sites.models import Site
from django.http import HttpRequest
from oscar.core.loading import get_model
from unfold.admin import ModelAdmin

from catalogue.models import ProductClass

# Offers and vouchers have their forms in Oscar's dashboard; stored mails and notifications would
# show staff other people's links; the rest is machinery.
UNWANTED = (
    ("address", "UserAddress"), ("analytics", "ProductRecord"), ("analytics", "UserRecord"),
    ("analytics", "UserSearch"), ("analytics", "UserProductView"), ("communication", "Email"),
    ("communication", "Notification"), ("communication", "CommunicationEventType"),
    ("offer", "ConditionalOffer"), ("offer", "Condition"), ("offer", "Benefit"),
    ("offer", "Range"), ("voucher", "Voucher"),
    ("voucher", "VoucherApplication"), ("wishlists", "WishList"), ("wishlists", "Line"),
    ("wishlists", "WishListSharedEmail"),
)  # fmt: skip

for label in UNWANTED:
    admin.site.unregister(get_model(*label))
for model in (EmailAddress, Authenticator, FlatPage):
    if admin.site.is_registered(model):
        admin.site.unregister(model)
for model in (Group, Redirect, Site, get_model("address", "Country")):
    admin.site.unregister(model)


@admin.register(Group)
class GroupAdmin(DjangoGroupAdmin, ModelAdmin):
    verbose_name = "role"


@admin.register(Redirect)
class RedirectAdmin(ModelAdmin):
    list_display = ("old_path", "new_path")
    search_fields = ("old_path", "new_path")
    list_per_page = 100


@admin.register(Site)
class SiteAdmin(ModelAdmin):
    """The one address of the shop; mails and the sitemap take it from here."""

    list_display = ("domain", "name")
    search_fields = ("domain", "name")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(get_model("address", "Country"))
class CountryAdmin(ModelAdmin):
    list_display = ("printable_name", "iso_3166_1_a2", "is_shipping_country", "display_order")
    list_filter = ("is_shipping_country",)
    search_fields = ("name", "printable_name", "iso_3166_1_a2", "iso_3166_1_a3")


@admin.register(ProductClass)
class ProductClassAdmin(ModelAdmin):
    list_display = ("name", "requires_shipping", "track_stock")
    search_fields = ("name", "slug")
    fields = ("name", ("requires_shipping", "track_stock"))
