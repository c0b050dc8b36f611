// The main calls, by the client that oapi-codegen makes. Takes: server, key, receiver's URL.
package main

import (
	"context"
	"fmt"
	"log"
	"net/http"
	"os"
	"time"

	"github.com/google/uuid"
	"github.com/oapi-codegen/nullable"
)

func main() {
	server, key, receiver := os.Args[1], os.Args[2], os.Args[3]
	ctx := context.Background()
	synq := must(NewClientWithResponses(server, WithRequestEditorFn(
		func(_ context.Context, r *http.Request) error {
			r.Header.Set("Authorization", "Bearer "+key)
			return nil
		})))

	wanted := EndpointRequest{
		Url:         receiver,
		EventTypes:  []string{"order.*"},
		Description: nullable.NewNullableWithValue("Orders"),
		Headers:     nullable.NewNullableWithValue(map[string]string{"X-Warehouse": "north"}),
	}
	made := must(synq.CreateEndpointWithResponse(ctx,
		&CreateEndpointParams{IdempotencyKey: ptr(uuid.NewString())}, wanted))
	endpoint := made.JSON201
	fmt.Println("endpoint", endpoint.State, endpoint.EventTypes)

	accepted := must(synq.CreateEventWithResponse(ctx, nil, order(149.99, nil))).JSON202
	fmt.Println("event", accepted.EventType, accepted.Deliveries)

	same := uuid.New()
	batch := BatchRequest{Events: []EventRequest{order(1, &same), order(2, &same)}}
	results := must(synq.CreateEventsWithResponse(ctx, nil, batch)).JSON202.Results
	fmt.Println("batch", *results[0].Deliveries, *results[1].Status)

	page := must(synq.ListEventsWithResponse(ctx,
		&ListEventsParams{EventType: ptr("order.created"), Limit: ptr(1)})).JSON200
	fmt.Println("list", len(page.Data), !page.NextCursor.IsNull())

	event := must(synq.GetEventWithResponse(ctx, accepted.EventId)).JSON200
	fmt.Println("body", event.Body["payload"].(map[string]any)["total"])

	changed := must(synq.UpdateEndpointWithResponse(ctx, endpoint.Id, nil,
		EndpointPatch{
			Description: nullable.NewNullNullable[string](),
			MaxInFlight: nullable.NewNullableWithValue[int32](4),
		})).JSON200
	fmt.Println("changed", changed.MaxInFlight.MustGet(), changed.Description.IsNull())

	fmt.Println("ping", must(synq.PingEndpointWithResponse(ctx, endpoint.Id)).JSON200.Status.MustGet())

	var delivery Delivery
	for range 50 {
		delivery = must(synq.ListEventDeliveriesWithResponse(ctx, accepted.EventId, nil)).JSON200.Data[0]
		if !delivery.FinishedAt.IsNull() {
			break
		}
		time.Sleep(200 * time.Millisecond)
	}
	fmt.Println("delivery", delivery.State)

	replay := must(synq.CreateReplayWithResponse(ctx, nil, ReplayRequest{
		From: time.Now().Add(-time.Hour), DeliveryStatus: "any", DryRun: nullable.NewNullableWithValue(true)})).JSON200
	fmt.Println("replay", *replay.Count)

	me := must(synq.GetMeWithResponse(ctx)).JSON200
	issue := must(synq.ReportIssueWithResponse(ctx, me.Tenant.MustGet().Slug, nil,
		IssueReport{Message: "late"})).JSON201
	fmt.Println("issue", issue.Status)

	missing := must(synq.GetEventWithResponse(ctx, uuid.New()))
	fmt.Println("error", missing.ApplicationproblemJSON404.Type)
	wanted.Url = "https://10.0.0.1/"
	refused := must(synq.CreateEndpointWithResponse(ctx, nil, wanted))
	fmt.Println("error", *(*refused.ApplicationproblemJSON422.Errors)[0].Pointer)
}

func order(total float64, id *uuid.UUID) EventRequest {
	return EventRequest{
		EventId:   id,
		EventType: "order.created",
		OrgId:     uuid.New(),
		UserId:    uuid.New(),
		Role:      "member",
		Payload: map[string]any{
			"order_id": "ord_1", "total": total, "line_items": []any{map[string]any{"quantity": 2}}},
	}
}

func ptr[T any](value T) *T { return &value }

func must[T any](value T, err error) T {
	if err != nil {
		log.Fatal(err)
	}
	return value
}
