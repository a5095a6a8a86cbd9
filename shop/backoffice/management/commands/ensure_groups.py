from typing import Any

from django.core.management.base import BaseCommand

from shop.backoffice.groups import ROLES, ensure_groups


class Command(BaseCommand):
    help = "Create the roles of staff, and give them the permissions they lack."

    def handle(self, *args: Any, **options: Any) -> None:
        ensure_groups()
        self.stdout.write(f"Roles: {', '.join(ROLES)}.")
