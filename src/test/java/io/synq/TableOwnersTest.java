package io.synq;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A table has one owner: the feature that writes it. Others read it only if they stand above its
 * owner, as for classes. Tables are looked for in the strings of the code.
 */
class TableOwnersTest {
  private static final Path CODE = Path.of("src/main/java/io/synq");

  private static final Map<String, String> OWNERS =
      Map.ofEntries(
          Map.entry("tenant", "tenant"),
          Map.entry("api_key", "access"),
          Map.entry("app_user", "access"),
          Map.entry("endpoint", "endpoint"),
          Map.entry("signing_secret", "endpoint"),
          Map.entry("endpoint_secret", "endpoint"),
          Map.entry("endpoint_version", "endpoint"),
          Map.entry("endpoint_health", "endpoint"),
          Map.entry("endpoint_turn", "delivery"),
          Map.entry("event", "event"),
          Map.entry("event_settled", "event"),
          Map.entry("event_edge", "event"),
          Map.entry("event_purged", "event"),
          Map.entry("event_sketch", "eventlog"),
          Map.entry("delivery", "delivery"),
          Map.entry("attempt", "delivery"),
          Map.entry("sent_body", "delivery"),
          Map.entry("order_line", "delivery"),
          Map.entry("order_place", "delivery"),
          Map.entry("failed_delivery", "delivery"),
          Map.entry("figure_count", "figures"),
          Map.entry("audit_entry", "audit"),
          Map.entry("issue", "issue"),
          Map.entry("issue_entry", "issue"),
          Map.entry("server_secret", "secrets"),
          Map.entry("event_type", "eventtype"),
          Map.entry("event_type_version", "eventtype"),
          Map.entry("replay", "replay"),
          Map.entry("replay_target", "replay"),
          Map.entry("replay_delivery", "replay"),
          Map.entry("idempotent_request", "idempotency"),
          Map.entry("console_session", "console.session"),
          Map.entry("portal_link", "portal"),
          Map.entry("notice", "notices"),
          Map.entry("endpoint_told", "notices"),
          Map.entry("lease", "platform"));

  /** Deletes events with all that was made of them. */
  private static final Set<String> DELETES_FOR_OTHERS = Set.of("retention");

  private static final Pattern JOINED = Pattern.compile("\"\\s*\\+\\s*\"");
  private static final Pattern STRING = Pattern.compile("\"(?:[^\"\\\\\\n]|\\\\.)*\"");

  @Test
  void everyTableHasAnOwner() throws IOException {
    var made = new TreeSet<String>();
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/migration"))) {
      for (Path file : files.toList()) {
        Pattern.compile("create table (\\w+)")
            .matcher(Files.readString(file))
            .results()
            .forEach(found -> made.add(found.group(1)));
      }
    }
    assertThat(made).isEqualTo(new TreeSet<>(OWNERS.keySet()));
  }

  @Test
  void onlyItsOwnerWritesATable() throws IOException {
    var foreign = new TreeSet<String>();
    for (Path file : code()) {
      String sql = strings(file);
      String feature = feature(file);
      for (String table : OWNERS.keySet()) {
        if (!feature.equals(OWNERS.get(table))
            && (says(sql, "(insert into|update) " + table)
                || says(sql, "delete from " + table) && !DELETES_FOR_OTHERS.contains(feature))) {
          foreign.add(file + " writes " + table);
        }
      }
    }
    assertThat(foreign).isEmpty();
  }

  @Test
  void aTableIsReadByThoseAboveItsOwner() throws IOException {
    var foreign = new TreeSet<String>();
    for (Path file : code()) {
      String sql = strings(file);
      String feature = feature(file);
      for (String table : OWNERS.keySet()) {
        String owner = OWNERS.get(table);
        if (!feature.equals(owner)
            && says(sql, "(?<!delete )(from|join) " + table)
            && !Features.below(feature).contains(owner)) {
          foreign.add(file + " reads " + table);
        }
      }
    }
    assertThat(foreign).isEmpty();
  }

  private static List<Path> code() throws IOException {
    try (Stream<Path> files = Files.walk(CODE)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }

  private static String feature(Path file) {
    return CODE.relativize(file.getParent()).toString().replace('/', '.');
  }

  /** A file's strings, in their order. */
  private static String strings(Path file) throws IOException {
    String joined = JOINED.matcher(Files.readString(file)).replaceAll("");
    return STRING
        .matcher(joined)
        .results()
        .map(found -> found.group().substring(1, found.group().length() - 1))
        .collect(joining(" "));
  }

  private static boolean says(String sql, String words) {
    return sql.contains(words.substring(words.lastIndexOf(' ')))
        && Pattern.compile("\\b" + words + "\\b").matcher(sql).find();
  }
}
