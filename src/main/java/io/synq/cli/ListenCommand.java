package io.synq.cli;

import io.synq.outbound.DeliveryHeaders;
import io.synq.platform.Texts;
import io.synq.platform.Version;
import io.synq.signature.Secret;
import io.synq.signature.Signatures;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Brings events to a receiver on this machine. */
@Command(
    name = "listen",
    description = {
      "Forwards events to a receiver on this machine, signed as a delivery is, and shows what it"
          + " answers.",
      "One attempt each: what fails is shown, and not sent again. To sign, it has the profile's own"
          + " secret, which --show-secret shows."
    })
final class ListenCommand implements Callable<Integer> {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final int MOST_SHOWN = 200;

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(TIMEOUT)
          .build();
  private final InstantSource clock = InstantSource.system();

  @Mixin ProfileOption profile = new ProfileOption();
  @Mixin EventOptions events = new EventOptions();
  @Spec CommandSpec spec;

  @Option(
      names = "--forward",
      paramLabel = "URL",
      required = true,
      description = "the receiver: http://localhost:3000/hook")
  URI target;

  @Option(names = "--show-secret", description = "first show the secret that your receiver needs")
  boolean showSecret;

  @Override
  public Integer call() throws InterruptedException {
    if (!Remote.isHttp(target)) {
      throw new ParameterException(
          spec.commandLine(), "a receiver is a URL such as http://localhost:3000/hook");
    }
    Profile chosen = profile.load();
    PrintWriter err = spec.commandLine().getErr();
    if (showSecret) {
      spec.commandLine().getOut().println(chosen.secret().value());
      spec.commandLine().getOut().flush();
    }
    new EventSource(chosen, events.query(), text -> err.println("# " + text))
        .follow(event -> forward(event, chosen.secret()));
    return 0;
  }

  private void forward(EventSource.Event event, Secret secret) {
    byte[] body = event.body().getBytes(StandardCharsets.UTF_8);
    String id = Remote.object(event.body()).getString("event_id");
    long begun = clock.millis();
    String outcome;
    try {
      HttpResponse<String> answer =
          client.send(
              request(event.type(), id, body, secret), HttpResponse.BodyHandlers.ofString());
      outcome = answer.statusCode() + shown(answer.body());
    } catch (IOException e) {
      outcome = "no answer (" + e.getClass().getSimpleName() + ")";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      outcome = "interrupted";
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println(event.type() + " " + id + " -> " + (clock.millis() - begun) + " ms " + outcome);
    out.flush();
  }

  private HttpRequest request(String type, String id, byte[] body, Secret secret) {
    long seconds = clock.instant().getEpochSecond();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target)
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    new DeliveryHeaders(id, type, "dlv_forwarded", 1, seconds)
        .signed(
            "Synq-Events/" + Version.TEXT,
            Signatures.synq(List.of(secret), seconds, body),
            Signatures.standard(List.of(secret), id, seconds, body))
        .forEach(request::header);
    return request.build();
  }

  /** The first of an answer, without what would move a terminal's cursor. */
  private static String shown(String body) {
    String text = body.replaceAll("\\p{Cntrl}+", " ").strip();
    return text.isEmpty() ? "" : " " + Texts.shortened(text, MOST_SHOWN);
  }
}
