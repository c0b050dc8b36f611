package io.synq.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.synq.platform.GivenSettings;
import io.synq.platform.ServerSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With a server that takes mails to some, refuses others and breaks off at those to others. */
class MailerTest {
  private final List<String> taken = new CopyOnWriteArrayList<>();
  private ServerSocket server;
  private Mailer mailer;

  @BeforeEach
  void start() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    Thread thread = new Thread(this::serve, "smtp");
    thread.setDaemon(true);
    thread.start();
    MailSettings settings =
        new MailSettings(
            GivenSettings.of(
                "synq.mail.host",
                "127.0.0.1",
                "synq.mail.port",
                Integer.toString(server.getLocalPort()),
                "synq.mail.tls",
                "none",
                "synq.mail.from",
                "synq@example.com"));
    mailer =
        new Mailer(
            settings,
            new ServerSettings(GivenSettings.of("synq.public-url", "https://synq.example.com")),
            () -> Instant.EPOCH);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @Test
  void oneAddressKeepsNoOtherFromItsMail() {
    assertThat(send("ada@a.example", "refused@a.example", "broken@a.example", "zoe@a.example"))
        .isEqualTo(2);
    assertThat(taken).containsExactly("ada@a.example", "zoe@a.example");
    assertThat(send("broken@a.example", "refused@a.example", "zoe@a.example")).isEqualTo(1);
  }

  @Test
  void mailThatNobodyGetsIsUnsent() {
    assertThatThrownBy(() -> send("refused@a.example", "broken@a.example"))
        .isInstanceOf(Mailer.UnsentException.class);
    assertThat(taken).isEmpty();
  }

  private int send(String... to) {
    return mailer.send(new Mail(List.of(to), "Subject", "Text\n"));
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        serve(socket);
      } catch (IOException e) {
        // It is stopped, or the client has gone.
      }
    }
  }

  private void serve(Socket socket) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    OutputStream out = socket.getOutputStream();
    say(out, "220 here");
    String to = "";
    String line = in.readLine();
    while (line != null && !line.equals("QUIT")) {
      if (line.startsWith("RCPT")) {
        to = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
      }
      if (to.startsWith("broken") && line.equals("DATA")) {
        say(out, "421 closing");
        return;
      }
      if (line.equals(".")) {
        taken.add(to);
      }
      say(out, answer(line, to));
      if (line.equals("DATA")) {
        while (line != null && !line.equals(".")) {
          line = in.readLine();
        }
      } else {
        line = in.readLine();
      }
    }
  }

  private static String answer(String line, String to) {
    if (line.startsWith("RCPT") && to.startsWith("refused")) {
      return "550 nobody";
    }
    return line.equals("DATA") ? "354 go on" : "250 done";
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }
}
