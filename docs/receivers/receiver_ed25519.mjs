// Receives webhooks that a key pair signs: WEBHOOK_PUBLIC_KEY=whpk_… node receiver_ed25519.mjs 9000, with Node 18 or
// newer and nothing else.
import { createPublicKey, verify } from 'node:crypto';
import { createServer } from 'node:http';

const PUBLIC_KEY = publicKey(process.env.WEBHOOK_PUBLIC_KEY ?? '');
const TOLERANCE_SECONDS = 300;
const MOST_BYTES = 2 * 1024 * 1024;
const MOST_IDS = 10_000;
// No more keys sign at a time, and to try a value is costly.
const MOST_VALUES = 5;

// The last ids. A receiver that must not forget has a unique column for them in its database.
const seen = new Set();

createServer(async (request, response) => {
  response.writeHead(await status(request).catch(() => 400)).end();
}).listen(Number(process.argv[2]), '127.0.0.1', () => console.log('listening'));

async function status(request) {
  if (request.method !== 'POST') return 405;
  const body = await read(request);
  if (body.length > MOST_BYTES) return 413;
  const id = header(request, 'webhook-id');
  const time = header(request, 'webhook-timestamp');
  if (!recent(time) || !signed(id, time, header(request, 'webhook-signature'), body)) {
    console.log(`refused ${id}`);
    return 401;
  }
  if (seen.has(id)) {
    console.log(`again ${id}`);
  } else {
    seen.add(id);
    if (seen.size > MOST_IDS) seen.delete(seen.values().next().value);
    // Keep it, answer, and only then work on it.
    console.log(`new ${id} ${header(request, 'synq-event-type')}`);
  }
  return 204;
}

// The bytes as they came: parsed and written anew, they would have another signature.
async function read(request) {
  const chunks = [];
  let length = 0;
  for await (const chunk of request) {
    if (length <= MOST_BYTES) chunks.push(chunk);
    length += chunk.length;
  }
  return Buffer.concat(chunks);
}

// webhook-signature has a value for each key that signs now: one of them has to be of this key. Those of a shared
// secret begin with v1, and say nothing here.
function signed(id, time, signatures, body) {
  const message = Buffer.concat([Buffer.from(`${id}.${time}.`), body]);
  return signatures
    .split(' ', MOST_VALUES)
    .filter((value) => value.startsWith('v1a,'))
    .some((value) => verify(null, message, PUBLIC_KEY, Buffer.from(value.slice('v1a,'.length), 'base64')));
}

function recent(time) {
  return /^\d{1,12}$/.test(time) && Math.abs(Date.now() / 1000 - Number(time)) <= TOLERANCE_SECONDS;
}

// Behind whpk_ are the 32 bytes of the key.
function publicKey(text) {
  const bytes = Buffer.from(text.slice('whpk_'.length), 'base64');
  if (!text.startsWith('whpk_') || bytes.length !== 32) {
    throw new Error('WEBHOOK_PUBLIC_KEY has to be a public key, whpk_…');
  }
  const x = bytes.toString('base64url');
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
}

function header(request, name) {
  return request.headers[name] ?? '';
}
