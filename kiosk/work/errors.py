"""Why a use-case refuses: stable codes, each a deed that is not possible now.

``case.unknown``, ``case.closed`` (sent or withdrawn: nothing is edited), ``case.not_returned`` (nothing to mend),
``case.not_refused``, ``case.not_withdrawable``, ``case.incomplete`` {problems, papers, signatures},
``case.notice_missing``, ``pickup.office`` {office},
``case.package_missing`` (the case's data are not here yet); ``answer.path`` {path}; ``paper.unknown``,
``paper.order``, ``paper.kind`` {kind}, ``paper.empty``; ``product.unknown``, ``product.not_here``,
``product.not_issued``, ``product.already_handed_over``; ``service.unknown`` {service}, ``variant.unknown`` {variant};
``complaint.anonymous``, ``complaint.named``, ``complaint.pictures`` {most}, ``survey.empty``;
``sheet.unknown``, ``sheet.form`` {form}; ``duplicate.reason``, ``duplicate.unknown``;
``twin.service``; ``volunteer.desk``, ``volunteer.office_only``, ``volunteer.not_own``, ``volunteer.pointed_only``,
``volunteer.path`` {path}, ``volunteer.area`` {rt}; ``death.name``, ``death.date``; ``device.sealed``,
``device.missing``; ``operator.unknown``.
"""

from __future__ import annotations

from kiosk.domain.errors import DomainError


class DeedRefused(DomainError):
    """The deed is not possible as things stand; nothing was changed."""
