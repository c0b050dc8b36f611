package io.synq.console.webhooks;

import io.synq.console.figures.EndpointHealth;
import io.synq.console.figures.PeriodFigures;
import io.synq.console.figures.TimeFrame;
import io.synq.console.frame.ConsolePage;
import io.synq.console.frame.Next;
import io.synq.console.frame.Query;
import io.synq.console.frame.Shell;
import io.synq.console.live.LiveTopic;
import io.synq.console.live.LiveVersions;
import io.synq.console.live.LiveWatch;
import io.synq.console.text.Words;
import io.synq.delivery.DeliveryState;
import io.synq.delivery.EndpointHealthResource;
import io.synq.delivery.EndpointStatsResource;
import io.synq.deliverylog.DeliveriesResource;
import io.synq.deliverylog.DeliveryPage;
import io.synq.deliverylog.DeliveryResponse;
import io.synq.deliverylog.EndpointDeliveriesResource;
import io.synq.endpoint.EndpointResponse;
import io.synq.endpoint.EndpointSecretsResource;
import io.synq.endpoint.EndpointsResource;
import io.synq.endpoint.SecretTimes;
import io.synq.platform.ListQuery;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An endpoint: how it does, what went to it, and how to verify that. */
@Named("endpoint")
@RequestScoped
public class EndpointView {
  private static final int ROWS = 20;

  @Inject EndpointsResource endpoints;
  @Inject EndpointHealthResource healthOf;
  @Inject EndpointSecretsResource secretList;
  @Inject EndpointStatsResource stats;
  @Inject EndpointDeliveriesResource endpointDeliveries;
  @Inject DeliveriesResource deliveryLog;
  @Inject LiveVersions versions;
  @Inject InstantSource clock;
  @Inject Query query;
  @Inject Shell shell;
  @Inject HttpServletRequest request;
  private EndpointResponse endpoint;
  private EndpointHealth health;
  private LiveWatch live;
  private TimeFrame frame;
  private PeriodFigures figures;
  private DeliveryPage deliveries = new DeliveryPage(List.of(), null, true);
  private List<SecretTimes> secrets = List.of();
  private @Nullable PingAnswer ping;

  /** A choice of deliveries. */
  public record Chip(String title, String address, boolean current) {}

  @PostConstruct
  void load() {
    live = versions.watch(LiveTopic.ENDPOINT, query.id());
    endpoint = endpoints.get(query.id()).body();
    health = new EndpointHealth(healthOf.get(endpoint.id()));
    frame = TimeFrame.of(query.text("period"), clock.instant());
    figures = new PeriodFigures(stats.ofEndpoint(endpoint.id(), frame.query()), frame.step());
    deliveries =
        endpointDeliveries.ofEndpoint(
            endpoint.id(), query.get("status"), new ListQuery(query.cursor(), ROWS));
    secrets = secretList.list(endpoint.id()).data();
    ping = query.text("ping").map(this::answer).orElse(null);
  }

  private PingAnswer answer(String wanted) {
    return wanted.equals(EndpointAddress.SETUP)
        ? PingAnswer.first(all(), deliveryLog, endpoint.createdAt(), clock.instant())
        : PingAnswer.of(deliveryLog.get(wanted));
  }

  private List<DeliveryResponse> all() {
    return endpointDeliveries.ofEndpoint(endpoint.id(), null, new ListQuery(null, 200)).data();
  }

  public EndpointResponse getEndpoint() {
    return endpoint;
  }

  public EndpointHealth getHealth() {
    return health;
  }

  public boolean isEnabled() {
    return endpoint.state().equals("enabled");
  }

  public String getDisabledReason() {
    return DisabledWords.reason(endpoint);
  }

  public String getDisabledAdvice() {
    return DisabledWords.advice(endpoint);
  }

  /** The names only: values may be credentials. */
  public List<String> getHeaderNames() {
    return List.copyOf(endpoint.headers().keySet());
  }

  /** Whether something may have failed that somebody here can recover. */
  public boolean isRecoverable() {
    return figures.getTotal().failed() > 0 && shell.may("events:write");
  }

  /**
   * Whether there are buttons: for those who may press them. What is sent without them is not
   * passed over here, so that the API refuses it.
   */
  public boolean isChangeable() {
    return shell.may("endpoints:write") || request.getMethod().equals("POST");
  }

  public LiveWatch getLive() {
    return live;
  }

  public TimeFrame getFrame() {
    return frame;
  }

  public PeriodFigures getFigures() {
    return figures;
  }

  public List<Chip> getChips() {
    List<Chip> chips = new ArrayList<>(List.of(chip("All", null)));
    for (DeliveryState state : DeliveryState.values()) {
      String text = state.text();
      chips.add(chip(Words.capital(text), text));
    }
    return chips;
  }

  private Chip chip(String title, @Nullable String status) {
    List<String> parameters = new ArrayList<>(List.of("id", endpoint.id()));
    query.text("period").ifPresent(period -> parameters.addAll(List.of("period", period)));
    if (status != null) {
      parameters.addAll(List.of("status", status));
    }
    String address = Next.to(ConsolePage.ENDPOINT, parameters.toArray(new String[0])).address();
    boolean current = Objects.equals(status, query.get("status"));
    return new Chip(title, address + "#deliveries", current);
  }

  public DeliveryPage getDeliveries() {
    return deliveries;
  }

  public List<SecretTimes> getSecrets() {
    return secrets;
  }

  /** The ping that the address names; null for none. */
  public @Nullable PingAnswer getPing() {
    return ping;
  }
}
