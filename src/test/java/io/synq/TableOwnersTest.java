package io.synq;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.platform.OldRows;
import io.synq.secrets.SealedColumn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A table has one owner: the feature that writes it. Others read it only if they stand above its
 * owner, as for classes. Tables are looked for in the strings of the code, by their own names and
 * by those of their entities.
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

  /** Deletes events with all that was made of them: whole tenants' days, in few statements. */
  private static final Map<String, Set<String>> DELETES_FOR_OTHERS =
      Map.of(
          "retention",
          Set.of(
              "event",
              "delivery",
              "attempt",
              "sent_body",
              "failed_delivery",
              "event_sketch",
              "figure_count"));

  /**
   * Written by statements, many at once, and an entity for those who read: nobody can make one or
   * change it.
   */
  private static final Set<String> READ_ABOVE_THEIR_OWNER = Set.of("deliverylog.Attempt");

  /** Tables whose names are also members of the API: such a string alone says nothing. */
  private static final Set<String> MEMBERS_TOO = Set.of("event_type", "api_key");

  private static final Pattern JOINED = Pattern.compile("\"\\s*\\+\\s*\"");
  private static final Pattern STRING = Pattern.compile("\"(?:[^\"\\\\\\n]|\\\\.)*\"");
  private static final Pattern ENTITY =
      Pattern.compile("@Table\\(name = \"(\\w+)\"\\)[^{;]*? class (\\w+)");

  /** Given a table's name, these change its rows. */
  private static final Pattern GIVEN =
      Pattern.compile(
          "new (?:%s|%s)\\(\\s*\"(\\w+)\""
              .formatted(OldRows.class.getSimpleName(), SealedColumn.class.getSimpleName()));

  /** A file of the code, with what its strings say, in their order. */
  private record Source(String feature, String code, String sql, List<String> strings) {
    static Source of(Path file) {
      try {
        String code = JOINED.matcher(Files.readString(file)).replaceAll("");
        List<String> strings =
            STRING
                .matcher(code)
                .results()
                .map(found -> found.group().substring(1, found.group().length() - 1))
                .toList();
        String feature = CODE.relativize(file.getParent()).toString().replace('/', '.');
        return new Source(feature, code, String.join(" ", strings), strings);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    boolean says(String words, String table) {
      return NAMES.get(table).stream()
          .filter(sql::contains)
          .anyMatch(
              name -> Pattern.compile("\\b" + words + " " + name + "\\b").matcher(sql).find());
    }

    boolean isGiven(String table) {
      return GIVEN.matcher(code).results().anyMatch(found -> found.group(1).equals(table));
    }

    /** A string that is the table's name, to be put into statements. */
    boolean names(String table) {
      return table.contains("_") && !MEMBERS_TOO.contains(table) && strings.contains(table);
    }

    /** The same with an alias: that is to be read. */
    boolean namesToRead(String table) {
      return strings.stream()
          .anyMatch(one -> one.startsWith(table + " ") && one.length() == table.length() + 2);
    }
  }

  private static final List<Source> SOURCES = sources();

  private static List<Source> sources() {
    try (Stream<Path> files = Files.walk(CODE)) {
      return files.filter(file -> file.toString().endsWith(".java")).map(Source::of).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a table is called: in SQL, and in JPQL if it has an entity. */
  private static final Map<String, Set<String>> NAMES = names();

  private static Map<String, Set<String>> names() {
    Map<String, Set<String>> names = new HashMap<>();
    OWNERS.keySet().forEach(table -> names.put(table, new TreeSet<>(Set.of(table))));
    SOURCES.stream()
        .flatMap(source -> ENTITY.matcher(source.code()).results())
        .forEach(found -> names.get(found.group(1)).add(found.group(2)));
    return names;
  }

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
  void anEntityIsOfItsTablesOwner() {
    var foreign = new TreeSet<String>();
    for (Source source : SOURCES) {
      ENTITY
          .matcher(source.code())
          .results()
          .filter(found -> !source.feature().equals(OWNERS.get(found.group(1))))
          .forEach(found -> foreign.add(source.feature() + "." + found.group(2)));
    }
    assertThat(foreign).isEqualTo(READ_ABOVE_THEIR_OWNER);
  }

  @Test
  void onlyItsOwnerWritesATable() {
    assertThat(
            foreign(
                (source, table) ->
                    source.says("(insert into|update)", table) || source.isGiven(table)))
        .isEmpty();
  }

  @Test
  void onlyItsOwnerDeletesFromATableAndRetention() {
    assertThat(foreign((source, table) -> source.says("delete from", table) || source.names(table)))
        .isEqualTo(DELETES_FOR_OTHERS);
  }

  @Test
  void aTableIsReadByThoseAboveItsOwner() {
    var uses =
        foreign(
            (source, table) ->
                source.says("(from|join)", table)
                    || source.names(table)
                    || source.namesToRead(table));
    uses.forEach((feature, tables) -> tables.removeIf(table -> isAbove(feature, table)));
    uses.values().removeIf(Set::isEmpty);
    assertThat(uses).isEmpty();
  }

  private static boolean isAbove(String feature, String table) {
    return Features.below(feature).contains(OWNERS.get(table));
  }

  /** The tables of others that a feature does this with, by feature. */
  private static Map<String, Set<String>> foreign(BiPredicate<Source, String> use) {
    Map<String, Set<String>> found = new TreeMap<>();
    OWNERS.forEach(
        (table, owner) ->
            SOURCES.stream()
                .filter(source -> !source.feature().equals(owner))
                .filter(source -> use.test(source, table))
                .forEach(
                    source ->
                        found
                            .computeIfAbsent(source.feature(), feature -> new TreeSet<>())
                            .add(table)));
    return found;
  }
}
