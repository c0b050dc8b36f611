package io.synq.console.access;

import io.synq.access.ApiKeyResponse;
import io.synq.access.ApiKeysResource;
import io.synq.console.frame.Query;
import io.synq.platform.ListQuery;
import io.synq.platform.Page;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** The tenant's API keys. */
@Named("apiKeys")
@RequestScoped
public class ApiKeysView {
  private static final int ROWS = 50;

  @Inject ApiKeysResource keys;
  @Inject InstantSource clock;
  @Inject Query query;
  private Page<Row> page = new Page<>(List.of(), null);

  /** A key and whether it opens anything now. */
  public record Row(ApiKeyResponse key, String state) {
    static Row of(ApiKeyResponse key, Instant now) {
      if (key.revokedAt() != null) {
        return new Row(key, "revoked");
      }
      boolean expired = key.expiresAt() != null && !now.isBefore(key.expiresAt());
      return new Row(key, expired ? "expired" : "active");
    }
  }

  @PostConstruct
  void load() {
    Instant now = clock.instant();
    page = keys.list(new ListQuery(query.cursor(), ROWS)).map(key -> Row.of(key, now));
  }

  public Page<Row> getPage() {
    return page;
  }
}
