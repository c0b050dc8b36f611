package io.synq.mail;

import io.synq.platform.BadSettingException;
import io.synq.platform.FeatureSettings;
import io.synq.platform.Settings;
import io.synq.platform.Word;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;

/** The server that takes mails, if there is one. */
@Dependent
public class MailSettings implements FeatureSettings {
  private static final String FROM = "synq.mail.from";
  private static final String USER = "synq.mail.user";
  private static final String PASSWORD = "synq.mail.password";

  /** Without it, nothing is mailed. */
  final Optional<String> host;

  final int port;
  final MailTls tls;
  final Optional<String> user;
  final Optional<String> password;

  /** Whom mails are from; empty only without a host. */
  final String from;

  @Inject
  public MailSettings(Settings settings) {
    host = settings.text("synq.mail.host");
    tls = settings.text("synq.mail.tls").map(MailSettings::tls).orElse(MailTls.STARTTLS);
    port = settings.number("synq.mail.port", tls == MailTls.TLS ? 465 : 587, 1, 65_535);
    user = settings.text(USER);
    password = settings.text(PASSWORD);
    from = settings.text(FROM).orElse("");
    if (host.isPresent() && !MailAddress.isOne(from)) {
      throw new BadSettingException(FROM, "must be a mail address when synq.mail.host is set");
    }
    if (user.isPresent() != password.isPresent()) {
      throw new BadSettingException(
          user.isPresent() ? PASSWORD : USER, "must be set when the other of both is");
    }
  }

  private static MailTls tls(String text) {
    return Word.of(MailTls.class, text)
        .orElseThrow(
            () -> new BadSettingException("synq.mail.tls", "must be starttls, tls or none"));
  }
}
