package io.synq.platform;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The trace that whoever called has brought, while a thread works for that call: what it stores,
 * logs and answers belongs to it.
 */
public final class CurrentTrace {
  private static final ThreadLocal<@Nullable TraceContext> CURRENT = new ThreadLocal<>();

  private CurrentTrace() {}

  /** Null for none. */
  public static @Nullable TraceContext get() {
    return CURRENT.get();
  }

  /** What names this call to whoever runs the server: its trace's id, or else one of its own. */
  public static String id() {
    TraceContext trace = CURRENT.get();
    return trace == null ? Ids.uuid().toString() : trace.traceId();
  }

  /** Work that fails as it likes. */
  public interface Work<E1 extends Exception, E2 extends Exception> {
    void run() throws E1, E2;
  }

  /** Works for a call that has brought this trace, or none. */
  public static <E1 extends Exception, E2 extends Exception> void run(
      @Nullable TraceContext trace, Work<E1, E2> work) throws E1, E2 {
    TraceContext before = CURRENT.get();
    CURRENT.set(trace);
    try {
      work.run();
    } finally {
      if (before == null) {
        CURRENT.remove();
      } else {
        CURRENT.set(before);
      }
    }
  }

  /** The same with a result. */
  public static <T> T with(@Nullable TraceContext trace, Supplier<T> work) {
    TraceContext before = CURRENT.get();
    if (before == trace) {
      return work.get();
    }
    CURRENT.set(trace);
    try {
      return work.get();
    } finally {
      CURRENT.set(before);
    }
  }
}
