"""The main calls, by the client that openapi-generator makes. Takes: server, key, receiver's URL."""

import datetime
import json
import sys
import time
import uuid

import openapi_client as synq

server, key, receiver = sys.argv[1:]
client = synq.ApiClient(synq.Configuration(host=server, access_token=key))
endpoints = synq.EndpointsApi(client)
events = synq.EventsApi(client)


def order(total, event_id=None):
    return synq.EventRequest(
        event_id=event_id,
        event_type="order.created",
        org_id=uuid.uuid4(),
        user_id=uuid.uuid4(),
        role="member",
        payload={"order_id": "ord_1", "total": total, "line_items": [{"quantity": 2}]},
    )


wanted = synq.EndpointRequest(
    url=receiver, event_types=["order.*"], description="Orders", headers={"X-Warehouse": "north"}
)
endpoint = endpoints.create_endpoint(wanted, idempotency_key=str(uuid.uuid4()))
print("endpoint", endpoint.state, f"[{', '.join(endpoint.event_types)}]")

accepted = events.create_event(order(149.99))
print("event", accepted.event_type, accepted.deliveries)

same = uuid.uuid4()
results = events.create_events(synq.BatchRequest(events=[order(1, same), order(2, same)])).results
print("batch", results[0].deliveries, results[1].status)

page = events.list_events(event_type="order.created", limit=1)
print("list", len(page.data), str(page.next_cursor is not None).lower())

print("body", events.get_event(accepted.event_id).body["payload"]["total"])

changed = endpoints.update_endpoint(
    endpoint.id, synq.EndpointPatch(description=None, max_in_flight=4)
)
print("changed", changed.max_in_flight, str(changed.description is None).lower())

print("ping", endpoints.ping_endpoint(endpoint.id).status)

delivery = events.list_event_deliveries(accepted.event_id).data[0]
for _ in range(50):
    if delivery.finished_at:
        break
    time.sleep(0.2)
    delivery = events.list_event_deliveries(accepted.event_id).data[0]
print("delivery", delivery.state)

since = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(hours=1)
replay = synq.ReplayRequest(var_from=since, delivery_status="any", dry_run=True)
print("replay", synq.ReplaysApi(client).create_replay(replay).count)

slug = synq.MeApi(client).get_me().tenant.slug
issue = synq.WorkspacesApi(client).report_issue(slug, synq.IssueReport(message="late"))
print("issue", issue.status)

try:
    events.get_event(uuid.uuid4())
except synq.ApiException as e:
    print("error", json.loads(e.body)["type"])
try:
    wanted.url = "https://10.0.0.1/"
    endpoints.create_endpoint(wanted)
except synq.ApiException as e:
    print("error", json.loads(e.body)["errors"][0]["pointer"])
