package io.synq.console.webhooks;

import io.synq.eventtype.EventTypeName;
import io.synq.eventtype.EventTypeQuery;
import io.synq.eventtype.EventTypeSummary;
import io.synq.eventtype.EventTypesResource;
import io.synq.platform.ListQuery;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The catalogue's types to choose from, by their domain. */
@Named("typeChoices")
@RequestScoped
public class TypeChoicesView {
  private static final int MOST = 200;
  private static final String WORKSPACE = "workspace";
  private static final String NOTICES = "told by the server";

  @Inject EventTypesResource types;
  @Inject EndpointFields fields;
  private final List<Group> groups = new ArrayList<>();
  private Set<String> chosen = Set.of();

  /** Types that belong together. */
  public record Group(String title, List<Choice> choices) {}

  /**
   * A box to be ticked.
   *
   * @param id of the box in the page
   */
  public record Choice(String id, String name, @Nullable String text, boolean chosen) {}

  @PostConstruct
  void load() {
    chosen = new HashSet<>(fields.getTypes().chosen());
    Map<String, List<Choice>> byDomain = new TreeMap<>();
    for (EventTypeSummary type : summaries()) {
      byDomain
          .computeIfAbsent(domain(type), this::begun)
          .add(choice(type.name(), type.description()));
    }
    byDomain.forEach((domain, choices) -> groups.add(new Group(domain, choices)));
    Set<String> boxes = new HashSet<>(Set.of("*"));
    groups.forEach(group -> group.choices().forEach(choice -> boxes.add(choice.name())));
    fields.getTypes().keepOthers(boxes);
  }

  private List<EventTypeSummary> summaries() {
    return types.list(new EventTypeQuery(), new ListQuery(null, MOST)).data();
  }

  private static String domain(EventTypeSummary type) {
    if (EventTypeName.isNotice(type.name())) {
      return NOTICES;
    }
    return type.family().equals(WORKSPACE)
        ? WORKSPACE
        : type.name().substring(0, type.name().indexOf('.'));
  }

  private List<Choice> begun(String domain) {
    List<Choice> choices = new ArrayList<>();
    if (!domain.equals(WORKSPACE) && !domain.equals(NOTICES)) {
      choices.add(choice(domain + ".*", "All of " + domain + ", types to come too"));
    }
    return choices;
  }

  private Choice choice(String name, @Nullable String text) {
    return new Choice("type-" + name.replace('*', 'x'), name, text, chosen.contains(name));
  }

  public Choice getEverything() {
    return choice(
        "*", "Every event of both families, types to come too, but nothing that the server tells");
  }

  public List<Group> getGroups() {
    return groups;
  }
}
