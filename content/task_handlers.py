from datetime import timedelta
from typing import Any

from content.bringing_in import runs
from content.claims import refresh_all_waiting
from content.editing import forget_old
from content.links import check_due_links
from content.subjects import refresh_subjects
from content.workflow import publish_scheduled, withdraw_expired
from shop.tasks.registry import every, handles

every(timedelta(minutes=1), "content.publish_scheduled")(publish_scheduled)
every(timedelta(minutes=1), "content.withdraw_expired")(withdraw_expired)
every(timedelta(hours=6), "content.forget_unsaved")(forget_old)
every(timedelta(days=1), "content.find_subjects")(refresh_subjects)
every(timedelta(minutes=10), "content.check_links")(check_due_links)
every(timedelta(hours=1), "content.find_waiting")(refresh_all_waiting)
every(timedelta(days=1), "content.forget_imports")(runs.forget_old)


@handles(runs.KIND)
def bring_in(payload: dict[str, Any]) -> None:
    runs.carry_out(payload["run"])
