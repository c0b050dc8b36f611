#!/usr/bin/env bash
# Checks both signatures of a request that was kept: WEBHOOK_SECRET=whsec_… ./verify.sh HEADERS BODY
# HEADERS is a file of "name: value" lines, BODY the bytes of the body. Ends with 0 only if both are valid. One that fits
# but was made more than 5 minutes ago is "too old": in earnest, refuse it.
# To look at a request on a machine of your own: a secret on a command line is seen by who else is there.
set -euo pipefail
[[ ${WEBHOOK_SECRET-} == whsec_?* ]] || { echo 'WEBHOOK_SECRET has to be a shared secret, whsec_…' >&2; exit 2; }
headers=$1 body=$2

header() { grep -i "^$1:" "$headers" | head -n 1 | cut -d: -f2- | tr -d ' \r' || true; }
words() { grep -i "^$1:" "$headers" | head -n 1 | cut -d: -f2- | tr -d '\r' | tr ' ' '\n' || true; }
# How far from now a time is: it is signed, so it is worth a word only once the signature fits.
age() {
  local away=$(($(date +%s) - 10#$1))
  if ((away > 300)); then echo "too old: signed $away seconds ago"; fi
  if ((away < -300)); then echo "too new: signed $((-away)) seconds from now"; fi
}
# report NAME TIME EXPECTED, with the values that the request has on standard input
report() {
  local verdict=INVALID
  if [[ $2 =~ ^[0-9]{1,12}$ ]] && grep -qxF -e "$3"; then
    verdict=$(age "$2")
    verdict=${verdict:-valid}
  fi
  echo "$1 $verdict"
  if [[ $verdict != valid ]]; then failed=1; fi
}

failed=0

# webhook-signature: the key is what is behind whsec_, decoded
id=$(header webhook-id) time=$(header webhook-timestamp)
key=$(printf %s "${WEBHOOK_SECRET#whsec_}" | base64 -d | od -An -v -tx1 | tr -d ' \n')
expected=v1,$({ printf '%s.%s.' "$id" "$time"; cat "$body"; } |
  openssl dgst -sha256 -mac HMAC -macopt "hexkey:$key" -binary | openssl base64 -A)
report webhook-signature "$time" "$expected" < <(words webhook-signature)

# Synq-Signature: the key is the whole text of the secret
signature=$(header Synq-Signature) time=${signature%%,*} time=${time#t=}
expected=v1=$({ printf '%s.' "$time"; cat "$body"; } |
  openssl dgst -sha256 -hmac "$WEBHOOK_SECRET" -r | cut -d' ' -f1)
report Synq-Signature "$time" "$expected" < <(tr ',' '\n' <<<"$signature")

exit "$failed"
