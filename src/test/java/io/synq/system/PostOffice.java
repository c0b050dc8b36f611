package io.synq.system;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.List;

/** An SMTP server that keeps what it is handed, for everybody. */
final class PostOffice {
  private final GreenMail mail =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  PostOffice() {
    mail.start();
  }

  int port() {
    return mail.getSmtp().getPort();
  }

  /** The first mail to this address, as it went over the network. */
  String awaitMail(String address) {
    return Await.value(Await.SOON, () -> to(address), found -> !found.isEmpty()).get(0);
  }

  private List<String> to(String address) {
    return Arrays.stream(mail.getReceivedMessages())
        .filter(message -> isTo(message, address))
        .map(GreenMailUtil::getWholeMessage)
        .toList();
  }

  private static boolean isTo(MimeMessage message, String address) {
    try {
      return Arrays.stream(message.getRecipients(Message.RecipientType.TO))
          .anyMatch(to -> to.toString().equals(address));
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }
}
