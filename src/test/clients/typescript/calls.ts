// The main calls, by the types that openapi-typescript makes. Takes: server, key, receiver's URL.
import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import createClient from "openapi-fetch";
import type { components, paths } from "./synq.js";

const [server, key, receiver] = process.argv.slice(2) as [string, string, string];
const synq = createClient<paths>({
  baseUrl: server,
  headers: { Authorization: `Bearer ${key}` },
});

function order(total: number, eventId?: string): components["schemas"]["EventRequest"] {
  return {
    ...(eventId && { event_id: eventId }),
    event_type: "order.created",
    org_id: randomUUID(),
    user_id: randomUUID(),
    role: "member",
    payload: { order_id: "ord_1", total, line_items: [{ quantity: 2 }] },
  };
}

function given<T>(answer: { data?: T; error?: unknown }): T {
  if (answer.data === undefined) {
    throw new Error(JSON.stringify(answer.error));
  }
  return answer.data;
}

const wanted: components["schemas"]["EndpointRequest"] = {
  url: receiver,
  event_types: ["order.*"],
  description: "Orders",
  headers: { "X-Warehouse": "north" },
};
const endpoint = given(
  await synq.POST("/api/v1/endpoints", {
    body: wanted,
    params: { header: { "Idempotency-Key": randomUUID() } },
  }),
);
console.log("endpoint", endpoint.state, `[${endpoint.event_types.join(", ")}]`);

const accepted = given(await synq.POST("/api/v1/events", { body: order(149.99) }));
console.log("event", accepted.event_type, accepted.deliveries);

const same = randomUUID();
const { results } = given(
  await synq.POST("/api/v1/events/batch", { body: { events: [order(1, same), order(2, same)] } }),
);
console.log("batch", results[0]?.deliveries, results[1]?.status);

const page = given(
  await synq.GET("/api/v1/events", {
    params: { query: { event_type: "order.created", limit: 1 } },
  }),
);
console.log("list", page.data.length, page.next_cursor !== null);

const event = { params: { path: { event_id: accepted.event_id } } };
const { body } = given(await synq.GET("/api/v1/events/{event_id}", event));
console.log("body", (body["payload"] as { total: number }).total);

const one = { params: { path: { id: endpoint.id } } };
const changed = given(
  await synq.PATCH("/api/v1/endpoints/{id}", {
    ...one,
    body: { description: null, max_in_flight: 4 },
  }),
);
console.log("changed", changed.max_in_flight, changed.description === null);

console.log("ping", given(await synq.POST("/api/v1/endpoints/{id}/ping", one)).status);

const deliveries = async () =>
  given(await synq.GET("/api/v1/events/{event_id}/deliveries", event)).data;
let [delivery] = await deliveries();
for (let i = 0; i < 50 && !delivery?.finished_at; i++) {
  await pause(200);
  [delivery] = await deliveries();
}
console.log("delivery", delivery?.state);

const since = new Date(Date.now() - 3_600_000).toISOString();
const replay = given(
  await synq.POST("/api/v1/replays", {
    body: { from: since, delivery_status: "any", dry_run: true },
  }),
);
console.log("replay", replay.count);

const me = given(await synq.GET("/api/v1/me"));
const issue = given(
  await synq.POST("/api/v1/workspaces/{slug}/issues", {
    params: { path: { slug: me.tenant?.slug ?? "" } },
    body: { message: "late" },
  }),
);
console.log("issue", issue.status);

const missing = await synq.GET("/api/v1/events/{event_id}", {
  params: { path: { event_id: randomUUID() } },
});
console.log("error", missing.error?.type);
const refused = await synq.POST("/api/v1/endpoints", {
  body: { ...wanted, url: "https://10.0.0.1/" },
});
console.log("error", refused.error?.errors?.[0]?.pointer);
