"""Makes `.venv` from the lock, so that every make target finds its tools; run again, it returns at once.

Standard library only, and written so that an old Python can still read it and say which one is missing.
A stamp written last tells a finished environment from an interrupted one, which is built anew.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

OLDEST = (3, 11)
KNOWN_PYTHONS = ("python3.13", "python3.12", "python3.11", "python3.14")
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")
ROOT = Path(__file__).resolve().parents[1]


def main() -> int:
    """Set everything up; 0 when the environment is ready."""
    if sys.version_info < OLDEST:
        return start_with_a_newer_python()
    wanted = fingerprint(ROOT)
    stamp = ROOT / ".venv" / "focusflow-stamp"
    if stamp.is_file() and stamp.read_text() == wanted and venv_python(ROOT).exists():
        return 0
    if not provide_system_packages(missing_packages(ROOT / "packaging" / "system_packages.txt")):
        return 1
    try:
        build_environment(ROOT, stamp)
    except subprocess.CalledProcessError as problem:
        print("Setting up stopped at: " + " ".join(map(str, problem.cmd)), file=sys.stderr)
        return 1
    stamp.write_text(wanted)
    return 0


def start_with_a_newer_python() -> int:
    """Hand over to a Python that is new enough, or say that there is none."""
    for name in KNOWN_PYTHONS:
        found = shutil.which(name)
        if found:
            return subprocess.call([found, __file__])
    print(
        "FocusFlow needs Python 3.11 or newer; this is %d.%d and no newer one is on the path."
        % sys.version_info[:2],
        file=sys.stderr,
    )
    return 1


def fingerprint(root: Path) -> str:
    """What the environment was made from: lock, project file, folder and Python."""
    digest = hashlib.sha256()
    for name in ("requirements.lock", "pyproject.toml", "packaging/system_packages.txt"):
        digest.update((root / name).read_bytes())
    digest.update(os.fsencode(root))
    digest.update(sys.version.encode())
    return digest.hexdigest()


def venv_python(root: Path) -> Path:
    """The environment's Python."""
    return root / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def missing_packages(listing: Path) -> list[str]:
    """The Debian packages of the list whose probe fails; nothing on other systems."""
    if not sys.platform.startswith("linux"):
        return []
    lines = (line.split("#")[0].split() for line in listing.read_text().splitlines())
    return [words[0] for words in lines if words and not is_there(words[1])]


def is_there(probe: str) -> bool:
    """Whether one probe of the list succeeds."""
    kind, _, name = probe.partition(":")
    if kind == "module":
        return importlib.util.find_spec(name) is not None
    if kind == "command":
        return shutil.which(name) is not None
    if kind == "font":
        return any(any(Path(folder).expanduser().rglob("*.[to]tf")) for folder in FONT_FOLDERS)
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def provide_system_packages(missing: list[str]) -> bool:
    """Install what is missing where that is allowed; else print the exact command and go on if Python can."""
    if not missing:
        return True
    command = "apt-get install --yes --no-install-recommends " + " ".join(missing)
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
        print("Installing system packages: " + " ".join(missing), flush=True)
        subprocess.call(["apt-get", "update", "-q"], env=environment)
        if subprocess.call(command.split(), env=environment) == 0:
            importlib.invalidate_caches()
            return True
    print("System packages are missing. Please run:\n\n    sudo " + command + "\n", file=sys.stderr)
    return "strace" in missing and len(missing) == 1  # only the tests use strace, and they say when they skip


def build_environment(root: Path, stamp: Path) -> None:
    """Create or complete `.venv`; one that no stamp vouches for is built anew."""
    finished_here = stamp.is_file() and venv_python(root).exists()
    if stamp.is_file():
        stamp.unlink()
    print("Setting up .venv (the first time takes a minute or two)", flush=True)
    keep = [] if finished_here and runs(venv_python(root)) else ["--clear"]
    subprocess.check_call([sys.executable, "-m", "venv", *keep, str(root / ".venv")])
    pip = [
        str(venv_python(root)),
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--no-input",
    ]
    lock = str(root / "requirements.lock")
    subprocess.check_call([*pip, "--require-hashes", "--only-binary", ":all:", "-r", lock])
    subprocess.check_call([*pip, "--no-deps", "--no-build-isolation", "--no-index", "--editable", str(root)])


def runs(python: Path) -> bool:
    """Whether an environment's Python starts, has pip, and is still the Python that sets up now."""
    question = "import sys, pip; print(sys.version)"
    answer = subprocess.run([str(python), "-c", question], capture_output=True, text=True, check=False)
    return answer.returncode == 0 and answer.stdout.strip() == sys.version


if __name__ == "__main__":
    sys.exit(main())
