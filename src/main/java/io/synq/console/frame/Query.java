package io.synq.console.frame;

import io.synq.http.FormParameters;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of the page's address, which hold all of its state. They are the same after a form
 * was sent; what the form says is in {@link Form}.
 */
@Named("query")
@RequestScoped
public class Query {
  private static final int MOST_PAGES_BACK = 40;
  private static final String AT = "at";

  private final Visit visit;
  private @Nullable Map<String, String[]> read;

  @Inject
  Query(Visit visit) {
    this.visit = visit;
  }

  /** What a parameter says; blank is absent. */
  public Optional<String> text(String name) {
    return Optional.ofNullable(values().get(name))
        .map(values -> values[0].strip())
        .filter(text -> !text.isEmpty());
  }

  /** The same for pages: null if absent. */
  public @Nullable String get(String name) {
    return text(name).orElse(null);
  }

  /** The id of what the page shows; an id that nothing has if the address names none. */
  public String id() {
    return text("id").orElse("-");
  }

  /** All that a parameter says. */
  public List<String> all(String name) {
    String[] values = values().get(name);
    return values == null ? List.of() : Arrays.stream(values).filter(v -> !v.isBlank()).toList();
  }

  private Map<String, String[]> values() {
    if (read == null) {
      String query = visit.query();
      read = FormParameters.of(query.isEmpty() ? null : query.substring(1));
    }
    return read;
  }

  /** This page's own address with one parameter changed; without it if the value is null. */
  public String with(String name, @Nullable String value) {
    Map<String, String> all = new LinkedHashMap<>();
    parameters().forEach((key, texts) -> all.put(key, texts));
    if (value == null) {
      all.remove(name);
    } else {
      all.put(name, value);
    }
    return address(all);
  }

  /** The page's own address with one parameter in place of others; null for none of them. */
  public String instead(String name, @Nullable String value, String... others) {
    Map<String, String> all = parameters();
    all.keySet().removeAll(Set.of(others));
    all.remove(name);
    // Pages cannot pass a null for a text.
    if (value != null && !value.isEmpty()) {
      all.put(name, value);
    }
    return address(all);
  }

  /** The page's own address without these parameters. */
  public String without(String... names) {
    Map<String, String> all = parameters();
    all.keySet().removeAll(Set.of(names));
    return address(all);
  }

  /** The page's own address without any parameter, for a form that sends them. */
  public String getAddress() {
    return address(Map.of());
  }

  /** The page's parameters but these, for a form that adds its own. */
  public Set<Map.Entry<String, String>> rest(String... names) {
    Map<String, String> all = parameters();
    all.keySet().removeAll(Set.of(names));
    return all.entrySet();
  }

  /** Where a list goes on: the cursor of the page that is shown. */
  public @Nullable String cursor() {
    List<String> trail = trail();
    return trail.isEmpty() ? null : trail.get(trail.size() - 1);
  }

  /** The address of the page with what is older; null at the end of the list. */
  public @Nullable String older(@Nullable String nextCursor) {
    // Pages cannot pass a null for a text: it becomes an empty one (Expression Language 6.0, 1.23).
    if (nextCursor == null || nextCursor.isEmpty()) {
      return null;
    }
    List<String> trail = new ArrayList<>(trail());
    trail.add(nextCursor);
    int first = Math.max(0, trail.size() - MOST_PAGES_BACK);
    return with(AT, String.join("~", trail.subList(first, trail.size())));
  }

  /** The address of the page before this one; null on the first. */
  public @Nullable String newer() {
    List<String> trail = trail();
    if (trail.isEmpty()) {
      return null;
    }
    List<String> rest = trail.subList(0, trail.size() - 1);
    return with(AT, rest.isEmpty() ? null : String.join("~", rest));
  }

  /** The address of the first page. */
  public String newest() {
    return with(AT, null);
  }

  private List<String> trail() {
    return text(AT).map(at -> List.of(at.split("~"))).orElse(List.of());
  }

  private Map<String, String> parameters() {
    Map<String, String> all = new LinkedHashMap<>();
    values().keySet().forEach(name -> text(name).ifPresent(value -> all.put(name, value)));
    return all;
  }

  private String address(Map<String, String> parameters) {
    String path = visit.url(visit.page());
    return parameters.isEmpty()
        ? path
        : path
            + parameters.entrySet().stream()
                .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&", "?", ""));
  }

  public static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
