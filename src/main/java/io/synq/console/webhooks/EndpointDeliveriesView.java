package io.synq.console.webhooks;

import io.synq.console.frame.ConsolePage;
import io.synq.console.frame.Next;
import io.synq.console.frame.Query;
import io.synq.console.live.LiveTopic;
import io.synq.console.live.LiveVersions;
import io.synq.console.live.LiveWatch;
import io.synq.console.text.Words;
import io.synq.delivery.DeliveryState;
import io.synq.deliverylog.DeliveryPage;
import io.synq.deliverylog.DeliveryResponse;
import io.synq.deliverylog.DeliveryVersions;
import io.synq.deliverylog.EndpointDeliveriesResource;
import io.synq.platform.ListQuery;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What went to an endpoint, of any state or of one. */
@Named("endpointDeliveries")
@RequestScoped
public class EndpointDeliveriesView {
  private static final int ROWS = DeliveryVersions.DELIVERIES;

  @Inject EndpointDeliveriesResource deliveries;
  @Inject LiveVersions versions;
  @Inject Query query;
  private LiveWatch live;
  private DeliveryPage page = new DeliveryPage(List.of(), null, true);

  /** A choice of deliveries. */
  public record Chip(String title, String address, boolean current) {}

  @PostConstruct
  void load() {
    live = versions.watch(LiveTopic.DELIVERIES, query.id());
    page = deliveries.list(query.id(), query.get("status"), new ListQuery(query.cursor(), ROWS));
    if (query.get("status") != null || query.cursor() != null) {
      List<String> ids = page.data().stream().map(DeliveryResponse::id).toList();
      live = live.listing(ids, DeliveryVersions.of(page.data()));
    }
  }

  public LiveWatch getLive() {
    return live;
  }

  public DeliveryPage getPage() {
    return page;
  }

  public List<Chip> getChips() {
    List<Chip> chips = new ArrayList<>(List.of(chip("All", null)));
    for (DeliveryState state : DeliveryState.values()) {
      chips.add(chip(Words.capital(state.text()), state.text()));
    }
    return chips;
  }

  private Chip chip(String title, @Nullable String status) {
    List<String> parameters =
        new ArrayList<>(List.of("id", query.id(), "tab", EndpointTab.DELIVERIES.code()));
    if (status != null) {
      parameters.addAll(List.of("status", status));
    }
    String address = Next.to(ConsolePage.ENDPOINT, parameters.toArray(new String[0])).address();
    return new Chip(title, address, Objects.equals(status, query.get("status")));
  }
}
