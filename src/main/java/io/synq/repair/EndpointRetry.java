package io.synq.repair;

import io.synq.audit.AuditLog;
import io.synq.delivery.Redelivery;
import io.synq.endpoint.Endpoint;
import io.synq.endpoint.EndpointState;
import io.synq.endpoint.Endpoints;
import io.synq.platform.Problem;
import io.synq.platform.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Makes the next attempts of all deliveries that wait at an endpoint due now, as can be done for
 * each.
 */
@ApplicationScoped
public class EndpointRetry {
  /** How many are asked for at once; whoever wants more asks again. */
  private static final int MOST = 10_000;

  /** How many are changed in a transaction: others want to claim them meanwhile. */
  private static final int CHUNK = 50;

  private final Endpoints endpoints;
  private final Redelivery redelivery;
  private final AuditLog audit;
  private final InstantSource clock;

  @Inject
  EndpointRetry(Endpoints endpoints, Redelivery redelivery, AuditLog audit, InstantSource clock) {
    this.endpoints = endpoints;
    this.redelivery = redelivery;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * What was done.
   *
   * @param deliveries how many are attempted now
   * @param complete whether that was all
   */
  @Schema(name = "EndpointRetried", examples = "{\"deliveries\": 1204, \"complete\": true}")
  public record Retried(
      @Schema(description = "How many are attempted now.") int deliveries,
      @Schema(description = "Whether that was all: false after 10,000.") boolean complete) {}

  /** Notes who asks for it; 409 if the endpoint is disabled. */
  @Transactional
  public void begin(String tenantId, String endpointId) {
    Endpoint endpoint = endpoints.get(tenantId, endpointId);
    if (endpoint.state() != EndpointState.ENABLED) {
      throw Problem.of(ProblemType.ENDPOINT_DISABLED, "The endpoint is disabled; enable it first.")
          .exception();
    }
    audit.record(tenantId, "endpoint.retried", endpointId, null, Map.of("state", "retrying"));
  }

  /** After {@link #begin}, in no transaction. The timer that looks for what is due wakes them. */
  public Retried run(String tenantId, String endpointId) {
    Instant now = clock.instant();
    List<String> waiting = redelivery.waiting(tenantId, endpointId, MOST);
    int done = 0;
    for (int start = 0; start < waiting.size(); start += CHUNK) {
      int end = Math.min(waiting.size(), start + CHUNK);
      done += redelivery.hasten(tenantId, waiting.subList(start, end), now);
    }
    return new Retried(done, waiting.size() < MOST);
  }
}
