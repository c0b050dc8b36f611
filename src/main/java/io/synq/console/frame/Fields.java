package io.synq.console.frame;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is typed into a form, by the names of the API's members. */
public final class Fields extends HashMap<String, Object> {
  private static final long serialVersionUID = 1L;

  private final transient Set<String> secrets;

  public Fields() {
    this(Map.of());
  }

  /**
   * @param secrets names of what does not come back in a form that was refused: browsers keep pages
   */
  public Fields(Map<String, ?> first, String... secrets) {
    super(first);
    this.secrets = Set.of(secrets);
  }

  /** What a page shows. */
  @Override
  public @Nullable Object get(Object name) {
    return secrets.contains(name) ? null : super.get(name);
  }

  /** A text; empty if there is none. */
  public String text(String name) {
    return super.get(name) instanceof String text ? text : "";
  }

  /** Whether there is a text, be it one that is not shown and has to be typed again. */
  public boolean has(String name) {
    return !text(name).isBlank();
  }

  public boolean flag(String name) {
    return Boolean.TRUE.equals(get(name));
  }

  /**
   * The fields in which this form differs from that one.
   *
   * @param titles names of fields, each with its title after it
   */
  public List<FieldDifference> differences(Fields now, String... titles) {
    List<FieldDifference> all = new ArrayList<>();
    for (int i = 0; i < titles.length; i += 2) {
      all.add(new FieldDifference(titles[i + 1], now.words(titles[i]), words(titles[i])));
    }
    return all.stream().filter(FieldDifference::differs).toList();
  }

  /** What a field says, as it is shown beside what it said before. */
  public String words(String name) {
    return get(name) instanceof Boolean flag ? flag ? "yes" : "no" : text(name);
  }
}
