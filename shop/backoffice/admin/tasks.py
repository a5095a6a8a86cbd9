"""The outbox and the periodic jobs, to be looked at; what was given up can be tried again."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from unfold.admin import ModelAdmin
from unfold.decorators import action, display

from shop.read_only import ReadOnly
from shop.tasks.models import Job, OutboxMessage

STATES = {"Waiting": "info", "Done": "success", "Given up": "danger"}


@admin.register(OutboxMessage)
class OutboxMessageAdmin(ReadOnly, ModelAdmin):
    list_display = ("created_at", "kind", "key", "shown_state", "attempts", "due_at", "done_at")
    list_filter = ("state", "kind")
    search_fields = ("key", "kind", "last_error")
    list_per_page = 50
    show_full_result_count = False
    actions = ("try_again",)
    # Payloads may hold links that only their receiver should have.
    exclude = ("payload",)

    @display(description="state", label=STATES, ordering="state")
    def shown_state(self, message: OutboxMessage) -> str:
        return message.get_state_display()

    def has_try_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("tasks.change_outboxmessage")

    @action(description="Try again now", permissions=["try"])
    def try_again(self, request: HttpRequest, chosen: QuerySet[OutboxMessage]) -> None:
        """Of those not done; one that is done would be done twice."""
        count = chosen.exclude(state=OutboxMessage.State.DONE).update(
            state=OutboxMessage.State.WAITING, due_at=timezone.now(), attempts=0
        )
        self.message_user(request, f"{count} are due now.")


@admin.register(Job)
class JobAdmin(ReadOnly, ModelAdmin):
    list_display = ("name", "due_at", "last_finished_at", "shown_error")
    search_fields = ("name",)

    @display(description="last error")
    def shown_error(self, job: Job) -> str:
        return job.last_error[:120]
