#!/usr/bin/env bash
# Signs a body as Synq Events does and sends it, to try a receiver: WEBHOOK_SECRET=whsec_… ./send.sh URL BODY
# Prints the receiver's status. AT=<unix seconds> signs for another time than now.
set -euo pipefail
[[ ${WEBHOOK_SECRET-} == whsec_?* ]] || { echo 'WEBHOOK_SECRET has to be a shared secret, whsec_…' >&2; exit 2; }
url=$1 body=$2
id=${ID:-00000000-0000-4000-8000-000000000001} time=${AT:-$(date +%s)}

key=$(printf %s "${WEBHOOK_SECRET#whsec_}" | base64 -d | od -An -v -tx1 | tr -d ' \n')
standard=$({ printf '%s.%s.' "$id" "$time"; cat "$body"; } |
  openssl dgst -sha256 -mac HMAC -macopt "hexkey:$key" -binary | openssl base64 -A)
synq=$({ printf '%s.' "$time"; cat "$body"; } |
  openssl dgst -sha256 -hmac "$WEBHOOK_SECRET" -r | cut -d' ' -f1)

curl -sS -o /dev/null -w '%{http_code}\n' "$url" --data-binary "@$body" \
  -H 'Content-Type: application/json' -H 'Synq-Event-Type: order.created' \
  -H "Synq-Signature: t=$time,v1=$synq" \
  -H "webhook-id: $id" -H "webhook-timestamp: $time" -H "webhook-signature: v1,$standard"
