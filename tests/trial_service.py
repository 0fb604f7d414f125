"""What the small services that tests make up have in common: everything that is asked of no applicant."""

OPENING = b"""
code = "UJI"
version = 1
name = "Uji"
summary = "Layanan untuk pengujian."
subject = "anak.nama"
legal_basis = ["UU 24/2013"]
duration = "1 hari"
cost = "GRATIS"
procedure = ["Datang."]
complaint = "Kepada petugas."
not_needed = []
variants = [{ code = "UMUM", label = "Umum" }]
first_questions = []
checks = []
"""
