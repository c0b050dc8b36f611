package io.synq.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * What Liberty works out at the first start of an installation, which bundles its features need and
 * how they fit together, and keeps in its workarea. It is an eighth of that start's work, and the
 * same for all servers with the same messaging: one works it out, the others get a copy.
 */
final class Workareas {
  private static final Path KEPT = Path.of("target/workareas").toAbsolutePath();
  private static final Set<String> MESSAGING = Set.of("embedded", "activemq");

  private Workareas() {}

  /** Gives a server that was never started what another with that messaging left behind. */
  static synchronized void lend(String messaging, SynqServer server) {
    if (!MESSAGING.contains(messaging)) {
      return;
    }
    Path kept = KEPT.resolve(messaging);
    try {
      if (!Files.exists(kept)) {
        make(messaging, kept);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Directories.copy(kept, server.workarea());
  }

  private static void make(String messaging, Path kept) throws IOException {
    try (SynqServer first = SynqServer.launchUnprepared(Map.of("SYNQ_MESSAGING", messaging))) {
      first.awaitStarted();
      first.stop();
      // At last, so that a run that is broken off leaves none that is half there.
      Path whole = KEPT.resolve(messaging + ".new");
      Directories.delete(whole);
      Directories.copy(first.workarea(), whole);
      Files.move(whole, kept);
    }
  }
}
