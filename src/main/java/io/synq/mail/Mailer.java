package io.synq.mail;

import io.synq.platform.ServerSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Date;
import java.util.Properties;

/** Hands mails to the SMTP server. It is not spoken to before there is something to be mailed. */
@ApplicationScoped
public class Mailer {
  private static final System.Logger LOG = System.getLogger(Mailer.class.getName());

  /** For each step, in milliseconds. */
  private static final String PATIENCE = "10000";

  private final MailSettings settings;
  private final ServerSettings server;
  private final InstantSource clock;

  @Inject
  public Mailer(MailSettings settings, ServerSettings server, InstantSource clock) {
    this.settings = settings;
    this.server = server;
    this.clock = clock;
  }

  /** Whether there is a server to hand mails to. */
  public boolean isOn() {
    return settings.host.isPresent();
  }

  /**
   * Hands a mail over, by one connection. An address that the server refuses is passed by.
   *
   * @throws UnsentException if the server cannot be reached, or refuses all of it
   */
  public void send(Mail mail) {
    Session session = Session.getInstance(properties());
    try (Transport transport = session.getTransport("smtp")) {
      transport.connect(
          settings.host.orElseThrow(),
          settings.port,
          settings.user.orElse(null),
          settings.password.orElse(null));
      for (String to : mail.to()) {
        send(session, transport, mail, to);
      }
    } catch (MessagingException e) {
      throw new UnsentException(e);
    }
  }

  private void send(Session session, Transport transport, Mail mail, String to)
      throws MessagingException {
    try {
      transport.sendMessage(message(session, mail, to), InternetAddress.parse(to));
    } catch (AddressException | SendFailedException e) {
      if (!transport.isConnected()) {
        throw e;
      }
      // The reason may name the address: it is not logged.
      LOG.log(System.Logger.Level.WARNING, "mail.refused");
    }
  }

  private Message message(Session session, Mail mail, String to) throws MessagingException {
    MimeMessage message = new MimeMessage(session);
    message.setFrom(new InternetAddress(settings.from));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
    message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
    message.setText(mail.text(), StandardCharsets.UTF_8.name());
    message.setSentDate(Date.from(clock.instant()));
    // No out-of-office answers (RFC 3834).
    message.setHeader("Auto-Submitted", "auto-generated");
    message.saveChanges();
    return message;
  }

  private Properties properties() {
    Properties properties = new Properties();
    properties.setProperty("mail.smtp.connectiontimeout", PATIENCE);
    properties.setProperty("mail.smtp.timeout", PATIENCE);
    properties.setProperty("mail.smtp.writetimeout", PATIENCE);
    properties.setProperty("mail.smtp.localhost", server.publicUrl.getHost());
    properties.setProperty("mail.smtp.auth", Boolean.toString(settings.user.isPresent()));
    properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    properties.setProperty("mail.smtp.ssl.enable", Boolean.toString(settings.tls == MailTls.TLS));
    String starttls = Boolean.toString(settings.tls == MailTls.STARTTLS);
    properties.setProperty("mail.smtp.starttls.enable", starttls);
    properties.setProperty("mail.smtp.starttls.required", starttls);
    properties.setProperty("mail.from", settings.from);
    return properties;
  }

  /** The mail server could not be reached, or takes nothing from us. */
  public static final class UnsentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnsentException(MessagingException cause) {
      super(cause);
    }

    /** The kind of failure only: what the mail server says may name people. */
    public String reason() {
      return getCause().getClass().getSimpleName();
    }
  }
}
