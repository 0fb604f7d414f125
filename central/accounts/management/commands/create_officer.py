"""``create_officer``: an account for a person of the registry; the passphrase is drawn or read from stdin."""

from __future__ import annotations

import secrets
import sys

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from central import clock
from central.accounts.create import create_officer
from central.accounts.models import Officer
from central.accounts.roles import Role


class Command(BaseCommand):
    """Makes the account and prints its passphrase when it was drawn."""

    help = "Create an officer of this district."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")
        parser.add_argument("--name", required=True)
        parser.add_argument("--role", choices=[role.value for role in Role], default=Role.VERIFIER.value)
        parser.add_argument("--passphrase-stdin", action="store_true", help="read the passphrase from stdin")

    def handle(self, *args: object, **options: object) -> None:
        """Create the account; CommandError when the name is taken or the passphrase weak."""
        username = str(options["username"])
        if Officer.objects.filter(username=username).exists():
            raise CommandError(f"{username} exists already.")
        drawn = not options["passphrase_stdin"]
        passphrase = secrets.token_urlsafe(12) if drawn else sys.stdin.readline().rstrip("\n")
        try:
            create_officer(
                username, passphrase, name=str(options["name"]), role=Role(str(options["role"])), now=clock.now()
            )
        except ValidationError as error:
            raise CommandError("; ".join(error.messages)) from error
        if drawn:
            self.stdout.write(f"{username} / {passphrase}")
