package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Whoever tries names, passwords and keys from one address, and those who do not. */
class GuessingSystemIT {
  private static final int GUESSERS = 6;
  private static final String EVENTS = "/api/v1/events";

  private final SynqServer server = Servers.standard();
  private final TestTenant tenant = TestTenant.on(server);

  @Test
  void strangersWhoTryNamesTurnNobodyElseAway() {
    List<TestTenant.Person> people = List.of(tenant.person("viewer"), tenant.person("member"));
    AtomicBoolean over = new AtomicBoolean();
    AtomicInteger tried = new AtomicInteger();
    List<CompletableFuture<Void>> guessers = new ArrayList<>();
    for (int i = 0; i < GUESSERS; i++) {
      guessers.add(CompletableFuture.runAsync(() -> guess(over, tried)));
    }
    try {
      Await.until(Await.SOON, () -> tried.get() > GUESSERS);
      for (TestTenant.Person person : people) {
        Api.withPassword(server.url(), person.name(), person.password()).get("/events").expect(200);
      }
    } finally {
      over.set(true);
    }
    guessers.forEach(CompletableFuture::join);
  }

  private void guess(AtomicBoolean over, AtomicInteger tried) {
    try {
      while (!over.get()) {
        String name = "nobody-" + tried.incrementAndGet();
        RawRequest.getFrom("127.0.0.3", server.url(), EVENTS, name, "wrong-password");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void addressThatTriesKeysIsSlowedDownButNotTheKeysInUse() throws IOException {
    String good = "Bearer " + tenant.newKey("events:read").getString("key");
    String wrong = "Bearer synq_" + "0".repeat(32);
    assertThat(from("127.0.0.4", good).status()).isEqualTo(200);
    Answer slowed = from("127.0.0.4", wrong);
    int tried = 1;
    while (slowed.status() == 401 && tried < 2 * Servers.ADDRESS_FAILURES) {
      slowed = from("127.0.0.4", wrong);
      tried++;
    }
    assertThat(tried).isGreaterThanOrEqualTo(Servers.ADDRESS_FAILURES);
    assertThat(slowed.status()).isEqualTo(429);
    assertThat(Integer.parseInt(slowed.header("Retry-After"))).isBetween(1, 11);
    assertThat(from("127.0.0.4", good).status()).isEqualTo(200);
    assertThat(from("127.0.0.5", wrong).status()).isEqualTo(401);
  }

  private Answer from(String address, String authorization) throws IOException {
    return RawRequest.getFrom(
        address, server.url(), EVENTS, "Authorization: " + authorization + "\r\n");
  }
}
