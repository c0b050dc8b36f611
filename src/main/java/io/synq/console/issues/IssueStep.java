package io.synq.console.issues;

import io.synq.console.text.Words;
import io.synq.issue.IssueEntryResponse;
import java.util.Map;
import java.util.Set;

/** A change in an issue's history, in words. */
public record IssueStep(IssueEntryResponse entry) {
  private static final Map<String, String> CHANGES =
      Map.of("created", "Reported", "updated", "Changed", "closed", "Closed");
  private static final Set<String> CALLERS = Set.of("email", "slack", "pagerduty", "anonymous");
  private static final Map<String, String> KINDS =
      Map.of(
          "api_key", "API key",
          "user", "signed in here",
          "jwt", "token",
          "email", "e-mail",
          "slack", "Slack",
          "pagerduty", "PagerDuty",
          "anonymous", "did not say who");

  /** Whether a receiver did it by a callback: such people have no account here. */
  public boolean callback() {
    return CALLERS.contains(entry.actor().kind());
  }

  public String what() {
    return CHANGES.getOrDefault(entry.change(), Words.capital(entry.change().replace('_', ' ')));
  }

  public String status() {
    return entry.status().replace('_', ' ');
  }

  /** A name, or what there is in its place. */
  public String who() {
    if (entry.actor().name() != null) {
      return entry.actor().name();
    }
    return entry.actor().kind().equals("anonymous") ? "Whoever had the URL" : kind();
  }

  /** The name that was given, if any. */
  public String id() {
    return entry.actor().kind().equals("anonymous") ? "" : entry.actor().id();
  }

  public String kind() {
    return KINDS.getOrDefault(entry.actor().kind(), entry.actor().kind());
  }
}
