package io.synq.console.webhooks;

import io.synq.console.figures.HealthWords;
import io.synq.console.figures.TimeFrame;
import io.synq.console.frame.Query;
import io.synq.console.frame.Shell;
import io.synq.console.live.LiveTopic;
import io.synq.console.live.LiveVersions;
import io.synq.console.live.LiveWatch;
import io.synq.console.text.TypedDuration;
import io.synq.delivery.DeliverySettings;
import io.synq.deliverylog.BlockedKey;
import io.synq.deliverylog.BlockedKeysResource;
import io.synq.deliverylog.DeliveriesResource;
import io.synq.deliverylog.DeliveryResponse;
import io.synq.deliverylog.EndpointDeliveriesResource;
import io.synq.endpoint.EndpointResponse;
import io.synq.figures.EndpointHealthResource;
import io.synq.platform.ListQuery;
import io.synq.platform.Page;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An endpoint, what all parts of its page show of it, and which part that is. */
@Named("endpoint")
@RequestScoped
public class EndpointView {
  @Inject EndpointHealthResource healthOf;
  @Inject EndpointDeliveriesResource endpointDeliveries;
  @Inject DeliveriesResource deliveryLog;
  @Inject BlockedKeysResource blocked;
  @Inject EndpointDeliveriesView listed;
  @Inject LiveVersions versions;
  @Inject InstantSource clock;
  @Inject Query query;
  @Inject Shell shell;
  @Inject HttpServletRequest request;
  @Inject DeliverySettings delivery;
  private EndpointTab tab = EndpointTab.OVERVIEW;
  private @Nullable LiveWatch live;
  private HealthWords health;
  private Page<BlockedKey> blockedKeys = new Page<>(List.of(), null);
  private @Nullable PingAnswer ping;

  @PostConstruct
  void load() {
    tab = EndpointTab.of(query.text("tab"));
    live = watch();
    health = new HealthWords(healthOf.get(query.id()));
    blockedKeys =
        tab == EndpointTab.OVERVIEW
            ? blocked.list(query.id(), new ListQuery(null, 20))
            : new Page<>(List.of(), null);
    ping = query.text("ping").map(this::answer).orElse(null);
  }

  /** Null where nothing changes by itself, or the page cannot be asked for again as it is. */
  private @Nullable LiveWatch watch() {
    return switch (tab) {
      case OVERVIEW ->
          TimeFrame.problem(query::text, clock.instant()).isEmpty()
              ? versions.watch(LiveTopic.ENDPOINT, query.id())
              : null;
      case DELIVERIES -> listed.getLive();
      default -> null;
    };
  }

  private PingAnswer answer(String wanted) {
    return wanted.equals(EndpointAddress.SETUP)
        ? PingAnswer.first(all(), deliveryLog, getEndpoint().createdAt(), clock.instant())
        : PingAnswer.of(deliveryLog.get(wanted));
  }

  private List<DeliveryResponse> all() {
    return endpointDeliveries.list(query.id(), null, new ListQuery(null, 200)).data();
  }

  public EndpointTab[] getTabs() {
    return EndpointTab.values();
  }

  public EndpointTab getTab() {
    return tab;
  }

  public @Nullable LiveWatch getLive() {
    return live;
  }

  public EndpointResponse getEndpoint() {
    return health.endpoint();
  }

  public HealthWords getHealth() {
    return health;
  }

  public String getDisabledReason() {
    return DisabledWords.reason(getEndpoint());
  }

  public String getDisabledAdvice() {
    return DisabledWords.advice(getEndpoint());
  }

  public RetryWords getRetries() {
    return RetryWords.of(getEndpoint().retry(), delivery);
  }

  /** How the receiver knows who sends, in words. */
  public String getAuthentication() {
    return AuthenticationWords.of(getEndpoint());
  }

  /** About a client certificate that ends soon, or has; empty for nothing. */
  public String getCertificateWarning() {
    return AuthenticationWords.warning(getEndpoint(), clock.instant());
  }

  /** In words, by what its deliveries keep their order. */
  public String getOrder() {
    return switch (getEndpoint().ordering()) {
      case "event_type" -> "by event type";
      case "key" -> "by key";
      default -> "none: each goes as soon as it can";
    };
  }

  /** For how long a delivery may block its key; empty for its whole time. */
  public String getLongestBlock() {
    return TypedDuration.text(getEndpoint().orderingLimitSeconds());
  }

  /** The keys that fail and keep others waiting, the first of them. */
  public Page<BlockedKey> getBlockedKeys() {
    return blockedKeys;
  }

  /** The names only: values may be credentials. */
  public List<String> getHeaderNames() {
    return List.copyOf(getEndpoint().headers().keySet());
  }

  /**
   * Whether there are buttons: for those who may press them. What is sent without them is not
   * passed over here, so that the API refuses it.
   */
  public boolean isChangeable() {
    return shell.may("endpoints:write") || request.getMethod().equals("POST");
  }

  /** The ping that the address names; null for none. */
  public @Nullable PingAnswer getPing() {
    return ping;
  }
}
