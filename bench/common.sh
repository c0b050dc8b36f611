# What every benchmark needs. Sourced.

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$here")
bin=${JAVA_HOME:+$JAVA_HOME/bin/}

die() {
  echo "bench: $*" >&2
  exit 1
}

# The Java process that has come out of the start script: the script itself after an exec, or a child of it.
java_process() {
  local left=100 child
  while ((left-- > 0)); do
    for child in "$1" $(cat "/proc/$1/task/"*/children 2>/dev/null || true); do
      if [[ $(cat "/proc/$child/comm" 2>/dev/null || true) == java ]]; then
        echo "$child"
        return
      fi
    done
    sleep 0.1
  done
  return 1
}
