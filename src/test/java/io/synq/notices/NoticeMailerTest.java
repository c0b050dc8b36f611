package io.synq.notices;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.synq.DerbySchema;
import io.synq.mail.MailSettings;
import io.synq.mail.Mailer;
import io.synq.platform.Database;
import io.synq.platform.GivenSettings;
import io.synq.platform.ServerSettings;
import io.synq.tenant.Tenant;
import io.synq.tenant.Tenants;
import jakarta.mail.internet.MimeMessage;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With a real SMTP server. */
class NoticeMailerTest {
  private static final Instant START = Instant.parse("2026-01-31T00:00:00Z");

  private final String url = "jdbc:derby:memory:" + UUID.randomUUID() + ";create=true";
  private final Database database = new Memory();
  private final NoticeBoard board = new NoticeBoard(database);
  private final GreenMail post = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
  private NoticeMailer mailer;

  private final class Memory extends Database {
    @Override
    public <T> T run(Work<T> work) {
      try (Connection connection = DriverManager.getConnection(url)) {
        return work.on(connection);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static final class Acme extends Tenant {
    @Override
    public String slug() {
      return "acme";
    }

    @Override
    public String name() {
      return "Acmé";
    }
  }

  private static final class OnlyAcme extends Tenants {
    @Override
    public Optional<Tenant> find(String id) {
      return Optional.of(new Acme());
    }
  }

  @BeforeEach
  void makeTables() throws SQLException {
    System.setProperty("derby.stream.error.file", "/dev/null");
    try (Connection connection = DriverManager.getConnection(url)) {
      DerbySchema.make(connection);
    }
    run("insert into tenant values ('t', 'acme', 'Acmé', ?, 0)", START);
    endpoint("ep_1", "ERP\nbridge");
    endpoint("ep_2", null);
    post.start();
    mailer = mailer("none");
  }

  @AfterEach
  void close() {
    post.stop();
  }

  @Test
  void peopleWhoAskForItAreMailedAndNotTooOften() throws Exception {
    person("usr_1", "ada@example.com", false);
    person("usr_2", null, false);
    person("usr_3", "gone@example.com", true);
    board.keep(Notice.failing("t", "ep_1", 1234, START), START);
    mailer.mail(START);
    MimeMessage first = post.getReceivedMessages()[0];
    assertThat(first.getAllRecipients()[0]).hasToString("ada@example.com");
    assertThat(first.getFrom()[0]).hasToString("synq@example.com");
    assertThat(first.getSubject())
        .isEqualTo(
            "[Acmé] ERP bridge fails: 1,234 attempts in a row since 2026-01-31T00:00:00.000Z");
    assertThat(first.getContent().toString())
        .contains("https://synq.example.com/console/t/acme/webhooks/endpoint?id=ep_1")
        .doesNotContain("sesame", "/path");
    for (int i = 0; i < 30; i++) {
      board.keep(Notice.failed("t", "ep_2", "dlv_1", START.plusSeconds(i)), START);
    }
    mailer.mail(START.plus(Duration.ofMinutes(5)).minusSeconds(1));
    assertThat(post.getReceivedMessages()).hasSize(1);
    mailer.mail(START.plus(Duration.ofMinutes(5)));
    assertThat(post.getReceivedMessages()).hasSize(2);
    MimeMessage second = post.getReceivedMessages()[1];
    assertThat(second.getSubject()).isEqualTo("[Acmé] 30 notices about endpoints");
    assertThat(second.getContent().toString())
        .contains("erp.example.com: 1 delivery was given up since 2026-01-31", "And 10 more: ")
        .doesNotContain("sesame", "/path");
    mailer.mail(START.plus(Duration.ofHours(1)));
    assertThat(post.getReceivedMessages()).hasSize(2);
    assertThat(board.told()).isEmpty();
  }

  @Test
  void whatNobodyAskedForIsForgotten() {
    board.keep(Notice.disabled("t", "ep_1", "gone", START), START);
    mailer.mail(START);
    assertThat(board.told()).isEmpty();
    assertThat(post.getReceivedMessages()).isEmpty();
  }

  @Test
  void mailServerThatIsAwayIsTriedAgainForADay() {
    person("usr_1", "ada@example.com", false);
    post.stop();
    board.keep(Notice.disabled("t", "ep_1", "gone", START), START);
    mailer.mail(START);
    assertThat(board.told()).hasSize(1);
    post.start();
    mailer = mailer("none");
    mailer.mail(START.plusSeconds(60));
    assertThat(post.getReceivedMessages()).hasSize(1);
    assertThat(board.told()).isEmpty();
    post.stop();
    board.keep(Notice.disabled("t", "ep_1", "gone", START), START);
    mailer.mail(START.plus(Duration.ofDays(1)).plusSeconds(1));
    assertThat(board.told()).isEmpty();
  }

  @Test
  void nothingIsSentWithoutTheTlsThatIsAskedFor() {
    person("usr_1", "ada@example.com", false);
    board.keep(Notice.disabled("t", "ep_1", "gone", START), START);
    mailer("starttls").mail(START);
    mailer("tls").mail(START);
    assertThat(post.getReceivedMessages()).isEmpty();
    assertThat(board.told()).hasSize(1);
  }

  @Test
  void addressThatIsRefusedKeepsNoOtherFromBeingMailed() {
    person("usr_1", "a@-", false);
    person("usr_2", "ada@example.com", false);
    board.keep(Notice.disabled("t", "ep_1", "gone", START), START);
    mailer.mail(START);
    assertThat(post.getReceivedMessages()).isNotEmpty();
    assertThat(board.told()).isEmpty();
  }

  private NoticeMailer mailer(String tls) {
    MailSettings settings =
        new MailSettings(
            GivenSettings.of(
                "synq.mail.host",
                "127.0.0.1",
                "synq.mail.port",
                Integer.toString(post.getSmtp().getPort()),
                "synq.mail.tls",
                tls,
                "synq.mail.from",
                "synq@example.com"));
    ServerSettings server =
        new ServerSettings(GivenSettings.of("synq.public-url", "https://synq.example.com"));
    return new NoticeMailer(
        database, board, new Mailer(settings, server, () -> START), new OnlyAcme(), server);
  }

  private void endpoint(String id, String description) {
    run(
        "insert into endpoint (id, tenant_id, url, description, event_types, state, created_at,"
            + " updated_at, version) values (?,'t',?,?,'*','ENABLED',?,?,0)",
        id,
        "https://erp.example.com/path?key=sesame",
        Database.orNull(description, java.sql.Types.VARCHAR),
        START,
        START);
  }

  private void person(String id, String address, boolean disabled) {
    run(
        "insert into app_user (id, tenant_id, name, password_hash, role, created_at, disabled,"
            + " mail_to) values (?,'t',?,'x','VIEWER',?,?,?)",
        id,
        id,
        START,
        disabled,
        Database.orNull(address, java.sql.Types.VARCHAR));
  }

  private void run(String sql, Object... values) {
    try (Connection connection = DriverManager.getConnection(url);
        PreparedStatement statement = connection.prepareStatement(sql)) {
      Database.set(statement, values);
      statement.execute();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
