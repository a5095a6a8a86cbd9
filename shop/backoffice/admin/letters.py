"""Letters from the contact form."""

from urllib.parse import quote

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from unfold.admin import ModelAdmin
from unfold.decorators import action, display

from shop.backoffice.filters import AnsweredFilter
from shop.pages.models import ContactMessage


@admin.register(ContactMessage)
class ContactMessageAdmin(ModelAdmin):
    list_display = ("created_at", "name", "about", "order_number", "state")
    list_display_links = ("created_at", "name")
    list_filter = (AnsweredFilter, "topic")
    search_fields = ("name", "email", "order_number", "message")
    search_help_text = "Name, e-mail, order number or words of the message"
    date_hierarchy = None
    list_per_page = 50
    actions = ("mark_answered", "mark_waiting")
    fieldsets = (
        (None, {"fields": ("message", "reply", "answered_at")}),
        ("Who", {"fields": ("name", "email", "topic", "order_number", "created_at")}),
    )
    readonly_fields = ("message", "reply", "name", "email", "topic", "order_number", "created_at")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    @display(
        description="about",
        label={"I felt unwell after taking a product": "danger"},
        ordering="topic",
    )
    def about(self, letter: ContactMessage) -> str:
        return letter.get_topic_display()

    @display(description="state", label={"answered": "success", "waiting": "warning"})
    def state(self, letter: ContactMessage) -> str:
        return "answered" if letter.answered_at else "waiting"

    @display(description="")
    def reply(self, letter: ContactMessage) -> SafeString:
        subject = f"Re: {letter.get_topic_display()}"
        link = f"mailto:{quote(letter.email)}?subject={quote(subject)}"
        return format_html('<a class="text-link" href="{}">Answer by mail</a>', link)

    @action(description="Mark as answered", permissions=["change"])
    def mark_answered(self, request: HttpRequest, chosen: QuerySet[ContactMessage]) -> None:
        count = chosen.filter(answered_at=None).update(answered_at=timezone.now())
        self.message_user(request, f"{count} messages are marked as answered.")

    @action(description="Mark as waiting for an answer", permissions=["change"])
    def mark_waiting(self, request: HttpRequest, chosen: QuerySet[ContactMessage]) -> None:
        count = chosen.exclude(answered_at=None).update(answered_at=None)
        self.message_user(request, f"{count} messages wait for an answer again.")
