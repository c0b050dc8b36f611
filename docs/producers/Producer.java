import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Sends an event until it is stored: {@code SYNQ_KEY=synq_… java Producer.java
 * http://localhost:9080 event.json}, with a JDK, 17 or newer, and nothing else.
 *
 * <p>The event has an {@code event_id} of its own: that makes it safe to send it again.
 */
public class Producer {
  private static final int MOST_ATTEMPTS = 10;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  public static void main(String[] args) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(args[0] + "/api/v1/events"))
            .timeout(Duration.ofSeconds(30))
            .header("Authorization", "Bearer " + System.getenv("SYNQ_KEY"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofFile(Path.of(args[1])))
            .build();
    for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
      Duration wait = backoff(attempt);
      try {
        HttpResponse<String> response =
            CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        int status = response.statusCode();
        System.out.println(status + " " + response.body());
        if (status < 300) {
          return;
        }
        if (status < 500 && status != 408 && status != 429) {
          // It would be refused again.
          System.exit(1);
        }
        wait = retryAfter(response, wait);
      } catch (IOException e) {
        // Whether it was stored is not known: to send it again finds out.
        System.out.println("no answer: " + e);
      }
      Thread.sleep(wait.toMillis());
    }
    System.exit(1);
  }

  /** 0.5 s, 1 s, 2 s, … up to 30 s, spread so that producers do not come back all at once. */
  private static Duration backoff(int attempt) {
    long most = Math.min(LONGEST_WAIT.toMillis(), 500L << (attempt - 1));
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
  }

  /** What the server asks for, and the spread on top. */
  private static Duration retryAfter(HttpResponse<?> response, Duration wait) {
    return response
        .headers()
        .firstValue("Retry-After")
        .filter(seconds -> seconds.matches("\\d{1,4}"))
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)).plus(wait))
        .orElse(wait);
  }
}
