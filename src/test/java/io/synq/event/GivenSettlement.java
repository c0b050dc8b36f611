package io.synq.event;

import io.synq.platform.Database;
import io.synq.platform.GivenSettings;
import io.synq.platform.ServerSettings;
import java.time.Instant;

/** What a test's database says of up to when the log is settled. */
public final class GivenSettlement {
  private GivenSettlement() {}

  public static Settlement of(Database database) {
    Edges edges = new Edges(database, new ServerSettings(GivenSettings.of()));
    return new Settlement(edges, () -> Instant.EPOCH);
  }
}
