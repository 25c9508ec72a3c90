"""House rules that no other gate holds."""

import hashlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LONGEST = 400
SCRIPTS = ["run", "test", "bench", ".ci/run"]
PURE_ROOMS = ["text", "procedure", "documents", "checks"]
REQUIREMENTS = ["requirements", "requirements-dev", "requirements-bench"]
NOT_OURS = {"node_modules", "instance", "__pycache__", "vendor"}

PIN = re.compile(
    r"^(?P<name>[a-z0-9][a-z0-9.-]*)==[^\s;\\]+(?: ; [^\\]+)?(?P<hashes>(?: +--hash=sha256:[0-9a-f]{64})+)$"
)

# Written in pieces, so that this file does not find itself.
SLASH = "/"
MACHINE_PATHS = [f"{SLASH}{place}{SLASH}" for place in ("root", "tmp", "work", "home", "Users", "opt")]
HOSTED = "hosted"
REGISTRIES = [
    ".".join(parts)
    for parts in (
        ("files", f"python{HOSTED}", "org"),
        ("pypi", "org/simple"),
        ("registry", "npmjs", "org"),
        ("registry", "yarnpkg", "com"),
        ("deb", "debian", "org"),
    )
]
FOREIGN = re.compile(
    "|".join(
        [
            # a path that begins here, not the middle of an address or of a longer path
            rf"(?<![\w.~}}/-])(?:{'|'.join(map(re.escape, MACHINE_PATHS))})\w",
            *map(re.escape, REGISTRIES),
            r"--(?:extra-)?index-url",
            r"--find[-]links",
            r"https?://(?:10|172\.(?:1[6-9]|2\d|3[01])|192\.168)\.\d",
        ]
    )
)


def is_ours(name: str) -> bool:
    """Tell our own files from what tools leave behind in folders of theirs (.venv, .git, .ruff_cache, …)."""
    folders = Path(name).parts[:-1]
    return NOT_OURS.isdisjoint(folders) and not any(
        part.startswith(".") and part != ".ci" for part in folders
    )


def tracked_files() -> list[Path]:
    """Return the files git follows or would follow; without git, all that are ours."""
    git = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(git, cwd=ROOT, capture_output=True, check=True, text=True).stdout.split("\0")
    except (OSError, subprocess.CalledProcessError):
        listed = [str(path.relative_to(ROOT)) for path in ROOT.rglob("*")]
    return [ROOT / name for name in listed if name and is_ours(name) and (ROOT / name).is_file()]


def requirement_lines(name: str) -> list[str]:
    text = (ROOT / name).read_text("utf-8").replace("\\\n", " ")
    return [line.strip() for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def environment() -> dict[str, str]:
    """Return the environment without what would reach into a fresh interpreter."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "COV"))}


@pytest.mark.parametrize(
    "path", sorted((ROOT / "drafting").rglob("*.py")), ids=lambda path: str(path.relative_to(ROOT))
)
def test_a_file_can_be_read_in_one_sitting(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST


def test_importing_the_house_runs_nothing() -> None:
    assert (ROOT / "drafting/__init__.py").read_bytes() == b""


@pytest.mark.parametrize("name", REQUIREMENTS)
def test_every_requirement_is_pinned_with_its_hashes(name: str) -> None:
    lines = requirement_lines(f"{name}.txt")
    assert lines
    assert [line for line in lines if not PIN.match(line)] == []


@pytest.mark.parametrize("name", REQUIREMENTS)
def test_what_we_ask_for_is_what_is_pinned(name: str) -> None:
    wanted = {
        normal(re.split(r"[\s\[<>=!~;]", line, maxsplit=1)[0])
        for line in requirement_lines(f"{name}.in")
        if not line.startswith("-")
    }
    pinned = {normal(line.split("==")[0]) for line in requirement_lines(f"{name}.txt")}
    assert wanted
    assert wanted - pinned == set()


@pytest.mark.parametrize("other", REQUIREMENTS[1:])
def test_the_lists_of_requirements_agree(other: str) -> None:
    ours, tools = (
        dict(line.split(" ")[0].split("==") for line in requirement_lines(f"{name}.txt"))
        for name in ("requirements", other)
    )
    assert {
        name: (ours[name], tools[name]) for name in ours.keys() & tools.keys() if ours[name] != tools[name]
    } == {}


def test_the_browser_tools_are_pinned_and_name_no_registry() -> None:
    packages = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
    ours = packages.pop("")
    assert packages
    assert {name for name, package in packages.items() if "resolved" in package} == set()
    # Where we could not fetch biome's program for a kind of machine, its version alone is pinned.
    assert {
        name for name, package in packages.items() if not {"integrity", "optional"} & package.keys()
    } == set()
    assert all(
        "integrity" in packages[f"node_modules/@biomejs/{name}"] for name in ("biome", "cli-linux-x64")
    )
    assert {
        name for name, version in ours["devDependencies"].items() if not re.fullmatch(r"[\d.]+", version)
    } == set()
    assert "://" not in (ROOT / ".npmrc").read_text("utf-8")


def test_no_file_knows_the_machine_it_was_written_on() -> None:
    files = tracked_files()
    assert Path(__file__) in files
    found = []
    for path in files:
        lines = path.read_text("utf-8", errors="ignore").splitlines()
        found += [
            f"{path.relative_to(ROOT)}:{n}: {line[:200]}"
            for n, line in enumerate(lines, 1)
            if FOREIGN.search(line)
        ]
    assert found == []


@pytest.mark.parametrize(
    "line", [f"see {SLASH}tmp{SLASH}x", f'"{SLASH}home{SLASH}ann"', *REGISTRIES, "http:" + "//10.0.0.1"]
)
def test_a_foreign_line_is_seen(line: str) -> None:
    assert FOREIGN.search(line)


@pytest.mark.parametrize(
    "line", ["pages/home/index", "https://example.org/opt/paper", "static/tmp/x", "10.0.0.1"]
)
def test_an_ordinary_line_is_not(line: str) -> None:
    assert not FOREIGN.search(line)


@pytest.mark.parametrize("room", PURE_ROOMS)
def test_a_pure_room_brings_in_no_framework(room: str) -> None:
    code = f"""
import importlib, pkgutil, sys
package = importlib.import_module("drafting.{room}")
for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
    importlib.import_module(module.name)
print(*sorted({{name.split(".")[0] for name in sys.modules}}))
"""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment(), capture_output=True, check=False, text=True
    )
    imported = done.stdout.split()
    assert "drafting" in imported, done.stderr
    assert {"flask", "sqlalchemy", "werkzeug", "flask_login"}.isdisjoint(imported)


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_command_can_be_started(name: str) -> None:
    path = ROOT / name
    assert path.stat().st_mode & 0o111 == 0o111
    assert path.read_bytes().startswith(b"#!/usr/bin/env bash\n")


@pytest.mark.parametrize(
    "name", [*SCRIPTS, *(str(path.relative_to(ROOT)) for path in (ROOT / "scripts").glob("*.sh"))]
)
def test_a_command_is_sound_bash(name: str) -> None:
    done = subprocess.run(["bash", "-n", name], cwd=ROOT, capture_output=True, check=False, text=True)
    assert (done.returncode, done.stderr) == (0, "")


def test_vendored_code_is_what_its_readme_says() -> None:
    vendor = ROOT / "static/vendor"
    said = dict(
        re.findall(
            r"^\| `(\S+\.js)` .* `([0-9a-f]{64})` \|$",
            (vendor / "README.md").read_text("utf-8"),
            re.MULTILINE,
        )
    )
    there = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in vendor.glob("*.js")}
    assert there
    assert there == said
    assert [name for name in there if b"sourceMappingURL" in (vendor / name).read_bytes()] == []
