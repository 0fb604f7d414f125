"""Laying a new case beside those that stand there: which may be the same, and whether somebody makes a trade of it.

Nothing here decides: officers see both cases beside each other and the signals on the case's page. Cases are found by
indexed keys, never by reading all of them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import timedelta
from itertools import chain

from django.db.models import Q

from central.definitions.catalogue import service_of
from central.devices.ledger import Ledger
from central.register.body import read_submission
from central.register.models import Application
from central.register.parties import family_of, is_outside, proxy_of, registered
from central.register.watch_models import KEY_LENGTH, BrokerSignal, CaseKey, CaseTraits, LikeCase
from central.statements import insert
from kiosk.domain.answers import from_tree
from kiosk.domain.application import Status
from kiosk.domain.broker_signals import WINDOW, Party, signals
from kiosk.domain.duplicates import Traits, compare, event_of, keys, probes, standing_of, traits_of
from kiosk.domain.ids import new_id
from sync.protocol.records import Record

_MOST_BESIDE = 200


def watch(ledger: Ledger, case: Application, record: Record) -> None:
    """Find out anew what should be seen beside ``case``, whose revision in ``record`` took effect."""
    submission = read_submission(record)
    service = service_of(case.district, case.service, case.definition_sha256)
    answers = from_tree(submission.answers)
    _forget(case)
    if service is None:
        return
    twin = record.body.get("twin_of", "")
    traits = traits_of(
        service, answers, case=case.id, standing=standing_of(Status(case.status)),
        twin_of=twin if isinstance(twin, str) else "",
    )  # fmt: skip
    row = _row(ledger, case, traits)
    row.family, row.phone = family_of(answers, case.id)[:36], case.applicant_phone
    row.proxy = proxy_of(answers, case.service)[:16]
    row.account, row.outside = record.operator[:36], is_outside(record, case.home_office, answers)
    insert([row])
    _lay_beside(ledger, case, traits)
    _raise_signals(ledger, case, row)


def _forget(case: Application) -> None:
    """Drop what an earlier revision said; a mended answer may have settled it."""
    for model in (CaseTraits, CaseKey, BrokerSignal):
        model.objects.filter(district=case.district, case_id=case.id).delete()
    LikeCase.objects.filter(Q(case_id=case.id) | Q(other_id=case.id), district=case.district).delete()


def _row(ledger: Ledger, case: Application, traits: Traits) -> CaseTraits:
    return CaseTraits(
        district=case.district, id=new_id(ledger.now), case_id=case.id, name=traits.name[:120], nik=traits.nik[:16],
        born=traits.born, mother=traits.mother[:120], mother_nik=traits.mother_nik[:16], multiple=traits.multiple,
        twin_of=traits.twin_of[:36], at=case.captured_at,
    )  # fmt: skip


def _lay_beside(ledger: Ledger, case: Application, traits: Traits) -> None:
    district, now = case.district, ledger.now
    sought = [key[:KEY_LENGTH] for key in probes(traits)]
    scope = CaseKey.objects.filter(district=district, key__in=sought).exclude(case_id=case.id)
    found = set(scope.values_list("case_id", flat=True).distinct()[:_MOST_BESIDE]) if sought else set()
    new = (
        CaseKey(district=district, id=new_id(now), case_id=case.id, key=key[:KEY_LENGTH])
        for key in sorted(keys(traits))
    )
    insert(new)
    rules = ((other.case, compare(traits, other)) for other in _traits(district, found))
    pairs = [(other, rule.value) for other, rule in rules if rule is not None]
    ways = chain.from_iterable(((case.id, other, rule), (other, case.id, rule)) for other, rule in pairs)
    insert(
        LikeCase(district=district, id=new_id(now), case_id=one, other_id=other, rule=rule, found_at=now)
        for one, other, rule in ways
    )


def _traits(district: str, cases: Collection[str]) -> Iterable[Traits]:
    scope = CaseTraits.objects.filter(district=district, case_id__in=cases).select_related("case")
    for row in scope:
        case: Application = row.case
        yield Traits(
            case=row.case_id, service=case.service, event=event_of(case.service), name=row.name, nik=row.nik,
            born=row.born, mother=row.mother, mother_nik=row.mother_nik, multiple=row.multiple,
            standing=standing_of(Status(case.status)), twin_of=row.twin_of,
        )  # fmt: skip


def _raise_signals(ledger: Ledger, case: Application, row: CaseTraits) -> None:
    if not (row.phone or row.proxy or row.outside):
        return
    found = signals(_party(row), map(_party, _sharing(row)), registered(case.district))
    insert(
        BrokerSignal(
            district=case.district, id=new_id(ledger.now), case_id=case.id, code=one.code.value, families=one.families,
            registered=one.registered, found_at=ledger.now,
        )
        for one in found
    )  # fmt: skip


def _sharing(row: CaseTraits) -> Iterable[CaseTraits]:
    """The cases of 30 days that share the telephone, the proxy, or the account from outside its area."""
    near = CaseTraits.objects.filter(
        district=row.district, at__gte=row.at - WINDOW, at__lte=row.at + WINDOW + timedelta(seconds=1)
    ).exclude(case_id=row.case_id)
    asked = [{"phone": row.phone}] if row.phone else []
    asked += [{"proxy": row.proxy}] if row.proxy else []
    lists = [near.filter(**one) for one in asked]
    if row.outside:
        lists.append(near.filter(account=row.account, outside=True))
    return {one.case_id: one for one in chain.from_iterable(lists)}.values()


def _party(row: CaseTraits) -> Party:
    return Party(
        case=row.case_id, at=row.at, family=row.family, phone=row.phone, proxy=row.proxy, account=row.account,
        outside=row.outside,
    )  # fmt: skip
