# Sourced by the commands of bin/: an address of PostgreSQL for the tests.
# Usage: . bin/_postgres.sh; postgres_for_tests && echo "$POSTGRES_ADDRESS"

# The base named by DATABASE_URL when there is one; else a cluster of our own, thrown away at the
# end. It trusts this machine only, and forgets to flush: nothing in it is meant to last.
postgres_for_tests() {
  POSTGRES_ADDRESS="${DATABASE_URL:-}"
  [ -n "$POSTGRES_ADDRESS" ] && return 0
  local bin port=54329
  bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
  [ -n "$bin" ] || bin=$(dirname "$(command -v initdb 2>/dev/null || echo /nowhere/initdb)")
  [ -x "$bin/initdb" ] || return 1
  POSTGRES_FOLDER=$(mktemp -d /tmp/kpacite-postgres.XXXXXX)
  while (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do port=$((port + 1)); done
  # PostgreSQL refuses to run as root.
  POSTGRES_AS=""
  if [ "$(id -u)" = 0 ]; then
    chown postgres "$POSTGRES_FOLDER"
    POSTGRES_AS="runuser -u postgres --"
  fi
  POSTGRES_BIN="$bin"
  (
    cd "$POSTGRES_FOLDER" || exit 1
    $POSTGRES_AS "$bin/initdb" -D "$POSTGRES_FOLDER/base" -U kpacite -A trust -E UTF8 --locale=C.UTF-8 >"$POSTGRES_FOLDER/initdb.log" 2>&1 &&
      $POSTGRES_AS "$bin/pg_ctl" -D "$POSTGRES_FOLDER/base" -w -l "$POSTGRES_FOLDER/base/log" start >/dev/null \
        -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories='$POSTGRES_FOLDER' -c fsync=off -c full_page_writes=off -c max_connections=200"
  ) || { cat "$POSTGRES_FOLDER"/initdb.log >&2; postgres_stop; return 1; }
  POSTGRES_ADDRESS="postgres://kpacite@127.0.0.1:$port/kpacite"
  # Django enters by this base to make the one of the tests.
  $POSTGRES_AS "$bin/createdb" -h 127.0.0.1 -p "$port" -U kpacite kpacite
}

postgres_stop() {
  [ -n "${POSTGRES_FOLDER:-}" ] || return 0
  (cd / && $POSTGRES_AS "$POSTGRES_BIN/pg_ctl" -D "$POSTGRES_FOLDER/base" -m immediate stop >/dev/null 2>&1)
  rm -rf "$POSTGRES_FOLDER"
  POSTGRES_FOLDER=""
}
