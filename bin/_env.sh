# Sourced by the commands of bin/: makes .venv hold exactly what a lock file says.
# Usage: . bin/_env.sh; environment dev|prod
cd "$(dirname "$0")/.." || exit 1
export UV_SYSTEM_CERTS="${UV_SYSTEM_CERTS:-1}" UV_PYTHON_DOWNLOADS=never UV_LINK_MODE=copy
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore

say() { printf '\033[1m%s\033[0m\n' "$*" >&2; }

environment() {
  local lock="requirements/$1.lock" stamp=".venv/.lock-$1" sum
  sum=$(cksum "$lock" | cut -d' ' -f1)
  # A development environment holds everything that production needs.
  [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$sum" ] && return 0
  [ "$1" = prod ] && [ -f .venv/.lock-dev ] &&
    [ "$(cat .venv/.lock-dev)" = "$(cksum requirements/dev.lock | cut -d' ' -f1)" ] && return 0
  command -v python3 >/dev/null || { say "Python 3.11 or later is needed."; exit 1; }
  python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { say "Python 3.11 or later is needed."; exit 1; }
  # Two commands started together must not install into one folder at once.
  exec 9> .env.lock && { flock 9 2>/dev/null || true; }
  [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$sum" ] && { exec 9>&-; return 0; }
  say "Installing the environment ($lock)…"
  if [ ! -x .uv/bin/uv ]; then
    python3 -m pip install -q --target .uv "uv==0.13.9" || say "uv is not to be had; pip will do."
  fi
  if [ -x .uv/bin/uv ]; then
    # uv does not read pip's settings: hand it the package index that pip uses.
    local index
    index=$(python3 -m pip config get global.index-url 2>/dev/null) && export UV_DEFAULT_INDEX="${UV_DEFAULT_INDEX:-$index}"
    [ -x .venv/bin/python ] || .uv/bin/uv venv -q .venv
    .uv/bin/uv pip sync -q --python .venv/bin/python --require-hashes "$lock" || exit 1
  else
    [ -x .venv/bin/python ] || python3 -m venv .venv || exit 1
    .venv/bin/python -m pip install -q --require-hashes -r "$lock" || exit 1
  fi
  rm -f .venv/.lock-*
  echo "$sum" > "$stamp"
  exec 9>&-
}
