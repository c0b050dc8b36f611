package io.synq.console.eventlog;

import io.synq.console.frame.ConsolePage;
import io.synq.console.frame.Existing;
import io.synq.console.frame.Next;
import io.synq.console.frame.Query;
import io.synq.console.frame.Shell;
import io.synq.console.frame.Submission;
import io.synq.console.live.LiveTopic;
import io.synq.console.live.LiveVersions;
import io.synq.console.live.LiveWatch;
import io.synq.console.text.Markup;
import io.synq.eventlog.EventFilter;
import io.synq.eventlog.EventPage;
import io.synq.eventlog.EventsResource;
import io.synq.eventlog.ListedEvent;
import io.synq.eventlog.LogVersion;
import io.synq.eventtype.EventTypeQuery;
import io.synq.eventtype.EventTypeSummary;
import io.synq.eventtype.EventTypesResource;
import io.synq.eventtype.FirstEvent;
import io.synq.platform.ListQuery;
import io.synq.platform.Problem;
import io.synq.platform.ServerSettings;
import io.synq.repair.EventReplay;
import io.synq.repair.EventReplayResource;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ComponentSystemEvent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The event log: what happened, as far as the filter wants it, newest first. */
@Named("eventLog")
@RequestScoped
public class EventLogView {
  private static final int ROWS = LogVersion.EVENTS;

  /** What was typed into the one field: the page is not shown for it, but leads on. */
  private static final String FIND = "find";

  private static final String[] TICKING = {"ask", "event"};
  private static final String[] SEARCH = {"ask", "event", "at", FIND, "q"};
  private static final int MOST_CHOICES = 200;
  private static final List<String> STATES =
      List.of("delivered", "failed", "retrying", "pending", "delivering", "held", "cancelled");

  @Inject EventsResource events;
  @Inject EventTypesResource types;
  @Inject EventReplayResource replays;
  @Inject LiveVersions versions;
  @Inject ServerSettings server;
  @Inject Submission submission;
  @Inject InstantSource clock;
  @Inject Shell shell;
  @Inject Query query;
  private LogFilter filter = new LogFilter(name -> null, Instant.EPOCH);
  private List<LogRow> rows = List.of();
  private EventPage page = new EventPage(List.of(), null, true);
  private @Nullable LiveWatch live;
  private boolean refused;

  @PostConstruct
  void load() {
    if (query.get(FIND) != null) {
      return;
    }
    filter = new LogFilter(query::get, clock.instant());
    if (query.cursor() == null) {
      live = versions.watch(LiveTopic.EVENTS, counted());
    }
    filter.problem().ifPresentOrElse(this::refuse, this::search);
    if (query.text("ask").isPresent() && !refused && getChosen().isEmpty()) {
      submission.refuse(Problem.invalid("", "choose at least one event"));
    }
  }

  /** What is counted of deliveries that may bring an event onto the list; empty for nothing. */
  private String counted() {
    String endpoint = query.get("endpoint_id");
    return endpoint != null
        ? endpoint
        : query.get("delivery_status") == null ? "" : LiveVersions.ALL;
  }

  /** What is typed into the one field becomes a filter in the address. */
  public void read(ComponentSystemEvent event) throws IOException {
    String typed = query.get(FIND);
    if (typed != null) {
      Map<String, String> wanted = new LinkedHashMap<>();
      query.rest(SEARCH).forEach(one -> wanted.put(one.getKey(), one.getValue()));
      wanted.putAll(SearchText.parameters(typed));
      FacesContext.getCurrentInstance()
          .getExternalContext()
          .redirect(shell.here(Next.to(ConsolePage.EVENTS, wanted).address()));
    }
  }

  /** What the address says beside the text, for the form that searches. */
  public Set<Map.Entry<String, String>> getBeside() {
    return query.rest(SEARCH);
  }

  /** The address of the same list of so long up to now; empty for of all times. */
  public String within(String stretch) {
    return query.instead(LogFilter.WITHIN, stretch, "from", "to", "at", "ask", "event");
  }

  /** The address of the list without one of its filters. */
  public String without(String filter) {
    return query.without(filter, "at", "ask", "event");
  }

  public Stretch[] getStretches() {
    return Stretch.values();
  }

  /** Whether the page asks if the events that are ticked are really to be replayed. */
  public boolean isAsking() {
    return query.text("ask").filter("replay"::equals).isPresent() && !getChosen().isEmpty();
  }

  /** The ids of the events that are ticked. */
  public List<String> getChosen() {
    return query.all("event").stream().distinct().limit(ROWS).toList();
  }

  /** What the address says beside that, for the form that ticks. */
  public Set<Map.Entry<String, String>> getRest() {
    return query.rest(TICKING);
  }

  /** The same list, with nothing ticked. */
  public String getUnticked() {
    return query.without(TICKING);
  }

  private void search() {
    EventFilter wanted = new EventFilter(filter::parameter);
    ListQuery some = new ListQuery(query.cursor(), ROWS);
    submission
        .search(() -> events.list(wanted, some, null), LogFilter.NAMES.toArray(String[]::new))
        .ifPresentOrElse(this::show, this::end);
  }

  private void show(EventPage found) {
    page = found;
    if (live != null && filter.isNarrow()) {
      List<String> ids = page.data().stream().map(ListedEvent::eventId).toList();
      live = live.listing(ids, LogVersion.of(page.data()));
    }
    Map<String, String> subjects = events.subjects(page.data());
    rows =
        page.data().stream()
            .map(event -> LogRow.of(event, subjects.getOrDefault(event.eventId(), "")))
            .toList();
  }

  private void refuse(Problem problem) {
    submission.refuse(problem);
    end();
  }

  private void end() {
    refused = true;
    live = null;
  }

  /** Replays those that are ticked. */
  public void replaySelected() {
    submission.run(
        () -> {
          List<String> chosen = getChosen();
          if (chosen.isEmpty()) {
            throw Problem.invalid("", "choose at least one event").exception();
          }
          int sent = chosen.stream().mapToInt(this::replay).sum();
          return new Next(getUnticked(), Replayed.notice(chosen.size(), sent));
        });
  }

  /** How many deliveries it gets; none if it has gone meanwhile. */
  private int replay(String eventId) {
    return Existing.of(() -> replays.replay(eventId, EventReplay.TO_ALL).body().data().size())
        .orElse(0);
  }

  public LogFilter getFilter() {
    return filter;
  }

  public List<LogRow> getEvents() {
    return rows;
  }

  /** What was found, and whether the search found out how it ends. */
  public EventPage getPage() {
    return page;
  }

  /** Whether the filter cannot be meant. */
  public boolean isRefused() {
    return refused;
  }

  /** Whether there is something beside the rows that are shown. */
  public boolean isMore() {
    return page.nextCursor() != null || query.cursor() != null;
  }

  /** The command that sends a first event, as HTML. */
  public String getFirstEvent() {
    return Markup.escape(FirstEvent.command(server.publicUrl));
  }

  /** How to follow what is listed, from now on. */
  public Following getFollowing() {
    return Following.of(filter, server.publicUrl);
  }

  public @Nullable LiveWatch getLive() {
    return live;
  }

  /** The catalogue's names, and the one that is wanted. */
  public List<String> getTypes() {
    ListQuery all = new ListQuery(null, MOST_CHOICES);
    Stream<String> known =
        types.list(new EventTypeQuery(), all).data().stream().map(EventTypeSummary::name);
    return Stream.concat(known, Stream.of(filter.field("event_type")))
        .filter(name -> !name.isEmpty())
        .distinct()
        .sorted()
        .toList();
  }

  public List<String> getStates() {
    return STATES;
  }
}
