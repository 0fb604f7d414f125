"""Gives the centre's settings a folder of their own before Django reads them; pytest loads this (pyproject.toml)."""

import atexit
import os
import shutil
import tempfile

_folder = tempfile.mkdtemp(prefix="loket-tests-")
atexit.register(shutil.rmtree, _folder, ignore_errors=True)

# A tester's own centre, which the same variables may name, is never touched.
for _name in [
    name for name in os.environ if name.startswith("LOKET_") and name not in {"LOKET_FAILED_CHECKS", "LOKET_HYPOTHESIS"}
]:
    del os.environ[_name]
os.environ.update(LOKET_DATA=_folder, LOKET_DISTRICT="99.01", DJANGO_SETTINGS_MODULE="central.settings")
