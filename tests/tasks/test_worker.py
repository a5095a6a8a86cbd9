"""Two workers at one table: what is claimed, put off and done."""

from datetime import timedelta

import pytest
from django.utils import timezone

from shop.tasks import worker
from shop.tasks.models import OutboxMessage
from shop.tasks.outbox import enqueue
from shop.tasks.registry import handlers

# The loop closes its connection when it is done.
pytestmark = pytest.mark.django_db(transaction=True)
State = OutboxMessage.State


@pytest.fixture
def calls(monkeypatch):
    """What the handler of "test.call" was called with; it fails when told to."""
    seen = []

    def handler(payload):
        seen.append(payload)
        if payload.get("fails"):
            raise RuntimeError("refused")

    monkeypatch.setitem(handlers, "test.call", handler)
    return seen


def test_message_put_off_by_another_worker_is_left_until_it_is_due(calls):
    enqueue("test.call", key="one", payload={"fails": True})
    selected_by_both = worker._due_messages()

    assert [worker._run_message(message) for message in selected_by_both] == [1]
    assert [worker._run_message(message) for message in selected_by_both] == [0]

    assert len(calls) == 1
    assert OutboxMessage.objects.get().attempts == 1


def test_failure_after_the_lease_does_not_undo_what_another_has_done(monkeypatch):
    """A handler that hangs, fails at last, and meanwhile somebody else has done it."""
    enqueue("test.slow", key="one")

    def slow(payload):
        OutboxMessage.objects.update(leased_until=timezone.now() - timedelta(seconds=1))
        monkeypatch.setitem(handlers, "test.slow", lambda payload: None)
        worker.run_due()
        raise RuntimeError("too late")

    monkeypatch.setitem(handlers, "test.slow", slow)
    worker.run_due()

    message = OutboxMessage.objects.get()
    assert (message.state, message.attempts) == (State.DONE, 0)


def test_message_that_fails_comes_again_when_it_is_due(calls):
    enqueue("test.call", key="one", payload={"fails": True})

    worker.run_due()
    worker.run_due()
    OutboxMessage.objects.update(due_at=timezone.now())
    worker.run_due()

    assert len(calls) == 2
    assert OutboxMessage.objects.get().state == State.WAITING
