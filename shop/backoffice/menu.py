"""The menu of /admin/: grouped by what people come to do, and only what each may open."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlsplit

from django.apps import apps
from django.conf import settings
from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse

from shop.order.statuses import OrderStatus


@dataclass(frozen=True)
class Entry:
    """`model` is a label whose list is opened; with `url_name`, that page, for who may `needs`."""

    title: str
    icon: str
    model: str = ""
    query: str = ""
    url_name: str = ""
    needs: str = ""


GROUPS: dict[str, list[Entry]] = {
    "Today": [
        Entry("Start", "home", url_name="admin:index"),
        Entry("To pack", "package_2", "order.order", f"?status={OrderStatus.PAID}"),
        Entry("Messages to answer", "mail", "pages.contactmessage", "?answered=no"),
        Entry("Claims to sign off", "gavel", "claims.claim", "?signed=no"),
        Entry("Reviews to decide", "rate_review", "reviews.productreview", "?state=awaiting"),
    ],
    "Catalogue": [
        Entry("Products", "medication", "catalogue.product"),
        Entry("Prices and stock", "inventory_2", "partner.stockrecord"),
        Entry("Supplement Facts", "table_chart", "catalogue.supplementfacts"),
        Entry("Ingredients", "science", "catalogue.ingredient"),
        Entry("Categories", "category", "catalogue.category"),
        Entry("Needs", "target", "catalogue.need"),
        Entry("Import and export", "swap_vert", "exchange.importrun"),
    ],
    "Articles": [
        Entry("What waits", "view_kanban", url_name="admin:content_article_board",
              needs="content.view_article"),
        Entry("Articles", "article", "content.article"),
        Entry("Topics", "topic", "content.topic"),
        Entry("People", "person", "content.person"),
        Entry("Sources", "menu_book", "content.source"),
        Entry("Pictures", "image", "content.picture"),
    ],
    "Orders": [
        Entry("Orders", "receipt_long", "order.order"),
        Entry("Payments", "credit_card", "payment.paymentattempt"),
        Entry(
            "Offers and vouchers", "sell", url_name="dashboard:offer-list",
            needs="offer.view_conditionaloffer",
        ),
        Entry("Reports", "bar_chart", url_name="dashboard:reports-index",
              needs="analytics.view_userrecord"),
    ],
    "Pages": [
        Entry("Home page", "web", "pages.homesection"),
        Entry("Pages and policies", "description", "pages.page"),
    ],
    "Customers": [
        Entry("Customers and staff", "group", "users.user"),
        Entry("Messages", "inbox", "pages.contactmessage"),
        Entry("Reviews", "reviews", "reviews.productreview"),
    ],
    "Health claims": [
        Entry("Claims", "fact_check", "claims.claim"),
        Entry("Sign-offs", "history_edu", "claims.signoff"),
    ],
    "Shop set-up": [
        Entry("Roles", "badge", "auth.group"),
        Entry("Product types", "shapes", "catalogue.productclass"),
        Entry("Fulfillment partners", "warehouse", "partner.partner"),
        Entry("Countries", "public", "address.country"),
        Entry("Redirects", "alt_route", "redirects.redirect"),
        Entry("Site address", "language", "sites.site"),
        Entry("Mails and tasks", "outbox", "tasks.outboxmessage"),
        Entry("Periodic jobs", "schedule", "tasks.job"),
        Entry("Stripe events", "webhook", "payment.stripeevent"),
    ],
}  # fmt: skip


def navigation(request: HttpRequest) -> list[dict[str, Any]]:
    """Groups of entries as unfold wants them; a group without entries is not shown."""
    groups = [
        {
            "title": title,
            "items": [_item(entry, request) for entry in entries if _may(entry, request)],
        }
        for title, entries in GROUPS.items()
    ]
    return [group for group in groups if group["items"]]


def environment(request: HttpRequest) -> tuple[str, str] | None:
    """The label beside the shop's name: nobody should take test payments for money."""
    return ("Test payments", "warning") if settings.STRIPE_USES_STANDIN else None


def _may(entry: Entry, request: HttpRequest) -> bool:
    if not entry.model:
        return not entry.needs or request.user.has_perm(entry.needs)
    model_admin = admin.site._registry.get(apps.get_model(entry.model))
    return model_admin is not None and model_admin.has_view_or_change_permission(request)


def _item(entry: Entry, request: HttpRequest) -> dict[str, Any]:
    link = _link(entry)
    return {
        "title": entry.title,
        "icon": entry.icon,
        "link": link,
        "active": _is_active(entry, link, request),
    }


def _link(entry: Entry) -> str:
    if entry.url_name:
        return reverse(entry.url_name)
    app_label, model = entry.model.split(".")
    return reverse(f"admin:{app_label}_{model}_changelist") + entry.query


def _is_active(entry: Entry, link: str, request: HttpRequest) -> bool:
    """An entry with a filter lights up for that filter, the plain one for everything else."""
    wanted = urlsplit(link)
    if not entry.model:
        return request.path == wanted.path
    if not request.path.startswith(wanted.path):
        return False
    asked = {key: [value] for key, value in request.GET.items()}
    if entry.query:
        return parse_qs(wanted.query) == asked
    return not any(
        parse_qs(other.query.removeprefix("?")) == asked
        for entries in GROUPS.values()
        for other in entries
        if other.model == entry.model and other.query
    )
