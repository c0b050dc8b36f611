package io.synq.console.inbox;

import io.synq.console.frame.ConsolePage;
import io.synq.console.frame.Next;
import io.synq.console.frame.Query;
import io.synq.console.frame.Submission;
import io.synq.console.live.LiveTopic;
import io.synq.console.live.LiveVersions;
import io.synq.console.live.LiveWatch;
import io.synq.inbox.InboxSwitch;
import io.synq.inbox.Inboxes;
import io.synq.platform.Problem;
import io.synq.platform.ServerSettings;
import io.synq.platform.Times;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The built-in receiver: what came, and how to make it come. */
@Named("inboxPage")
@RequestScoped
public class InboxView {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");
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

  @PostConstruct
  void load() {
    name = query.text("name").orElse("demo");
    if (!NAME.matcher(name).matches()) {
      submission.refuse(
          Problem.invalid(
              List.of(
                  new Problem.Violation("", "there is no inbox of this name"),
                  new Problem.Violation("/name", "must be letters, digits, - and _"))));
    } else if (inbox.isOn()) {
      live = versions.watch(LiveTopic.INBOX, name);
      List<InboxEntry> all = inboxes.list(name).stream().map(InboxEntry::new).toList();
      chosen = all.stream().filter(this::isChosen).findFirst().orElse(null);
      entries = all.stream().filter(this::isNew).limit(SHOWN).toList();
    }
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
    String status = number("status");
    String delay = number("delay_ms");
    if (status.isEmpty() && delay.isEmpty()) {
      return "";
    }
    String both = status.isEmpty() || delay.isEmpty() ? "" : "&";
    return "?"
        + (status.isEmpty() ? "" : "status=" + status)
        + both
        + (delay.isEmpty() ? "" : "delay_ms=" + delay);
  }

  /** What was typed; nothing if it is no number. */
  public String number(String parameter) {
    return query.text(parameter).filter(text -> text.matches("\\d{1,5}")).orElse("");
  }

  /** The page that makes an endpoint to this inbox. */
  public String getEndpointPage() {
    return Next.to(ConsolePage.ENDPOINT_NEW, "to", getUrl()).address();
  }
}
