"""Django's commands and the centre's own: ``python -m central.manage COMMAND``."""

from __future__ import annotations

import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    """Run the command in the program's arguments."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "central.settings")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
