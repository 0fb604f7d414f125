"""Who at the registry may do what: one table (domain.md 5.1)."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Role(StrEnum):
    """The place of a person in the chain from checking to signing."""

    VERIFIER = "verifier"
    OPERATOR = "operator"
    SUPERVISOR = "supervisor"
    HEAD = "head"
    ADMIN = "admin"
    AUDITOR = "auditor"


class Right(StrEnum):
    """One thing that a person may be allowed to do."""

    SEE = "see"
    CLAIM = "claim"
    RETURN = "return"
    REJECT = "reject"
    COMPLETE = "complete"
    PROCESS = "process"
    ISSUE = "issue"
    DEVICES = "devices"
    ACCOUNTS = "accounts"
    AUDIT = "audit"
    COMPLAINTS = "complaints"


_CHECKING: Final = frozenset({Right.SEE, Right.CLAIM, Right.RETURN, Right.REJECT, Right.COMPLETE, Right.COMPLAINTS})
_PRODUCING: Final = frozenset({Right.SEE, Right.CLAIM, Right.PROCESS, Right.ISSUE})

RIGHTS: Final[Mapping[Role, frozenset[Right]]] = MappingProxyType(
    {
        Role.VERIFIER: _CHECKING,
        Role.OPERATOR: _PRODUCING,
        Role.SUPERVISOR: _CHECKING | _PRODUCING | {Right.DEVICES, Right.AUDIT},
        Role.HEAD: frozenset({Right.SEE, Right.AUDIT, Right.COMPLAINTS}),
        Role.ADMIN: frozenset({Right.DEVICES, Right.ACCOUNTS, Right.AUDIT}),
        Role.AUDITOR: frozenset({Right.SEE, Right.AUDIT}),
    }
)
