package io.synq.console.frame;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is typed into a form, by the names of the API's members. */
public final class Fields extends HashMap<String, Object> {
  private static final long serialVersionUID = 1L;

  public Fields() {}

  public Fields(Map<String, ?> first) {
    super(first);
  }

  /** A text; empty if there is none. */
  public String text(String name) {
    return get(name) instanceof String text ? text : "";
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

  private String words(String name) {
    return get(name) instanceof Boolean flag ? flag ? "yes" : "no" : text(name);
  }
}
