package io.synq.backup;

import io.synq.platform.Database;
import io.synq.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Copies of the database, each in a folder that is named after the moment at which it was begun:
 * what was committed by then is in it. Writers go on meanwhile.
 */
@ApplicationScoped
public class Backups {
  private static final System.Logger LOG = System.getLogger(Backups.class.getName());
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final String FINISHED = "\\d{8}T\\d{6}Z";

  private final Database database;
  private final BackupSettings settings;

  @Inject
  Backups(Database database, BackupSettings settings) {
    this.database = database;
    this.settings = settings;
  }

  /** Makes a copy if the newest is too old, and deletes those that are too many. */
  void makeIfDue(Instant now) throws IOException {
    if (settings.directory.isEmpty()) {
      return;
    }
    Path directory = settings.directory.get();
    Files.createDirectories(directory);
    Optional<Instant> newest = newest(now);
    if (newest.filter(now.minus(settings.period)::isBefore).isEmpty()) {
      make(directory, now);
      List<Path> all = made(directory);
      // Those that were made before the clock was set back go first: they are older, too.
      all.sort(Comparator.comparing((Path copy) -> !isLater(copy, now)));
      for (Path old : all.subList(0, Math.max(0, all.size() - settings.keep))) {
        delete(old);
      }
    }
  }

  /**
   * When the newest copy was begun, if there is one. One of later than now was made before the
   * clock was set back, and says nothing of how old what is copied is.
   */
  Optional<Instant> newest(Instant now) throws IOException {
    if (settings.directory.filter(Files::isDirectory).isEmpty()) {
      return Optional.empty();
    }
    return made(settings.directory.get()).stream()
        .filter(copy -> !isLater(copy, now))
        .reduce((earlier, later) -> later)
        .map(copy -> NAME.parse(name(copy), Instant::from));
  }

  private void make(Path directory, Instant now) throws IOException {
    Path unfinished = directory.resolve("unfinished");
    delete(unfinished);
    database.run(
        connection ->
            Sql.of(connection, "call syscs_util.syscs_backup_database(?)", unfinished.toString())
                .update());
    Files.move(unfinished, directory.resolve(NAME.format(now)));
    LOG.log(System.Logger.Level.INFO, "backup.made name=" + NAME.format(now));
  }

  /** The finished ones, oldest first. */
  private static List<Path> made(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries
          .filter(entry -> name(entry).matches(FINISHED))
          .sorted()
          .collect(Collectors.toList());
    }
  }

  private static boolean isLater(Path copy, Instant now) {
    return name(copy).compareTo(NAME.format(now)) > 0;
  }

  private static String name(Path path) {
    return path.getFileName().toString();
  }

  private static void delete(Path path) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    try (Stream<Path> within = Files.walk(path)) {
      for (Path one : within.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(one);
      }
    }
  }
}
