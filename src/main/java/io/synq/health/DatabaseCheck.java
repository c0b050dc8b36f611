package io.synq.health;

import io.synq.disk.DiskReserve;
import io.synq.platform.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready only with a database that answers within {@value #SECONDS} s and has room. */
@Readiness
@ApplicationScoped
public class DatabaseCheck implements HealthCheck {
  private static final int SECONDS = 2;

  private final Database database;
  private final DiskReserve disk;

  @Inject
  DatabaseCheck(Database database, DiskReserve disk) {
    this.database = database;
    this.disk = disk;
  }

  @Override
  public HealthCheckResponse call() {
    boolean up;
    boolean full = false;
    try {
      full = disk.isTouched();
      up = !full && database.run(connection -> connection.isValid(SECONDS));
    } catch (RuntimeException e) {
      up = false;
    }
    return HealthCheckResponse.named("database").status(up).withData("disk_full", full).build();
  }
}
