"""The three roles of staff. A superuser may add more, at Shop set-up, Roles."""

from django.contrib.auth.models import Group, Permission

CATALOGUE_MANAGER = "Catalogue manager"
EDITOR = "Editor"
ORDER_DESK = "Order desk"

ALL = ("view", "add", "change", "delete")
VIEW = ("view",)
EDIT = ("view", "change")
KEEP = ("view", "add", "change")

ROLES: dict[str, dict[str, tuple[str, ...]]] = {
    CATALOGUE_MANAGER: {
        "catalogue.product": ALL,
        "catalogue.productimage": ALL,
        "catalogue.productcategory": ALL,
        "catalogue.productrecommendation": ALL,
        "catalogue.category": ALL,
        "catalogue.supplementfacts": ALL,
        "catalogue.ingredientamount": ALL,
        "catalogue.ingredient": KEEP,
        "catalogue.productclass": VIEW,
        "partner.stockrecord": ALL,
        "partner.partner": VIEW,
        "reviews.productreview": EDIT,
        "content.article": VIEW,
        "content.attachment": ALL,
        # Oscar's dashboard asks for these.
        "offer.conditionaloffer": ALL,
        "offer.condition": ALL,
        "offer.benefit": ALL,
        "offer.range": ALL,
        "voucher.voucher": ALL,
        "voucher.voucherset": ALL,
    },
    EDITOR: {
        "content.article": ALL,
        "content.revision": KEEP,
        "content.topic": ALL,
        "content.person": ALL,
        "content.source": ALL,
        "content.picture": ALL,
        "content.attachment": ALL,
        "pages.page": ALL,
        "pages.homesection": ALL,
        "catalogue.product": VIEW,
        "catalogue.category": VIEW,
        "catalogue.ingredient": VIEW,
        "catalogue.supplementfacts": VIEW,
    },
    ORDER_DESK: {
        "order.order": EDIT,
        "order.line": VIEW,
        "order.ordernote": ALL,
        "order.orderstatuschange": VIEW,
        "order.orderdiscount": VIEW,
        "order.shippingaddress": EDIT,
        "order.billingaddress": VIEW,
        "payment.paymentattempt": VIEW,
        "payment.stripeevent": VIEW,
        "pages.contactmessage": EDIT,
        "users.user": VIEW,
        "catalogue.product": VIEW,
        "partner.stockrecord": VIEW,
        "analytics.userrecord": VIEW,
    },
}


def ensure_groups() -> None:
    """Create the roles and give them what they lack. Nothing that staff added is taken away."""
    codes = Permission.objects.select_related("content_type")
    by_name = {(row.content_type.app_label, row.codename): row for row in codes}
    for name, models in ROLES.items():
        group, _ = Group.objects.get_or_create(name=name)
        wanted = [
            by_name.get((label.split(".")[0], f"{verb}_{label.split('.')[1]}"))
            for label, verbs in models.items()
            for verb in verbs
        ]
        group.permissions.add(*[permission for permission in wanted if permission])
