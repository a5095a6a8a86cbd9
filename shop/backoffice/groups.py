"""The roles of staff. A superuser may add more, at Shop set-up, Roles."""

from django.contrib.auth.models import Group, Permission

CATALOGUE_MANAGER = "Catalogue manager"
EDITOR = "Editor"
WRITER = "Writer"
ORDER_DESK = "Order desk"
CLAIMS_REVIEWER = "Claims reviewer"

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
        "catalogue.need": ALL,
        "catalogue.supplementfacts": ALL,
        "catalogue.ingredientamount": ALL,
        "catalogue.blend": ALL,
        "catalogue.labelversion": VIEW,
        "catalogue.ingredient": KEEP,
        "catalogue.studieddose": ALL,
        "catalogue.productattributevalue": ALL,
        "catalogue.productclass": VIEW,
        "partner.stockrecord": ALL,
        "partner.pricechange": KEEP,
        "catalogue.showing": KEEP,
        "inventory.stockadjustment": VIEW,
        "partner.partner": VIEW,
        "exchange.importrun": ("view", "add"),
        "reviews.productreview": EDIT,
        "reviews.reviewdecision": VIEW,
        "content.article": VIEW,
        "content.attachment": ALL,
        "claims.claim": VIEW,
        "claims.signoff": VIEW,
        # Oscar's dashboard asks for these.
        "offer.conditionaloffer": ALL,
        "offer.condition": ALL,
        "offer.benefit": ALL,
        "offer.range": ALL,
        "voucher.voucher": ALL,
        "voucher.voucherset": ALL,
    },
    EDITOR: {
        "content.article": (*ALL, "approve", "publish"),
        "content.articleevent": VIEW,
        "content.revision": KEEP,
        "content.topic": ALL,
        "content.person": ALL,
        "content.source": ALL,
        "content.picture": ALL,
        "content.attachment": ALL,
        "pages.page": ALL,
        "pages.homesection": ALL,
        "claims.claim": VIEW,
        "claims.signoff": VIEW,
        "catalogue.product": VIEW,
        "catalogue.category": VIEW,
        "catalogue.ingredient": VIEW,
        "catalogue.supplementfacts": VIEW,
        "catalogue.labelversion": VIEW,
        "catalogue.studieddose": VIEW,
        "catalogue.need": VIEW,
    },
    # Writes and submits; an editor publishes.
    WRITER: {
        "content.article": KEEP,
        "content.articleevent": VIEW,
        "content.revision": KEEP,
        "content.topic": VIEW,
        "content.person": VIEW,
        "content.source": KEEP,
        "content.picture": KEEP,
        "content.attachment": VIEW,
        "claims.claim": VIEW,
        "catalogue.product": VIEW,
        "catalogue.ingredient": VIEW,
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
        "reviews.productreview": EDIT,
        "reviews.reviewdecision": VIEW,
        "users.user": VIEW,
        "catalogue.product": VIEW,
        "partner.stockrecord": VIEW,
        "partner.pricechange": VIEW,
        "catalogue.showing": VIEW,
        "inventory.stockadjustment": VIEW,
        "analytics.userrecord": VIEW,
    },
    # Answers by name for what is read as a claim about a disease.
    CLAIMS_REVIEWER: {
        "claims.claim": ("view", "sign_off"),
        "claims.signoff": VIEW,
        "catalogue.product": VIEW,
        "catalogue.category": VIEW,
        "catalogue.need": VIEW,
        "content.article": VIEW,
        "content.revision": VIEW,
        "pages.page": VIEW,
        "pages.homesection": VIEW,
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
