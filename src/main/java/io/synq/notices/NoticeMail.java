package io.synq.notices;

import io.synq.mail.Mail;
import io.synq.platform.Times;
import io.synq.tenant.Tenant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was told of a tenant's endpoints, as a mail: no payload, no answer, nothing secret. */
final class NoticeMail {
  /** The most lines: nobody reads more. */
  private static final int MOST = 20;

  private NoticeMail() {}

  /**
   * @param names of their endpoints, by their ids
   * @param root where the console's pages of the tenant are
   */
  static Mail of(
      List<Notice> notices,
      Map<String, NamedEndpoint> names,
      Tenant tenant,
      String root,
      List<String> to) {
    StringBuilder text = new StringBuilder();
    notices.stream()
        .limit(MOST)
        .forEach(
            notice ->
                text.append(line(notice, names.get(notice.endpointId()).name()))
                    .append('\n')
                    .append(root)
                    .append("/webhooks/endpoint?id=")
                    .append(notice.endpointId())
                    .append("\n\n"));
    if (notices.size() > MOST) {
      text.append("And %,d more: %s/overview%n%n".formatted(notices.size() - MOST, root));
    }
    text.append("You asked for this on your account's page, and can end it there.\n");
    String first = line(notices.get(0), names.get(notices.get(0).endpointId()).name());
    String subject =
        notices.size() == 1 ? first : "%d notices about endpoints".formatted(notices.size());
    return new Mail(to, "[" + tenant.name() + "] " + subject, text.toString());
  }

  private static String line(Notice notice, String name) {
    return switch (notice.kind()) {
      case FAILING ->
          "%s fails: %,d attempts in a row since %s"
              .formatted(name, notice.times(), Times.format(notice.since()));
      case DISABLED ->
          "%s was disabled (%s) at %s"
              .formatted(name, notice.reason(), Times.format(notice.since()));
      case FAILED, SKIPPED ->
          "%s: %s given up since %s"
              .formatted(
                  name,
                  notice.times() == 1
                      ? "1 delivery was"
                      : String.format(Locale.ENGLISH, "%,d deliveries were", notice.times()),
                  Times.format(notice.since()));
    };
  }
}
