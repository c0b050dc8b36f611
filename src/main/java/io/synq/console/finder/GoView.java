package io.synq.console.finder;

import io.synq.access.ApiKeysResource;
import io.synq.access.MeResource;
import io.synq.access.UsersResource;
import io.synq.console.frame.ConsolePage;
import io.synq.console.frame.Next;
import io.synq.console.frame.Query;
import io.synq.console.frame.SearchProblem;
import io.synq.console.frame.Shell;
import io.synq.console.frame.Submission;
import io.synq.deliverylog.DeliveriesResource;
import io.synq.endpoint.EndpointsResource;
import io.synq.eventlog.EventsResource;
import io.synq.eventtype.EventTypesResource;
import io.synq.issue.IssuesResource;
import io.synq.platform.Problem;
import io.synq.platform.ProblemException;
import io.synq.platform.ProblemType;
import io.synq.replay.ReplaysResource;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ComponentSystemEvent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Leads to what an id or a page's name stands for; says what it found if that is not one thing.
 * Whatever has an id is asked for as the API does: what another tenant has, or what somebody may
 * not see, is not found, just as what there is not.
 */
@Named("goTo")
@RequestScoped
public class GoView {
  private static final int MOST = 200;
  private static final Problem.Violation TOO_LONG =
      new Problem.Violation("/q", "must be at most " + MOST + " characters");
  private static final Set<ProblemType> NONE = Set.of(ProblemType.NOT_FOUND, ProblemType.FORBIDDEN);

  @Inject EndpointsResource endpoints;
  @Inject DeliveriesResource deliveries;
  @Inject EventsResource events;
  @Inject EventTypesResource types;
  @Inject ReplaysResource replays;
  @Inject IssuesResource issues;
  @Inject ApiKeysResource keys;
  @Inject UsersResource users;
  @Inject MeResource me;
  @Inject Shell shell;
  @Inject Submission submission;
  @Inject Query query;
  private String wanted = "";
  private List<Hit> things = List.of();
  private List<Hit> pages = List.of();

  @PostConstruct
  void load() {
    wanted = query.text("q").orElse("");
    if (wanted.length() > MOST) {
      submission.refuse(SearchProblem.of(List.of(TOO_LONG)));
    } else if (!wanted.isEmpty()) {
      things = find(wanted);
      pages =
          shell.getPlaces().stream()
              .filter(page -> lower(page.title()).contains(lower(wanted)))
              .map(page -> new Hit("Page", page.title(), shell.url(page)))
              .toList();
    }
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** Leads on at once if there is no doubt. */
  public void lead(ComponentSystemEvent event) throws IOException {
    List<Hit> named = pages.stream().filter(page -> page.title().equalsIgnoreCase(wanted)).toList();
    List<Hit> sure = things.isEmpty() ? named.isEmpty() ? pages : named : things;
    if (sure.size() == 1 && (things.isEmpty() || named.isEmpty())) {
      FacesContext.getCurrentInstance().getExternalContext().redirect(sure.get(0).address());
    }
  }

  public String getWanted() {
    return wanted;
  }

  public List<Hit> getHits() {
    return Stream.concat(things.stream(), pages.stream()).toList();
  }

  /** The log of what a user did, if the text is a user's id. */
  public String getOfUser() {
    return log("user_id");
  }

  /** The log of what has the text in its body. */
  public String getOfText() {
    return log("q");
  }

  private String log(String filter) {
    return shell.here(Next.to(ConsolePage.EVENTS, filter, wanted).address());
  }

  /** What has this id; more than one thing if others and an issue share it. */
  private List<Hit> find(String id) {
    return Stream.of(one(() -> named(id)), one(() -> type(id)), one(() -> issue(id)))
        .flatMap(List::stream)
        .toList();
  }

  /** By what ids begin with; the only ones that begin with nothing are those of events. */
  private Hit named(String id) {
    return switch (id.replaceFirst("_.*", "_")) {
      case "ep_" -> endpoint(id);
      case "dlv_" -> delivery(id);
      case "rpl_" -> hit("Replay", replays.get(id).state(), ConsolePage.REPLAY, "id", id);
      case "key_" -> key(id);
      case "usr_" -> member(id);
      default -> event(id);
    };
  }

  private static List<Hit> one(Supplier<Hit> look) {
    try {
      return List.of(look.get());
    } catch (ProblemException e) {
      if (NONE.contains(e.problem().type())) {
        return List.of();
      }
      throw e;
    }
  }

  private Hit hit(String kind, String title, ConsolePage page, String name, String value) {
    return new Hit(kind, title, shell.here(Next.to(page, name, value).address()));
  }

  private Hit endpoint(String id) {
    String url = endpoints.get(id).body().url();
    return hit("Endpoint", url, ConsolePage.ENDPOINT, "id", id);
  }

  private Hit delivery(String id) {
    return hit("Delivery", deliveries.get(id).state(), ConsolePage.DELIVERY, "id", id);
  }

  private Hit key(String id) {
    String name = keys.get(id).name();
    return new Hit("API key", name, shell.url(ConsolePage.API_KEYS) + "#" + id);
  }

  private Hit member(String id) {
    String name = users.get(id).body().name();
    return hit("Team member", name, ConsolePage.MEMBER, "id", id);
  }

  private Hit event(String id) {
    return hit("Event", events.summary(id).eventType(), ConsolePage.EVENT, "id", id);
  }

  private Hit issue(String id) {
    String workspace =
        Optional.ofNullable(me.get().tenant()).map(tenant -> tenant.slug()).orElse("-");
    return hit("Issue", issues.get(workspace, id).body().title(), ConsolePage.ISSUE, "id", id);
  }

  private Hit type(String name) {
    return hit("Event type", types.get(name).body().name(), ConsolePage.EVENT_TYPE, "name", name);
  }
}
