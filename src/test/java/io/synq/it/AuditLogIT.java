package io.synq.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.synq.audit.Actor;
import io.synq.audit.AuditEntryResponse;
import io.synq.audit.AuditLog;
import io.synq.audit.AuditQuery;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionalException;
import jakarta.transaction.UserTransaction;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The audit log and transactions. */
@ExtendWith(ArquillianExtension.class)
class AuditLogIT {
  @Inject AuditLog audit;
  @Inject UserTransaction transaction;

  private final String tenantId = UUID.randomUUID().toString();

  @Deployment
  static WebArchive war() {
    return TestWar.with(AuditLogIT.class);
  }

  @Test
  void recordsNothingOutsideOfTheTransactionOfAChange() {
    assertThatThrownBy(() -> audit.record(tenantId, "test.made", "1", null, null))
        .isInstanceOf(TransactionalException.class);
    assertThat(entries()).isEmpty();
  }

  @Test
  void entryGoesWithTheChangeThatIsRolledBack() throws Exception {
    transaction.begin();
    audit.record(tenantId, "test.made", "1", null, Map.of("kept", false));
    transaction.rollback();
    assertThat(entries()).isEmpty();
  }

  @Test
  void statesAreOfAnyLength() throws Exception {
    String text = "ä\"\n".repeat(50_000);
    transaction.begin();
    audit.record(Actor.SYSTEM, tenantId, "test.made", "1", Map.of(), Map.of("text", text));
    transaction.commit();
    AuditEntryResponse entry = entries().get(0);
    assertThat(entry.before()).isEmpty();
    assertThat(entry.after().getString("text")).isEqualTo(text);
    assertThat(entry.objectType()).isEqualTo("test");
    assertThat(entry.actor().type()).isEqualTo("system");
    assertThat(entry.address()).isNull();
  }

  private List<AuditEntryResponse> entries() {
    return audit.list(tenantId, new AuditQuery(), Optional.empty(), 10).data();
  }
}
