package io.synq.console.frame;

import java.util.HashMap;
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
}
