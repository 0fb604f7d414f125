"""The rules of the house that no linter knows: who imports whom, how long things get, what may not be in the tree."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("kiosk", "sync", "ui", "central")
CODE = (*PACKAGES, "installer", "tools", "tests")
LONGEST_MODULE = 400
LONGEST_FUNCTION = 40


def modules(*packages: str) -> list[Path]:
    found = [path for package in packages for path in sorted((ROOT / package).rglob("*.py"))]
    assert found, packages
    return found


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tracked_texts() -> dict[str, str]:
    """Every tracked file that is text; in an unpacked release, where git knows nothing, there is nothing to look at."""
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listing.returncode:
        pytest.skip("not a git checkout: nothing is tracked here")
    texts = {}
    for entry in listing.stdout.decode().split("\0"):
        path = ROOT / entry
        if entry and path.is_file():
            data = path.read_bytes()
            if b"\0" not in data:
                texts[entry] = data.decode("utf-8", errors="replace")
    return texts


def test_imports_go_one_way():
    """In a process of its own: it switches off every logger that it finds."""
    options = "config_filename='pyproject.toml', no_cache=True"
    run = f"import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports({options}))"
    told = subprocess.run([sys.executable, "-c", run], cwd=ROOT, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout + told.stderr


def test_every_module_of_the_road_has_its_layer():
    """A layers contract is silent about modules that it does not name."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    layered = " ".join(contracts[0]["layers"])
    for package in ("sync", "kiosk"):
        for path in sorted((ROOT / package).iterdir()):
            if path.suffix == ".py" and path.stem != "__init__":
                assert f"({package}.{path.stem})" in layered, f"{name(path)} is in no layer of pyproject.toml"
            elif (path / "__init__.py").exists():
                assert f"{package}.{path.name}" in layered, f"{name(path)} is in no layer of pyproject.toml"


@pytest.mark.parametrize("path", [p for p in modules(*CODE) if p.name == "__init__.py"], ids=name)
def test_package_files_are_empty(path):
    assert path.read_bytes() == b""


@pytest.mark.parametrize("path", [*modules(*CODE), ROOT / "run"], ids=name)
def test_modules_and_functions_keep_their_size(path):
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST_MODULE
    long = [
        f"{node.name}: {node.end_lineno - node.lineno + 1} lines"
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno + 1 > LONGEST_FUNCTION
    ]
    assert long == []


@pytest.mark.parametrize("path", modules("ui"), ids=name)
def test_the_window_never_waits(path):
    """No sleeping, no pumping of events, no event loop inside the event loop, no killed thread."""
    forbidden = {"sleep", "processEvents", "terminate", "QEventLoop", "exec_", "waitForFinished"}
    tree = ast.parse(path.read_text(encoding="utf-8"))
    used = {
        node.attr if isinstance(node, ast.Attribute) else node.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute | ast.Name)
    }
    assert used & forbidden == set()
    if name(path) != "ui/app.py":
        started = [node for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr == "exec"]
        assert started == [], "only ui/app.py starts an event loop"


def test_the_lock_carries_no_address():
    for entry in ("requirements.lock", "requirements.in"):
        text = (ROOT / entry).read_text(encoding="utf-8")
        assert re.findall(r"[a-z]+://\S*|--(?:index|extra-index|find-links|trusted)\S*", text) == []


def test_nothing_tracked_tells_where_it_was_made():
    """Paths of a developer's machine, and addresses with a name and password in them."""
    places = "work|root|farm|home/[a-z]+"
    told = re.compile(
        rf"(?<![\w.~>}}-])/(?:{places})/(?!\.\.)\w+|[a-z]+://(?!user:password@)[^\s/:@\"'{{}}]+:[^\s/@\"'{{}}]+@"
    )
    found = {
        f"{entry}: {match.group()}"
        for entry, text in tracked_texts().items()
        if entry != "tests/test_architecture.py"
        for match in told.finditer(text)
    }
    assert found == set()


def test_nothing_unfinished_is_tracked():
    marks = re.compile("|".join(rf"\b{word}\b" for word in ("TO" + "DO", "FIX" + "ME", "X" * 3, "lorem " + "ipsum")))
    found = {
        entry
        for entry, text in tracked_texts().items()
        if entry.endswith((".py", ".md", ".html")) and marks.search(text)
    }
    assert found == set()


@pytest.mark.parametrize(
    "entry",
    [
        "LICENSE",
        "README.md",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "sync/PROTOCOL.md",
        "docs/glossary.md",
        "docs/threat-model.md",
    ],
)
def test_the_pages_that_people_look_for_are_there(entry):
    assert len((ROOT / entry).read_text(encoding="utf-8").split()) > 50
