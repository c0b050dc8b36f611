package io.synq.console.access;

import io.synq.access.ApiKeyRequest;
import io.synq.access.ApiKeyResponse;
import io.synq.access.ApiKeysResource;
import io.synq.console.frame.ConsolePage;
import io.synq.console.frame.Fields;
import io.synq.console.frame.Members;
import io.synq.console.frame.Next;
import io.synq.console.frame.PageNotice;
import io.synq.console.frame.Submission;
import io.synq.platform.Times;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Makes an API key, which is shown once. */
@Named("apiKeyNew")
@RequestScoped
public class ApiKeyNewView {
  private static final List<ScopeChoice> SCOPES =
      List.of(
          new ScopeChoice("events:write", "Send events; replay them; retry and cancel deliveries"),
          new ScopeChoice(
              "events:read", "Read the log, deliveries, replays, issues, the catalogue, figures"),
          new ScopeChoice(
              "endpoints:write",
              "Make, change and delete endpoints, ping, see and rotate their secrets"),
          new ScopeChoice("endpoints:read", "Read endpoints, try filters"),
          new ScopeChoice("issues:write", "Report, change and close issues"),
          new ScopeChoice("admin", "All of these; keys, people, event types, the audit log"));

  @Inject ApiKeysResource keys;
  @Inject InstantSource clock;
  @Inject Submission submission;
  private final Fields fields = new Fields(Map.of("expires", ""));
  private final Fields chosen = new Fields();

  /** A scope and what it allows. */
  public record ScopeChoice(String scope, String allows) {}

  public void create() {
    submission.run(
        () -> {
          List<String> scopes =
              SCOPES.stream().map(ScopeChoice::scope).filter(chosen::flag).toList();
          ApiKeyRequest request =
              new Members()
                  .required("name", fields.text("name"))
                  .texts("scopes", scopes)
                  .text("expires_at", expiry(fields.text("expires")))
                  .as(ApiKeyRequest.class);
          ApiKeyResponse key = keys.create(request).body();
          return Next.to(ConsolePage.API_KEYS)
              .saying(
                  PageNotice.secret(
                      "The key " + key.name() + " is created. Copy it now:", key.key()));
        });
  }

  /** So many days from now; empty for never. */
  private String expiry(String days) {
    return days.isEmpty()
        ? ""
        : Times.format(clock.instant().plus(Duration.ofDays(Integer.parseInt(days))));
  }

  public Fields getFields() {
    return fields;
  }

  public Fields getChosen() {
    return chosen;
  }

  public List<ScopeChoice> getScopes() {
    return SCOPES;
  }
}
