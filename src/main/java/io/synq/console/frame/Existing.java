package io.synq.console.frame;

import io.synq.platform.ProblemException;
import io.synq.platform.ProblemType;
import java.util.Optional;
import java.util.function.Supplier;

/** What the API has, for pages that can do without it. */
public final class Existing {
  private Existing() {}

  /** What it answers; nothing if there is no such thing, or no more. */
  public static <T> Optional<T> of(Supplier<T> look) {
    try {
      return Optional.of(look.get());
    } catch (ProblemException e) {
      if (e.problem().type() == ProblemType.NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
