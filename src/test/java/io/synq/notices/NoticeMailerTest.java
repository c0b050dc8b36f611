package io.synq.notices;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.synq.mail.MailSettings;
import io.synq.mail.Mailer;
import io.synq.platform.GivenSettings;
import io.synq.platform.ServerSettings;
import io.synq.platform.Sql;
import io.synq.tenant.Tenant;
import io.synq.tenant.Tenants;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With a real SMTP server. */
class NoticeMailerTest {
  private static final Instant START = NoticeTables.START;

  private final NoticeTables database = new NoticeTables();
  private final NoticeBoard board = new NoticeBoard(database);
  private final GreenMail post = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
  private NoticeMailer mailer;

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
    OnlyAcme() {
      super(() -> START);
    }

    @Override
    public Optional<Tenant> find(String id) {
      if (id.startsWith("broken")) {
        throw new IllegalStateException();
      }
      return Optional.of(new Acme());
    }
  }

  @BeforeEach
  void makeEndpoints() {
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
    person("usr_1", "t", "ada@example.com", false);
    person("usr_2", "t", null, false);
    person("usr_3", "t", "gone@example.com", true);
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
      board.keep(Notice.of(NoticeKind.FAILED, "t", "ep_2", "dlv_1", START.plusSeconds(i)), START);
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
    assertThat(board.told("t")).isEmpty();
  }

  @Test
  void peopleAreMailedAfterTheClockWasSetBackToo() {
    person("usr_1", "t", "ada@example.com", false);
    board.keep(Notice.disabled("t", "ep_1", "gone", START), START);
    mailer.mail(START);
    board.keep(Notice.disabled("t", "ep_1", "gone", START), START);
    mailer.mail(START.minus(Duration.ofHours(2)));
    assertThat(post.getReceivedMessages()).hasSize(2);
  }

  @Test
  void whatNobodyAskedForIsForgotten() {
    board.keep(Notice.disabled("t", "ep_1", "gone", START), START);
    mailer.mail(START);
    assertThat(board.told("t")).isEmpty();
    assertThat(post.getReceivedMessages()).isEmpty();
  }

  @Test
  void mailServerThatIsAwayIsTriedAgainForADay() {
    person("usr_1", "t", "ada@example.com", false);
    post.stop();
    board.keep(Notice.disabled("t", "ep_1", "gone", START), START);
    mailer.mail(START);
    assertThat(board.told("t")).hasSize(1);
    post.start();
    mailer = mailer("none");
    mailer.mail(START.plusSeconds(60));
    assertThat(post.getReceivedMessages()).hasSize(1);
    assertThat(board.told("t")).isEmpty();
    post.stop();
    board.keep(Notice.disabled("t", "ep_1", "gone", START), START);
    mailer.mail(START.plus(Duration.ofDays(1)).plusSeconds(1));
    assertThat(board.told("t")).isEmpty();
  }

  @Test
  void nothingIsSentWithoutTheTlsThatIsAskedFor() {
    person("usr_1", "t", "ada@example.com", false);
    board.keep(Notice.disabled("t", "ep_1", "gone", START), START);
    mailer("starttls").mail(START);
    mailer("tls").mail(START);
    assertThat(post.getReceivedMessages()).isEmpty();
    assertThat(board.told("t")).hasSize(1);
  }

  @Test
  void addressThatIsRefusedKeepsNoOtherFromBeingMailed() {
    person("usr_1", "t", "a..b@example.com", false);
    person("usr_2", "t", "ada@example.com", false);
    board.keep(Notice.disabled("t", "ep_1", "gone", START), START);
    mailer.mail(START);
    assertThat(post.getReceivedMessages()).hasSize(1);
    assertThat(board.told("t")).isEmpty();
  }

  @Test
  void tenantThatIsMailedNothingYetIsTriedForADay() {
    person("usr_1", "t", "a..b@example.com", false);
    Notice longAgo = Notice.failing("t", "ep_1", 5, START.minus(Duration.ofDays(3)));
    board.keep(longAgo, START);
    mailer.mail(START);
    assertThat(board.told("t")).as("nobody could be mailed").hasSize(1);
    mailer.mail(START.plus(Duration.ofDays(1)));
    assertThat(board.told("t")).hasSize(1);
    mailer.mail(START.plus(Duration.ofDays(1)).plusSeconds(1));
    assertThat(board.told("t")).isEmpty();
  }

  @Test
  void noTenantKeepsAnotherFromItsMail() throws Exception {
    tenant("refused");
    tenant("z");
    person("usr_1", "t", "ada@example.com", false);
    person("usr_2", "refused", "a..b@example.com", false);
    for (String tenant : List.of("broken_a", "refused", "t", "broken_z")) {
      board.keep(Notice.disabled(tenant, "ep_1", "gone", START), START);
    }
    mailer.mail(START);
    assertThat(post.getReceivedMessages()).hasSize(1);
    assertThat(post.getReceivedMessages()[0].getSubject()).as("its own").contains("was disabled");
    person("usr_3", "z", "zoe@example.com", false);
    for (int i = 0; i < 1000; i++) {
      board.keep(Notice.disabled("t", "ep_1", "gone", START), START);
    }
    board.keep(Notice.disabled("z", "ep_1", "gone", START), START);
    mailer.mail(START.plusSeconds(2));
    assertThat(post.getReceivedMessages()).hasSize(2);
    assertThat(board.told("broken_a")).hasSize(1);
    mailer.mail(START.plus(Duration.ofDays(2)));
    assertThat(board.told("broken_a")).isEmpty();
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
    database.endpoint(id, "https://erp.example.com/path?key=sesame", description);
  }

  private void tenant(String id) {
    database.change("insert into tenant values (?,?,?,?,0)", id, id, id, START);
  }

  private void person(String id, String tenantId, String address, boolean disabled) {
    database.change(
        "insert into app_user (id, tenant_id, name, password_hash, role, created_at, disabled,"
            + " mail_to) values (?,?,?,'x','viewer',?,?,?)",
        id,
        tenantId,
        id,
        START,
        disabled,
        Sql.orNull(address, java.sql.Types.VARCHAR));
  }
}
