package io.synq.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Every operation of the API, called by everybody: who is let in is what docs/access.md says. The
 * calls name nothing that exists and bring an empty object, so that whoever is let in is told that,
 * and changes nothing.
 */
class RightsSystemIT {
  private static final Path DOCUMENT = Path.of("docs/access.md");
  private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");
  private static final List<String> SCOPES =
      List.of(
          "events:write",
          "events:read",
          "endpoints:write",
          "endpoints:read",
          "issues:write",
          "admin");

  private final SynqServer server = Servers.standard();
  private final TestTenant tenant = TestTenant.on(server);
  private final List<ApiOperation> operations = ApiDocument.of(server).operations();

  @Test
  void eachIsLetInWhereTheDocumentSaysSo() throws IOException {
    Map<String, Api> callers = new LinkedHashMap<>();
    callers.put("nobody", Api.anonymous(server.url()));
    SCOPES.forEach(scope -> callers.put('`' + scope + '`', key(scope)));
    callers.put("viewer", person("viewer"));
    callers.put("member", person("member"));
    callers.put("administrator", person("admin"));
    callers.put("operator", server.operator());
    List<String> table = new ArrayList<>();
    table.add("| call | " + String.join(" | ", callers.keySet()) + " |");
    table.add("|---".repeat(callers.size() + 1) + "|");
    for (ApiOperation operation : operations) {
      table.add(
          callers.values().stream()
              .map(caller -> verdict(caller, operation))
              .collect(Collectors.joining(" | ", "| `" + name(operation) + "` | ", " |")));
    }
    assertThat(String.join("\n", table)).isEqualTo(documented());
  }

  /** Whose key is none, or no longer one, is nobody. */
  @Test
  void wrongRevokedAndExpiredKeysOpenNothing() {
    Instant soon = Instant.now().plusSeconds(5).truncatedTo(ChronoUnit.SECONDS);
    String expiring =
        "{\"name\":\"k\",\"scopes\":[\"admin\"],\"expires_at\":\"%s\"}"
            .formatted(soon.toString().replace("Z", ".000Z"));
    Api expired =
        Api.withKey(
            server.url(), tenant.api().post("/api-keys", expiring).expect(201).string("key"));
    var revoked = tenant.newKey("admin");
    tenant.api().delete("/api-keys/" + revoked.getString("id")).expect(204);
    Await.until(Await.SOON, () -> expired.get("/me").status() == 401);
    for (Api caller :
        List.of(
            expired,
            Api.withKey(server.url(), revoked.getString("key")),
            Api.withKey(server.url(), "synq_00000000000000000000000000000000"))) {
      assertThat(operations)
          .filteredOn(operation -> !operation.isPublic())
          .allSatisfy(operation -> assertThat(verdict(caller, operation)).isEqualTo("401"));
    }
  }

  private Api key(String scope) {
    return Api.withKey(server.url(), tenant.newKey(scope).getString("key"));
  }

  private Api person(String role) {
    TestTenant.Person person = tenant.person(role);
    return Api.withPassword(server.url(), person.name(), person.password());
  }

  private static String name(ApiOperation operation) {
    return operation.toString().replace("/api/v1", "");
  }

  private static String verdict(Api caller, ApiOperation operation) {
    Map<String, String> none =
        PARAMETER
            .matcher(operation.path())
            .results()
            .map(MatchResult::group)
            .collect(
                Collectors.toMap(name -> name.substring(1, name.length() - 1), name -> "none"));
    Set<String> types = operation.body().keySet();
    int status =
        caller
            .send(
                operation.method(),
                operation.path(none),
                types.isEmpty() ? "" : types.iterator().next(),
                (types.isEmpty() ? "" : "{}").getBytes(UTF_8))
            .status();
    assertThat(status).as(operation.toString()).isLessThan(500);
    return status == 401 || status == 403 ? Integer.toString(status) : "yes";
  }

  private static String documented() throws IOException {
    return Files.readAllLines(DOCUMENT).stream()
        .dropWhile(line -> !line.startsWith("| call |"))
        .takeWhile(line -> line.startsWith("|"))
        .collect(Collectors.joining("\n"));
  }
}
