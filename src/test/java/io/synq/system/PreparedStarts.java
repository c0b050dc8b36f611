package io.synq.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * What a start works out that is the same for all servers: which bundles Liberty's features need
 * and how they fit together, which Liberty keeps in its workarea, and the classes, which the JVM
 * shares by an archive. It is a third of a first start's work: one server's is kept, and those that
 * start later are lent a copy.
 */
final class PreparedStarts {
  private static final Path KEPT =
      Path.of("target/prepared", Runtime.version().toString()).toAbsolutePath();
  private static final Path UNFINISHED = KEPT.resolveSibling("unfinished");
  private static final String WORKAREA = "workarea";
  private static final String CLASSES = "classes.jsa";

  /** Done while nothing is about to be recorded. */
  private static volatile CompletableFuture<Void> recorded =
      CompletableFuture.completedFuture(null);

  private PreparedStarts() {}

  /** Others wait from now on, until a start is kept or there will be none. */
  static void expect() {
    recorded = new CompletableFuture<>();
  }

  /** Whoever waits need not do so any longer. */
  static void expectNoMore() {
    recorded.complete(null);
  }

  /**
   * Fills the workarea of a server that was never started, if there is something to fill it with.
   * Waits for what is about to be recorded: with it, a start is half the work.
   */
  static void fill(Path workarea) {
    recorded.join();
    copyKept(workarea);
  }

  private static synchronized void copyKept(Path workarea) {
    if (Files.exists(KEPT)) {
      Directories.copy(KEPT.resolve(WORKAREA), workarea);
    }
  }

  /** Has a server start for it, if none has. */
  static void make() {
    if (Files.exists(KEPT)) {
      return;
    }
    try (SynqServer server = SynqServer.launchRecorded(Map.of())) {
      server.awaitReady();
      server.stop();
      keep(server.workarea());
    }
  }

  /** The JVM's options of a start. */
  static synchronized List<String> options() {
    return Files.exists(KEPT)
        ? List.of("-XX:SharedArchiveFile=" + KEPT.resolve(CLASSES))
        : List.of();
  }

  /** Adds such options to what a Liberty is started with. */
  static void add(List<String> options, Map<String, String> environment) {
    if (!options.isEmpty()) {
      environment.merge("JVM_ARGS", String.join(" ", options), (given, more) -> given + " " + more);
      // An archive of classes is of no use with Liberty's agent.
      environment.put("WLP_SKIP_BOOTSTRAP_AGENT", "true");
    }
  }

  /** The JVM's options of the start that is to be kept. */
  static List<String> recording() {
    Directories.create(UNFINISHED);
    // Without a line for each class that cannot be in it.
    return List.of("-XX:ArchiveClassesAtExit=" + UNFINISHED.resolve(CLASSES), "-Xlog:cds=off");
  }

  /** Keeps what was recorded, and the workarea, once the server has ended in the orderly way. */
  static synchronized void keep(Path workarea) {
    if (!Files.exists(UNFINISHED.resolve(CLASSES))) {
      throw new AssertionError("the JVM wrote no archive of classes");
    }
    Directories.copy(workarea, UNFINISHED.resolve(WORKAREA));
    Directories.delete(KEPT);
    try {
      Files.move(UNFINISHED, KEPT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    expectNoMore();
  }
}
