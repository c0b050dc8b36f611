package io.synq.notices;

import io.synq.mail.Mailer;
import io.synq.platform.Database;
import io.synq.platform.LogLine;
import io.synq.platform.ServerSettings;
import io.synq.tenant.Tenant;
import io.synq.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Mails what was told, each tenant by itself: none keeps another from its mail. What could not be
 * mailed is tried again later, for a day; if the server goes down between the mail and the note of
 * it, the mail comes twice.
 */
@ApplicationScoped
public class NoticeMailer {
  private static final System.Logger LOG = System.getLogger(NoticeMailer.class.getName());

  /** How often at most a tenant's people are mailed; what comes meanwhile is in the next mail. */
  static final Duration EVERY = Duration.ofMinutes(5);

  static final Duration TRY_AGAIN = Duration.ofMinutes(1);
  static final Duration LONGEST = Duration.ofDays(1);

  private final Database database;
  private final NoticeBoard board;
  private final Mailer mailer;
  private final Tenants tenants;
  private final ServerSettings server;

  /**
   * Until when which tenant is not mailed, on this node: it was, or could not be. A lease that goes
   * to another one may bring one mail sooner.
   */
  private final Map<String, Instant> waiting = new HashMap<>();

  @Inject
  NoticeMailer(
      Database database, NoticeBoard board, Mailer mailer, Tenants tenants, ServerSettings server) {
    this.database = database;
    this.board = board;
    this.mailer = mailer;
    this.tenants = tenants;
    this.server = server;
  }

  /** Whether anything is mailed at all. */
  boolean isOn() {
    return mailer.isOn();
  }

  /** Mails what is due. */
  synchronized void mail(Instant now) {
    // Nobody waits for longer: that was before the clock was set back.
    waiting.values().removeIf(until -> !until.isAfter(now) || until.isAfter(now.plus(EVERY)));
    board.forgetToldBefore(now.minus(LONGEST));
    for (String tenantId : board.tenantsTold()) {
      if (!waiting.containsKey(tenantId)) {
        mail(tenantId, now);
      }
    }
  }

  private void mail(String tenantId, Instant now) {
    try {
      List<Notice> notices = board.told(tenantId);
      if (send(tenantId, notices)) {
        waiting.put(tenantId, now.plus(EVERY));
      }
      board.remove(notices);
    } catch (RuntimeException e) {
      waiting.putIfAbsent(tenantId, now.plus(TRY_AGAIN));
      LogLine.of("notice.not_mailed").id("tenant", tenantId).with("reason", kind(e)).warning(LOG);
    }
  }

  /** The text of a failure may name people or receivers: it is not logged. */
  private static String kind(RuntimeException failure) {
    return failure instanceof Mailer.UnsentException unsent
        ? unsent.reason()
        : failure.getClass().getSimpleName();
  }

  /** Whether there was anybody to be mailed. */
  private boolean send(String tenantId, List<Notice> notices) {
    List<String> to = Recipients.of(database, tenantId);
    Optional<Tenant> tenant = tenants.find(tenantId);
    if (to.isEmpty() || tenant.isEmpty()) {
      return false;
    }
    Map<String, NamedEndpoint> names = new HashMap<>();
    notices.forEach(
        one ->
            NamedEndpoint.of(database, one.endpointId())
                .ifPresent(name -> names.put(one.endpointId(), name)));
    List<Notice> known =
        notices.stream().filter(one -> names.containsKey(one.endpointId())).toList();
    if (known.isEmpty()) {
      return false;
    }
    String root = server.publicUrl + "/console/t/" + tenant.get().slug();
    int people = mailer.send(NoticeMail.of(known, names, tenant.get(), root, to));
    LogLine.of("notice.mailed")
        .id("tenant", tenantId)
        .with("notices", known.size())
        .with("people", people)
        .info(LOG);
    return true;
  }
}
