package io.synq.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.endpoint.EndpointSecrets;
import io.synq.endpoint.Endpoints;
import io.synq.endpoint.ExpiredSecrets;
import io.synq.platform.Database;
import io.synq.tenant.Tenants;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Secrets that have expired are deleted, and no others. */
@ExtendWith(ArquillianExtension.class)
class ExpiredSecretsIT {
  private static final Instant END = Instant.parse("2024-12-04T15:32:07.412Z");

  @Inject Tenants tenants;
  @Inject Endpoints endpoints;
  @Inject EndpointSecrets secrets;
  @Inject ExpiredSecrets expired;
  @Inject Database database;

  @Deployment
  static WebArchive war() {
    return TestWar.with(ExpiredSecretsIT.class);
  }

  @Test
  void expiredSecretSignsNoMoreAndIsDeleted() {
    String tenantId = UUID.randomUUID().toString();
    tenants.create(tenantId, "t" + tenantId.substring(0, 8), "Test");
    String endpointId = endpoints.createForAll(tenantId, "https://example.com/", "Test").id();
    addExpired(endpointId);
    assertThat(count(endpointId)).isEqualTo(2);
    assertThat(secrets.reveal(tenantId, endpointId)).hasSize(1);
    assertThat(expired.batch(END.minusMillis(1))).isZero();
    assertThat(expired.batch(END)).isEqualTo(1);
    assertThat(expired.batch(END)).isZero();
    assertThat(count(endpointId)).isEqualTo(1);
    assertThat(secrets.reveal(tenantId, endpointId)).hasSize(1);
  }

  private void addExpired(String endpointId) {
    database.run(
        connection -> {
          try (PreparedStatement insert =
              connection.prepareStatement(
                  "insert into signing_secret (id, endpoint_id, secret, created_at, expires_at)"
                      + " values (?, ?, 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', ?, ?)")) {
            Database.set(insert, "sec_" + UUID.randomUUID(), endpointId, END, END);
            return insert.executeUpdate();
          }
        });
  }

  private int count(String endpointId) {
    return database.run(
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  "select count(*) from signing_secret where endpoint_id = ?")) {
            Database.set(select, endpointId);
            try (var row = select.executeQuery()) {
              row.next();
              return row.getInt(1);
            }
          }
        });
  }
}
