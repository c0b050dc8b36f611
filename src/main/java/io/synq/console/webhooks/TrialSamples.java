package io.synq.console.webhooks;

import io.synq.console.frame.Form;
import io.synq.event.EventSummary;
import io.synq.eventlog.EventFilter;
import io.synq.eventlog.EventsResource;
import io.synq.eventlog.ListedEvent;
import io.synq.eventtype.EventTypeName;
import io.synq.eventtype.EventTypeQuery;
import io.synq.eventtype.EventTypesResource;
import io.synq.platform.ListQuery;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The events that what a form says of bodies can be tried on: some fields of it choose one. */
@Named("trialSamples")
@RequestScoped
public class TrialSamples {
  private static final int EVENTS = 20;
  private static final int EXAMPLES = 200;
  private static final String EVENT = "event:";
  private static final String TYPE = "type:";

  @Inject EventsResource events;
  @Inject EventTypesResource types;
  @Inject EndpointFields fields;
  @Inject Form form;
  private List<ListedEvent> found = List.of();
  private List<String> known = List.of();

  /** Something to be tried on; an event, or else the example of a type. */
  public record Sample(String value, @Nullable ListedEvent event, String type, boolean chosen) {}

  /**
   * What was chosen.
   *
   * @param eventId of a stored event; null for an example
   * @param example as it would be stored; null for a stored event
   */
  record Chosen(@Nullable String eventId, @Nullable JsonObject example, String type) {}

  @PostConstruct
  void load() {
    found =
        events.list(new EventFilter(), new ListQuery(null, EVENTS), null).data().stream()
            .filter(event -> !event.eventType().equals(EventTypeName.PING))
            .toList();
    known =
        types.list(new EventTypeQuery(), new ListQuery(null, EXAMPLES)).data().stream()
            .filter(type -> type.documented())
            .map(type -> type.name())
            .toList();
  }

  /** What the field chose; fails as the API does if it is no longer there. */
  Chosen chosen(String field) {
    String value = form.text(field).orElse("");
    if (value.startsWith(EVENT)) {
      EventSummary event = events.summary(value.substring(EVENT.length()));
      return new Chosen(event.eventId(), null, event.eventType());
    }
    String type = value.replace(TYPE, "");
    return new Chosen(null, FilterSample.of(types.get(type).body()), type);
  }

  public List<Sample> recent(String field) {
    return wanted(
        found.stream()
            .map(event -> sample(field, EVENT + event.eventId(), event, event.eventType())));
  }

  public List<Sample> examples(String field) {
    return wanted(known.stream().map(type -> sample(field, TYPE + type, null, type)));
  }

  private Sample sample(String field, String value, @Nullable ListedEvent event, String type) {
    return new Sample(value, event, type, form.text(field).filter(value::equals).isPresent());
  }

  /** Those that the endpoint is to get, as far as the form says; all if it is to get none. */
  private List<Sample> wanted(Stream<Sample> samples) {
    boolean some =
        Stream.concat(found.stream().map(ListedEvent::eventType), known.stream())
            .anyMatch(this::fits);
    return samples.filter(one -> !some || one.chosen() || fits(one.type())).toList();
  }

  private boolean fits(String type) {
    List<String> wanted = fields.getTypes().wanted();
    return wanted.isEmpty() || wanted.stream().anyMatch(it -> EventTypeName.brings(it, type));
  }

  public boolean isAny() {
    return !found.isEmpty() || !known.isEmpty();
  }
}
