package io.synq.mail;

import io.synq.platform.ServerSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
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
   * Hands a mail over, by a connection for each of its people: what one address comes to is no
   * other's. Those that the server does not take are passed by.
   *
   * @return to how many people it goes
   * @throws UnsentException if that is none: the server cannot be reached, or refuses all of them
   */
  public int send(Mail mail) {
    Session session = Session.getInstance(properties());
    int taken = 0;
    for (String to : mail.to()) {
      try {
        Message message = message(session, mail);
        taken += takes(connected(session), message, to) ? 1 : 0;
      } catch (MessagingException e) {
        if (taken == 0) {
          throw new UnsentException(e);
        }
        LOG.log(System.Logger.Level.WARNING, "mail.unsent");
      }
    }
    if (taken == 0) {
      throw new UnsentException(new SendFailedException());
    }
    return taken;
  }

  private Transport connected(Session session) throws MessagingException {
    Transport transport = session.getTransport("smtp");
    transport.connect(
        settings.host.orElseThrow(),
        settings.port,
        settings.user.orElse(null),
        settings.password.orElse(null));
    return transport;
  }

  /** Whether the server has it; how they part is nothing to that. */
  private static boolean takes(Transport connected, Message message, String to) {
    boolean taken = false;
    try (connected) {
      message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
      message.saveChanges();
      connected.sendMessage(message, message.getAllRecipients());
      taken = true;
    } catch (MessagingException e) {
      if (!taken) {
        // The reason may name the address: it is not logged.
        LOG.log(System.Logger.Level.WARNING, "mail.refused");
      }
    }
    return taken;
  }

  private Message message(Session session, Mail mail) throws MessagingException {
    MimeMessage message = new MimeMessage(session);
    message.setFrom(new InternetAddress(settings.from));
    message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
    message.setText(mail.text(), StandardCharsets.UTF_8.name());
    message.setSentDate(Date.from(clock.instant()));
    // No out-of-office answers (RFC 3834).
    message.setHeader("Auto-Submitted", "auto-generated");
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
