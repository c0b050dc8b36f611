package io.synq.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.stripe.net.Webhook.Util;
import io.synq.signature.SigningKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A request as an endpoint receives it; a shared secret signs it by the published libraries. */
record SignedRequest(Map<String, String> headers, String body) {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** One of an age, which is negative when its time is still to come. */
  static SignedRequest of(String key, Duration age, String body) throws Exception {
    String id = UUID.randomUUID().toString();
    long time = Instant.now().minus(age).getEpochSecond();
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Synq-Event-Type", "order.created");
    headers.put("webhook-id", id);
    headers.put("webhook-timestamp", Long.toString(time));
    if (key.startsWith("whsec_")) {
      headers.put(
          "Synq-Signature", "t=" + time + ",v1=" + Util.computeHmacSha256(key, time + "." + body));
      headers.put("webhook-signature", new com.standardwebhooks.Webhook(key).sign(id, time, body));
    } else {
      byte[] prefix = (id + "." + time + ".").getBytes(UTF_8);
      headers.put(
          "webhook-signature", SigningKey.parse(key).standard(prefix, body.getBytes(UTF_8)));
    }
    return new SignedRequest(headers, body);
  }

  /** The headers that have signatures. */
  List<String> signatures() {
    return headers.keySet().stream().filter(name -> name.endsWith("ignature")).toList();
  }

  SignedRequest withBody(String other) {
    return new SignedRequest(headers, other);
  }

  SignedRequest with(String header, String value) {
    Map<String, String> changed = new LinkedHashMap<>(headers);
    changed.put(header, value);
    return new SignedRequest(changed, body);
  }

  SignedRequest without(String header) {
    Map<String, String> fewer = new LinkedHashMap<>(headers);
    fewer.remove(header);
    return new SignedRequest(fewer, body);
  }

  /** What a receiver answers. */
  int sendTo(String url) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::header);
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
  }
}
