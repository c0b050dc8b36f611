package io.synq.access;

import java.util.Arrays;
import java.util.Optional;

/** What an API key may do within its tenant. {@link #ADMIN} includes all others. */
public enum Scope {
  EVENTS_WRITE("events:write"),
  EVENTS_READ("events:read"),
  ENDPOINTS_WRITE("endpoints:write"),
  ENDPOINTS_READ("endpoints:read"),
  ISSUES_WRITE("issues:write"),
  ADMIN("admin");

  private final String text;

  Scope(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }

  public static Optional<Scope> of(String text) {
    return Arrays.stream(values()).filter(scope -> scope.text.equals(text)).findFirst();
  }
}
