import os
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from shop.claims.checking import Context, Severity
from shop.claims.lines import checked_lines


class Command(BaseCommand):
    help = (
        "Check what the shop says for claims about diseases. Ends with 1 when one of them is not"
        " signed off, unless CLAIMS_POLICY is advise. --stdin reads one text a line instead."
    )
    # --stdin works without a database, whatever state the rest is in.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--stdin", action="store_true", help="JSON for each line read")
        parser.add_argument(
            "--context",
            choices=[str(one) for one in Context],
            default=str(Context.TEXT),
            help="where the texts of --stdin stand (default: text)",
        )
        parser.add_argument(
            "--notes", action="store_true", help="list structure/function claims too"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["stdin"]:
            self._answer(Context(options["context"]))
            return
        if self._report(notes=options["notes"]):
            sys.exit(1)

    def _answer(self, context: Context) -> None:
        try:
            for answer in checked_lines(sys.stdin.buffer, context):
                self.stdout.write(answer)
            self.stdout.flush()
        except BrokenPipeError:
            # Who reads has enough; nothing is left to be flushed into the closed pipe.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

    def _report(self, *, notes: bool) -> bool:
        """Whether something must be signed off."""
        from shop.claims.index import check_site
        from shop.claims.signing import Policy, policy

        found = check_site()
        unsigned = 0
        for one in found:
            grave = one.passage.severity == Severity.DISEASE
            unsigned += grave and not one.is_signed
            if one.passage.severity == Severity.NOTE and not notes:
                continue
            state = " (signed)" if grave and one.is_signed else ""
            kind = str(one.obj._meta.verbose_name).lower()
            self.stdout.write(
                f"{one.passage.severity}{state}: {kind} “{one.obj}”, {one.passage.field}"
            )
            for finding in one.passage.findings:
                self.stdout.write(f"    {finding.rule} “{finding.text}”: {finding.reason}")
        counts = ", ".join(
            f"{sum(one.passage.severity == severity for one in found)} {severity}"
            for severity in Severity
        )
        self.stdout.write(f"Passages: {counts}. Not signed off: {unsigned}.")
        return bool(unsigned) and policy() != Policy.ADVISE
