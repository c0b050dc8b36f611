package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Endpoints that get no events: their secrets are re-encrypted, rotated, and compared. */
final class CrashSecrets {
  private static final int THREADS = 4;
  private static final int COMPARED = 20;

  private final Map<String, String> newest = new ConcurrentHashMap<>();
  private final Set<String> rotated = ConcurrentHashMap.newKeySet();
  private final Set<String> unsure = ConcurrentHashMap.newKeySet();
  private final TestTenant tenant;

  CrashSecrets(SynqServer server, int endpoints) {
    tenant = TestTenant.on(server);
    AtomicInteger made = new AtomicInteger();
    new Threads(
            THREADS,
            () -> {
              while (made.getAndIncrement() < endpoints) {
                JsonObject endpoint = tenant.endpoint("http://127.0.0.1:9/");
                newest.put(endpoint.getString("id"), endpoint.getString("secret"));
              }
            })
        .join();
    assertThat(newest).hasSize(endpoints);
  }

  /** Rotates one after the other until the server is gone. */
  Threads rotate() {
    return new Threads(1, () -> newest.keySet().stream().allMatch(this::rotated));
  }

  private boolean rotated(String id) {
    try {
      Answer answer =
          tenant.api().post("/endpoints/" + id + "/secret/rotate", "{\"overlap_hours\":0}");
      newest.put(id, first(answer.expect(200)));
      rotated.add(id);
      return true;
    } catch (Api.NoAnswerException e) {
      unsure.add(id);
      return false;
    }
  }

  /** Fails unless secrets are those that were last answered: all rotated ones, and some others. */
  void compare(Random random) {
    List<String> others = new ArrayList<>(newest.keySet());
    for (int i = 0; i < COMPARED; i++) {
      rotated.add(others.get(random.nextInt(others.size())));
    }
    for (String id : unsure) {
      // The one before, or one that nobody was told.
      newest.put(id, shown(id));
    }
    unsure.clear();
    for (String id : rotated) {
      assertThat(shown(id)).as("secret of " + id).isEqualTo(newest.get(id));
    }
    rotated.clear();
  }

  private String shown(String id) {
    return first(tenant.api().get("/endpoints/" + id + "/secret").expect(200));
  }

  private static String first(Answer answer) {
    return answer.json().getJsonArray("secrets").getJsonObject(0).getString("secret");
  }
}
