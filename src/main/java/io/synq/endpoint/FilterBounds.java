package io.synq.endpoint;

import com.dashjoin.jsonata.Jsonata;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What one evaluation may take. The library's own bounds see neither what a function allocates nor
 * the parts that it marks as parallel, so these are asked at every step of the expression and at
 * every function's call: between two questions lies work that is in proportion to one value's
 * weight, which is bounded too. Depth, weight and work do not depend on the machine; time is for
 * what they miss.
 */
final class FilterBounds {
  /** More than the operators of an expression can nest. */
  private static final int MAX_DEPTH = FilterText.MOST_OPERATORS + 50;

  private static final long MAX_WEIGHT = 1024 * 1024;
  private static final long MAX_WORK = 8 * MAX_WEIGHT;

  /**
   * The bound of an evaluation that has to give the same on a busy machine: so small that it is
   * always the work that ends it, never the time.
   */
  private static final long MAX_STEADY_WORK = MAX_WEIGHT;

  private static final int STEP_WORK = 16;
  private static final int STEPS_PER_LOOK = 64;
  private static final Duration MAX_TIME = Duration.ofMillis(250);
  private static final Duration MAX_STEADY_TIME = Duration.ofSeconds(5);

  private static final ThreadLocal<FilterBounds> CURRENT = new ThreadLocal<>();
  private static final Jsonata.EntryCallback ENTRY =
      callback(Jsonata.EntryCallback.class, arguments -> current().enter());
  private static final Jsonata.ExitCallback EXIT =
      callback(Jsonata.ExitCallback.class, arguments -> current().exit(arguments[3]));

  private final Map<Object, Long> known;
  private final InstantSource clock;
  private final Instant end;
  private final long maxWeight;
  private final long maxWork;
  private int depth;
  private int steps;
  private long work;

  private FilterBounds(FilterDocument document, InstantSource clock, long work, Duration time) {
    this.known = document.weights();
    this.clock = clock;
    this.end = clock.instant().plus(time);
    // What it costs to look at the whole body a few times is the event's own size.
    this.maxWeight = MAX_WEIGHT + 2 * document.weight();
    this.maxWork = work + 8 * document.weight();
  }

  /** Makes every evaluation of the expression check the bounds that its thread began. */
  static void register(Jsonata expression) {
    expression.assign("__evaluate_entry", ENTRY);
    expression.assign("__evaluate_exit", EXIT);
  }

  /**
   * The library's callbacks take a type that is not public: no class of ours can implement them.
   */
  private static <T> T callback(Class<T> type, Consumer<Object[]> action) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              action.accept(arguments);
              return null;
            }));
  }

  static FilterBounds begin(FilterDocument document, InstantSource clock) {
    return begin(new FilterBounds(document, clock, MAX_WORK, MAX_TIME));
  }

  /**
   * For an evaluation that ends the same on every machine, however busy that is: the time is only
   * for one that works without end past what is counted.
   */
  static FilterBounds beginSteady(FilterDocument document, InstantSource clock) {
    return begin(new FilterBounds(document, clock, MAX_STEADY_WORK, MAX_STEADY_TIME));
  }

  private static FilterBounds begin(FilterBounds bounds) {
    CURRENT.set(bounds);
    return bounds;
  }

  void end() {
    CURRENT.remove();
  }

  static FilterBounds current() {
    return CURRENT.get();
  }

  private void enter() {
    if (++depth > MAX_DEPTH) {
      throw new BrokenException("it recurses too deep");
    }
    charge(STEP_WORK);
  }

  private void exit(@Nullable Object result) {
    depth--;
    made(result);
  }

  /** Before a function is called with these. */
  void call(List<?> arguments) {
    for (Object argument : arguments) {
      charge(FilterWeight.of(argument, known, maxWeight));
    }
    look();
  }

  /** A value that the expression made; those that stand in the body weigh nothing more. */
  void made(@Nullable Object value) {
    if (value instanceof Pattern) {
      throw new BrokenException("regular expressions are not offered");
    }
    if (value instanceof String || (isContainer(value) && !known.containsKey(value))) {
      allow(FilterWeight.of(value, known, maxWeight));
    }
  }

  /** Whether something may be made that weighs so much. */
  void allow(long weight) {
    if (weight > maxWeight) {
      throw new BrokenException("it makes too large a value");
    }
    charge(weight);
  }

  private static boolean isContainer(@Nullable Object value) {
    return value instanceof List || value instanceof Map;
  }

  private void charge(long more) {
    work += more;
    if (work > maxWork) {
      throw new BrokenException("it takes too much work");
    }
    if (++steps % STEPS_PER_LOOK == 0) {
      look();
    }
  }

  private void look() {
    if (clock.instant().isAfter(end)) {
      throw new BrokenException("it takes too long");
    }
  }

  /** Why the bounds ended an evaluation, if they did: the library may have wrapped it. */
  static Optional<String> broken(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof BrokenException || cause instanceof StackOverflowError) {
        return Optional.of(
            cause instanceof BrokenException
                ? String.valueOf(cause.getMessage())
                : "it recurses too deep");
      }
    }
    return Optional.empty();
  }

  /** Ends an evaluation. */
  static final class BrokenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokenException(String message) {
      super(message, null, false, false);
    }
  }
}
