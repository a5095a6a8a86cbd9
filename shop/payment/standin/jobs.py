"""What happens by itself after a while: expiry, late refunds, disputes."""

from .store import Object, Store


def schedule(store: Store, kind: str, identifier: str, seconds: int) -> None:
    store.jobs.append({"kind": kind, "id": identifier, "due": store.now() + seconds})
    store.wake()


def take_due(store: Store) -> list[Object]:
    """Oldest first; a taken job is gone."""
    now = store.now()
    due = [job for job in store.jobs if job["due"] <= now]
    if due:
        store.jobs[:] = [job for job in store.jobs if job["due"] > now]
        store.is_dirty = True
    return sorted(due, key=lambda job: job["due"])


def run_due(store: Store) -> None:
    """Also called before each request, so that nobody sees an open session past its hour."""
    from . import disputes, refunds, sessions

    actions = {
        "expire_session": sessions.expire_by_time,
        "succeed_refund": refunds.succeed,
        "fail_refund": refunds.fail,
        "open_dispute": disputes.open_by_card,
    }
    with store.lock:
        for job in take_due(store):
            actions[job["kind"]](store, job["id"])
