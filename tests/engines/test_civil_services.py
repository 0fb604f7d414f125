"""Civil registration at a real centre: each service with one set of papers and one alternative set."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.domain.birth_case import BASE, BY_STATEMENT, DECLARED, PAPERS
from tests.domain.civil_cases import DEATH, DEATH_BY_VILLAGE, DEATH_PAPERS, PROXY, SPOUSE, STILLBIRTH
from tests.engines.service_story import Counter, Story, tell

pytestmark = pytest.mark.linux
BORN = (datetime.now(UTC) - timedelta(days=11)).date().isoformat()

BIRTH = Story(
    service="AKTA_LAHIR",
    variant="PAKET_3IN1",
    answers={**BASE, "anak.tanggal_lahir": BORN},
    papers=PAPERS,
    alternative=BY_STATEMENT,
    differs=DECLARED,
    mend=("ibu.nama", "Siti Contoh Dua"),
)

PROXY_BIRTH = Story(
    service="AKTA_LAHIR",
    variant="UMUM",
    answers={**BASE, **PROXY, "anak.tanggal_lahir": BORN},
    papers={**PAPERS, "surat_kuasa": "F_1_07", "ktp_kuasa": "KTP_KUASA"},
    alternative={**PAPERS, "bukti_lahir": "SKL_DESA", "surat_kuasa": "F_1_07", "ktp_kuasa": "KTP_KUASA"},
    mend=("anak.anak_ke", "2"),
)
STILL = Story(
    service="AKTA_LAHIR",
    variant="LAHIR_MATI",
    answers={**STILLBIRTH, "anak.tanggal_lahir": BORN},
    papers={"bukti_lahir_mati": "SK_LAHIR_MATI", "kk": "KK"},
    alternative={"bukti_lahir_mati": "PERNYATAAN_LAHIR_MATI", "kk": "KK"},
    mend=("lahir_mati.sebab", "Tidak diketahui menurut bidan"),
)
DEAD = Story(
    service="AKTA_MATI",
    variant="UMUM",
    answers={**DEATH, **SPOUSE, "mati.tanggal": BORN},
    papers={**DEATH_PAPERS, "ktp_pasangan": "KTP_PASANGAN"},
    alternative={**DEATH_BY_VILLAGE, "kk_lama": "KK_LAMA", "ktp_pasangan": "KTP_PASANGAN"},
    differs={"saksi1.cap_jempol": "ya"},
    mend=("mati.nama", "Karta Contoh Wijaya"),
)


@pytest.mark.parametrize(
    "story", [BIRTH, PROXY_BIRTH, STILL, DEAD], ids=["birth", "birth by proxy", "stillbirth", "death"]
)
def test_it_is_filed_two_ways_returned_once_and_issued(counter: Counter, story: Story):
    tell(counter, story)
