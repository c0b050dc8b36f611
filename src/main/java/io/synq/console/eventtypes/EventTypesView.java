package io.synq.console.eventtypes;

import io.synq.console.frame.Query;
import io.synq.console.frame.Submission;
import io.synq.eventtype.EventTypeQuery;
import io.synq.eventtype.EventTypeSummary;
import io.synq.eventtype.EventTypesResource;
import io.synq.platform.ListQuery;
import io.synq.platform.Page;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** The catalogue of event types, in order of name. */
@Named("eventTypes")
@RequestScoped
public class EventTypesView {
  private static final int ROWS = 50;

  @Inject EventTypesResource types;
  @Inject Query query;
  @Inject Submission submission;
  private Page<EventTypeSummary> page = new Page<>(List.of(), null);

  @PostConstruct
  void load() {
    EventTypeQuery wanted =
        new EventTypeQuery(query.get("family"), query.get("documented"), query.get("q"));
    submission
        .search(
            () -> types.list(wanted, new ListQuery(query.cursor(), ROWS)),
            "family",
            "documented",
            "q")
        .ifPresent(found -> page = found);
  }

  public Page<EventTypeSummary> getPage() {
    return page;
  }
}
