package io.synq.endpoint;

import com.dashjoin.jsonata.Functions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a filter says of a body. */
public sealed interface Verdict {

  /** No filter, so everything passes. */
  Verdict NO_FILTER = new Evaluated(true, null);

  /** Another type of event: nothing is asked. */
  Verdict NOT_WANTED = new Evaluated(false, null);

  /** Whether a delivery is opened: a filter that could not be evaluated lets everything pass. */
  boolean delivers();

  /** Why the filter could not be evaluated. */
  default @Nullable String error() {
    return null;
  }

  /** The expression's result, and what JSONata's {@code $boolean} makes of it. */
  record Evaluated(boolean delivers, @Nullable Object result) implements Verdict {
    private static final int MOST_JSON = 64 * 1024;

    /** The result as the only element of a JSON array; nothing if there is none, or it is large. */
    public Optional<String> json() {
      if (result == null || FilterWeight.of(result, Map.of(), MOST_JSON) > MOST_JSON) {
        return Optional.empty();
      }
      try {
        return Optional.of(Functions.string(List.of(result), false));
      } catch (RuntimeException e) {
        return Optional.empty(); // not a number that JSON has
      }
    }
  }

  /** The expression failed on this body. */
  record Failed(String error) implements Verdict {
    @Override
    public boolean delivers() {
      return true;
    }
  }

  /** The evaluation was ended, or not begun, because it takes too much. */
  record Broken(String error) implements Verdict {
    @Override
    public boolean delivers() {
      return true;
    }
  }
}
