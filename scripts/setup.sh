# shellcheck shell=bash
# What ./run, ./test and ./bench share: find Python, make .venv, install what is pinned.
# Read by `source`, from the root of the repository; kept to bash 3.2, which is what macOS has.

unset PYTHONHOME PYTHONPATH # another program's modules are not ours
venv=.venv                  # ./bench sets another, so that nothing of it reaches the product
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_USER=0

say() { printf '%s\n' "$@"; }
die() {
  printf '%s\n' "$@" >&2
  exit 1
}

# Print the interpreter behind candidate $1 (never a virtual environment's own); fail when it is not 3.11 or newer.
interpreter() {
  "$1" -I -c '
import sys
if sys.version_info < (3, 11):
    raise SystemExit(1)
print(getattr(sys, "_base_executable", None) or sys.executable)' 2>/dev/null
}

# Set $python, or say what is missing and how to get it.
python=''
find_python() {
  [ -z "$python" ] || return 0
  local candidate found bare='' seen='' candidates
  candidates=(python3 python3.14 python3.13 python3.12 python3.11 python)
  if [ -n "${PYTHON:-}" ]; then
    candidates=("$PYTHON")
  fi
  for candidate in "${candidates[@]}"; do
    if found=$(interpreter "$candidate"); then
      if "$found" -I -c 'import ensurepip, venv' 2>/dev/null; then
        python=$found
        return
      fi
      bare=${bare:-$found}
    elif [ -z "$seen" ]; then
      seen=$("$candidate" --version 2>/dev/null | head -n 1) || seen=''
    fi
  done
  if [ -n "$bare" ]; then
    local version
    version=$("$bare" -I -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    die "Python $version is here ($bare), but without its modules venv and ensurepip." \
      "  Debian, Ubuntu:  sudo apt-get install python$version-venv" \
      "  elsewhere:       a complete Python from python.org" \
      "Then start again."
  elif [ -n "${PYTHON:-}" ]; then
    die "PYTHON=$PYTHON is ${seen:-not a Python that starts}; 3.11 or newer is needed."
  fi
  die "Python 3.11 or newer is needed; found ${seen:-none}." \
    "  Debian, Ubuntu:  sudo apt-get install python3 python3-venv" \
    "  macOS:           brew install python, or the installer from python.org" \
    "If you have one elsewhere, name it:  PYTHON=/path/to/python3 $0"
}

# Succeed when $venv has a Python that starts, is new enough, and finds its packages.
venv_works() {
  "$venv/bin/python" -I -c '
import sys
from importlib.util import find_spec
raise SystemExit(sys.prefix == sys.base_prefix or sys.version_info < (3, 11) or find_spec("pip") is None)' 2>/dev/null
}

# Hold the lock of file descriptor 9, with Python $1; the kernel lets go of it when this process ends, however it ends.
hold() {
  "$1" -I -c 'import fcntl; fcntl.flock(9, fcntl.LOCK_EX | fcntl.LOCK_NB)' 2>/dev/null && return
  say "Another set-up is at work in this folder; waiting for it."
  "$1" -I -c 'import fcntl; fcntl.flock(9, fcntl.LOCK_EX)'
}

# One set-up at a time in this folder, until `unlock`, or until scripts/start.py closes the descriptor.
lock() {
  mkdir -p "$venv" 2>/dev/null || true
  if [ ! -w "$venv" ] || { [ -e "$venv/.lock" ] && [ ! -w "$venv/.lock" ]; }; then
    die "Cannot write to $PWD/$venv. It may belong to another user: remove it, or start as that user."
  fi
  exec 9>"$venv/.lock"
  if venv_works; then
    hold "$venv/bin/python"
  else
    find_python
    hold "$python"
  fi
}
unlock() { exec 9>&-; }

# Make $venv anew. The mark `.unfinished` stays until every package is in: a set-up cut short begins from nothing.
make_venv() {
  find_python
  say "Making $venv with $("$python" --version)."
  find "${venv:?}/" -mindepth 1 -maxdepth 1 ! -name .lock -exec rm -rf {} +
  : >"$venv/.unfinished"
  "$python" -m venv "$venv" || die "The virtual environment could not be made (see above)."
}

# Bring $venv to what the files of pinned requirements say; nothing to do costs nothing.
install() {
  local file
  if [ -e "$venv/.unfinished" ] || ! venv_works; then
    make_venv
  fi
  for file in "$@"; do
    cmp -s "$file" "$venv/.installed-$file" && continue
    say "Installing $file ($(grep -c '^[A-Za-z]' "$file") packages; this needs the network)."
    : >"$venv/.unfinished"
    "$venv/bin/python" -m pip install -qq --no-input --require-hashes -r "$file" ||
      die "The packages could not be installed (see above). Is there a network connection? Then start again."
    cp "$file" "$venv/.installed-$file"
    rm -f "$venv/.unfinished"
  done
}
