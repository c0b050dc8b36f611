// Receives webhooks: WEBHOOK_SECRET=whsec_… node receiver.mjs 9000, with Node 18 or newer and nothing else.
// It checks both signatures to show how; one of them is enough.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';

const SECRET = process.env.WEBHOOK_SECRET ?? '';
const KEY = key(SECRET);
const TOLERANCE_SECONDS = 300;
const MOST_BYTES = 2 * 1024 * 1024;
const MOST_IDS = 10_000;

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
  if (!standard(id, time, header(request, 'webhook-signature'), body)
      || !synq(header(request, 'synq-signature'), body)) {
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

// webhook-signature, as Standard Webhooks 1.0 has it
function standard(id, time, signatures, body) {
  const expected =
    'v1,' + createHmac('sha256', KEY).update(`${id}.${time}.`).update(body).digest('base64');
  return recent(time) && signatures.split(' ').some((given) => same(given, expected));
}

// Synq-Signature
function synq(header, body) {
  const [first, ...signatures] = header.split(',');
  const time = first.startsWith('t=') ? first.slice(2) : '';
  const expected =
    'v1=' + createHmac('sha256', SECRET).update(`${time}.`).update(body).digest('hex');
  return recent(time) && signatures.some((given) => same(given, expected));
}

// Behind whsec_ are 24 bytes or more: with an empty key anybody could sign.
function key(secret) {
  const bytes = Buffer.from(secret.slice('whsec_'.length), 'base64');
  if (!secret.startsWith('whsec_') || bytes.length < 24) {
    throw new Error('WEBHOOK_SECRET has to be a shared secret, whsec_…');
  }
  return bytes;
}

function recent(time) {
  return /^\d{1,12}$/.test(time) && Math.abs(Date.now() / 1000 - Number(time)) <= TOLERANCE_SECONDS;
}

// In a time that does not tell how much of it is right.
function same(given, expected) {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function header(request, name) {
  return request.headers[name] ?? '';
}
