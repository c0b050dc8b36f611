package io.synq.console.inbox;

import io.synq.console.frame.ConsolePage;
import io.synq.console.frame.Next;
import io.synq.console.frame.Query;
import io.synq.console.frame.Submission;
import io.synq.console.live.LiveTopic;
import io.synq.console.live.LiveVersions;
import io.synq.console.live.LiveWatch;
import io.synq.inbox.InboxServlet;
import io.synq.inbox.InboxSwitch;
import io.synq.inbox.Inboxes;
import io.synq.platform.Problem;
import io.synq.platform.ServerSettings;
import io.synq.platform.Times;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The built-in receiver: what came, and how to make it come. */
@Named("inboxPage")
@RequestScoped
public class InboxView {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final List<Range> ANSWER =
      List.of(
          new Range("status", InboxServlet.LEAST_STATUS, InboxServlet.MOST_STATUS),
          new Range("delay_ms", 0, InboxServlet.MOST_DELAY_MS));
  private static final int SHOWN = 50;

  @Inject Inboxes inboxes;
  @Inject InboxSwitch inbox;
  @Inject ServerSettings server;
  @Inject LiveVersions versions;
  @Inject Submission submission;
  @Inject Query query;
  private String name = "";
  private List<InboxEntry> entries = List.of();
  private @Nullable InboxEntry chosen;
  private @Nullable LiveWatch live;

  /** A number that the inbox can be told, by the name of its parameter. */
  private record Range(String name, int least, int most) {
    boolean has(String text) {
      return text.matches("\\d{1,9}")
          && Integer.parseInt(text) >= least
          && Integer.parseInt(text) <= most;
    }

    Problem.Violation violation() {
      return new Problem.Violation("/" + name, "must be a number from " + least + " to " + most);
    }
  }

  @PostConstruct
  void load() {
    name = query.text("name").orElse("demo");
    List<Problem.Violation> wrong = wrong();
    if (!wrong.isEmpty()) {
      submission.refuse(Problem.invalid(wrong));
    }
    if (isName() && inbox.isOn()) {
      live = versions.watch(LiveTopic.INBOX, name);
      List<InboxEntry> all = inboxes.list(name).stream().map(InboxEntry::new).toList();
      chosen = all.stream().filter(this::isChosen).findFirst().orElse(null);
      entries = all.stream().filter(this::isNew).limit(SHOWN).toList();
    }
  }

  private boolean isName() {
    return NAME.matcher(name).matches();
  }

  private List<Problem.Violation> wrong() {
    List<Problem.Violation> wrong = new ArrayList<>();
    ANSWER.stream()
        .filter(one -> query.text(one.name()).filter(text -> !one.has(text)).isPresent())
        .map(Range::violation)
        .forEach(wrong::add);
    if (!wrong.isEmpty()) {
      wrong.add(new Problem.Violation("", "the address is without what is marked below"));
    }
    if (!isName()) {
      wrong.add(new Problem.Violation("/name", "must be 1 to 64 letters, digits, - and _"));
      wrong.add(new Problem.Violation("", "there is no inbox of this name"));
    }
    return wrong;
  }

  private boolean isChosen(InboxEntry entry) {
    return query.text("request").filter(entry.key()::equals).isPresent();
  }

  /** A page that renews itself names the newest request that it has. */
  private boolean isNew(InboxEntry entry) {
    return query
        .text("newer")
        .flatMap(Times::parse)
        .filter(newest -> entry.received().receivedAt().isBefore(newest))
        .isEmpty();
  }

  /** The request that is shown in full; null for none. */
  public @Nullable InboxEntry getChosen() {
    return chosen;
  }

  /** When the newest request that is shown came; empty for none. */
  public String getNewest() {
    return entries.isEmpty() ? "" : entries.get(0).received().receivedAt().toString();
  }

  public boolean isEnabled() {
    return inbox.isOn();
  }

  public String getName() {
    return name;
  }

  public List<InboxEntry> getEntries() {
    return entries;
  }

  public @Nullable LiveWatch getLive() {
    return live;
  }

  /** Where to send to; with the answer that is wanted, if one is. */
  public String getUrl() {
    return server.publicUrl + "/inbox/" + name + answer();
  }

  private String answer() {
    String wanted =
        ANSWER.stream()
            .flatMap(
                one ->
                    query.text(one.name()).filter(one::has).stream()
                        .map(text -> one.name() + "=" + text))
            .collect(Collectors.joining("&"));
    return wanted.isEmpty() ? "" : "?" + wanted;
  }

  /** The page that makes an endpoint to this inbox. */
  public String getEndpointPage() {
    return Next.to(ConsolePage.ENDPOINT_NEW, "to", getUrl()).address();
  }
}
