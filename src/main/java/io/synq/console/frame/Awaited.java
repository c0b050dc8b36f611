package io.synq.console.frame;

import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** What the API answers later, for pages, which wait. */
public final class Awaited {
  private Awaited() {}

  /** Fails as it failed itself: a refusal is not to be hidden in another exception. */
  public static <T> T of(CompletionStage<T> later) {
    try {
      return later.toCompletableFuture().join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException failure ? failure : e;
    }
  }
}
