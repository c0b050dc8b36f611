#!/usr/bin/env bash
# Checks both signatures of a request that was kept: WEBHOOK_SECRET=whsec_… ./verify.sh HEADERS BODY
# HEADERS is a file of "name: value" lines, BODY the bytes of the body. Ends with 0 only if both are valid.
# To look at a request on a machine of your own: a secret on a command line is seen by who else is there.
set -euo pipefail
headers=$1 body=$2

header() { grep -i "^$1:" "$headers" | head -n 1 | cut -d: -f2- | tr -d ' \r' || true; }
words() { grep -i "^$1:" "$headers" | head -n 1 | cut -d: -f2- | tr -d '\r' | tr ' ' '\n' || true; }
recent() { [[ $1 =~ ^[0-9]{1,12}$ ]] && (($(date +%s) - 10#$1 <= 300 && 10#$1 - $(date +%s) <= 300)); }
report() { if [[ $2 == yes ]]; then echo "$1 valid"; else echo "$1 INVALID"; failed=1; fi; }

failed=0

# webhook-signature: the key is what is behind whsec_, decoded
id=$(header webhook-id) time=$(header webhook-timestamp)
key=$(printf %s "${WEBHOOK_SECRET#whsec_}" | base64 -d | od -An -v -tx1 | tr -d ' \n')
expected=v1,$({ printf '%s.%s.' "$id" "$time"; cat "$body"; } |
  openssl dgst -sha256 -mac HMAC -macopt "hexkey:$key" -binary | openssl base64 -A)
verdict=no
if recent "$time" && words webhook-signature | grep -qxF -e "$expected"; then verdict=yes; fi
report webhook-signature "$verdict"

# Synq-Signature: the key is the whole text of the secret
signature=$(header Synq-Signature) time=${signature%%,*} time=${time#t=}
expected=v1=$({ printf '%s.' "$time"; cat "$body"; } |
  openssl dgst -sha256 -hmac "$WEBHOOK_SECRET" -r | cut -d' ' -f1)
verdict=no
if recent "$time" && tr ',' '\n' <<<"$signature" | grep -qxF -e "$expected"; then verdict=yes; fi
report Synq-Signature "$verdict"

exit "$failed"
