package io.synq.endpoint;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * JSONata's functions as filters have them: those whose work is in proportion to their arguments,
 * and whose result depends on nothing else, so that an event is judged the same at every replay.
 */
final class FilterFunctions {
  private static final int MAX_DIGITS = 20;
  private static final int MAX_SPLIT = 64 * 1024;

  /** Each with its signature in the library's notation; some take less than in the standard. */
  private static final Map<String, String> OFFERED =
      Map.ofEntries(
          Map.entry("abs", "<n-:n>"),
          Map.entry("append", "<xx:a>"),
          Map.entry("assert", "<bs?:x>"),
          Map.entry("average", "<a<n>:n>"),
          Map.entry("base64decode", "<s-:s>"),
          Map.entry("base64encode", "<s-:s>"),
          Map.entry("boolean", "<x-:b>"),
          Map.entry("ceil", "<n-:n>"),
          Map.entry("contains", "<s-s:b>"),
          Map.entry("count", "<a:n>"),
          Map.entry("distinct", "<x:x>"),
          Map.entry("each", "<o-f:a>"),
          Map.entry("error", "<s?:x>"),
          Map.entry("exists", "<x:b>"),
          Map.entry("filter", "<af>"),
          Map.entry("floor", "<n-:n>"),
          Map.entry("join", "<a<s>s?:s>"),
          Map.entry("keys", "<x-:a<s>>"),
          Map.entry("length", "<s-:n>"),
          Map.entry("lookup", "<x-s:x>"),
          Map.entry("lowercase", "<s-:s>"),
          Map.entry("map", "<af>"),
          Map.entry("max", "<a<n>:n>"),
          Map.entry("merge", "<a<o>:o>"),
          Map.entry("min", "<a<n>:n>"),
          Map.entry("not", "<x-:b>"),
          Map.entry("number", "<(nsb)-:n>"),
          Map.entry("power", "<n-n:n>"),
          Map.entry("reduce", "<afj?:j>"),
          Map.entry("replace", "<s-ss:s>"),
          Map.entry("reverse", "<a:a>"),
          Map.entry("round", "<n-n?:n>"),
          Map.entry("sift", "<o-f?:o>"),
          Map.entry("single", "<af?>"),
          Map.entry("sort", "<af?:a>"),
          Map.entry("split", "<s-s:a<s>>"),
          Map.entry("spread", "<x-:a<o>>"),
          Map.entry("sqrt", "<n-:n>"),
          Map.entry("string", "<x-b?:s>"),
          Map.entry("substring", "<s-nn?:s>"),
          Map.entry("substringAfter", "<s-s:s>"),
          Map.entry("substringBefore", "<s-s:s>"),
          Map.entry("sum", "<a<n>:n>"),
          Map.entry("toMillis", "<s-:n>"),
          Map.entry("trim", "<s-:s>"),
          Map.entry("type", "<x:s>"),
          Map.entry("uppercase", "<s-:s>"),
          Map.entry("zip", "<a+>"));

  /** Where the library's method has another name. */
  private static final Map<String, String> METHODS =
      Map.of(
          "assert", "assertFn",
          "boolean", "toBoolean",
          "reduce", "foldLeft");

  /** Those of {@link StandardFunctions}. */
  private static final Set<String> MENDED =
      Set.of("base64decode", "base64encode", "number", "string", "substring", "toMillis");

  /**
   * Not offered: what changes from one moment to the next, what evaluates or matches a text of its
   * own, and what writes by a picture, of any width.
   */
  static final Set<String> REFUSED =
      Set.of(
          "clone",
          "decodeUrl",
          "decodeUrlComponent",
          "encodeUrl",
          "encodeUrlComponent",
          "eval",
          "formatBase",
          "formatInteger",
          "formatNumber",
          "fromMillis",
          "match",
          "millis",
          "now",
          "pad",
          "parseInteger",
          "random",
          "shuffle");

  /** What is looked at beyond the weight of the arguments. */
  private static final Map<String, Function<List<?>, Long>> RESULTS =
      Map.of(
          "join", FilterFunctions::joined,
          "replace", FilterFunctions::replaced,
          "split", FilterFunctions::split);

  private FilterFunctions() {}

  /** Gives the expression these functions in place of the library's. */
  static void register(Jsonata expression) {
    OFFERED.forEach(
        (name, signature) -> expression.registerFunction(name, new Offered(name, signature)));
    REFUSED.forEach(name -> expression.registerFunction(name, new Refused(name)));
  }

  private static long joined(List<?> arguments) {
    long elements = arguments.get(0) instanceof List<?> list ? list.size() : 1;
    return elements * length(arguments, 1);
  }

  private static long replaced(List<?> arguments) {
    long pattern = Math.max(1, length(arguments, 1));
    return length(arguments, 0) / pattern * length(arguments, 2);
  }

  private static long split(List<?> arguments) {
    return length(arguments, 0) / Math.max(1, length(arguments, 1)) * FilterWeight.UNIT * 4;
  }

  private static long length(List<?> arguments, int index) {
    return arguments.size() > index && arguments.get(index) instanceof String text
        ? text.length()
        : 0;
  }

  /** A function of the library that asks the bounds first. */
  private static final class Offered extends Jsonata.JFunction {
    private final String name;

    Offered(String name, String signature) {
      super(
          name,
          signature,
          MENDED.contains(name) ? StandardFunctions.class : Functions.class,
          null,
          METHODS.getOrDefault(name, name));
      this.name = name;
    }

    @Override
    public @Nullable Object call(@Nullable Object input, @SuppressWarnings("rawtypes") List args) {
      FilterBounds bounds = FilterBounds.current();
      bounds.call(args);
      if (RESULTS.containsKey(name)) {
        bounds.allow(RESULTS.get(name).apply(args));
      }
      if (name.equals("round") && args.size() > 1) {
        checkDigits(args.get(1));
      }
      Object result = super.call(input, args);
      bounds.made(result);
      return result;
    }

    /** Rounding to a billion digits would write them all. */
    private static void checkDigits(@Nullable Object digits) {
      if (digits instanceof Number number && Math.abs(number.doubleValue()) > MAX_DIGITS) {
        throw new JException("the precision of $round must be from -20 to 20", -1);
      }
    }
  }

  /** A function that is not there. */
  private static final class Refused extends Jsonata.JFunction {
    Refused(String name) {
      super(
          (input, arguments) -> {
            throw new FilterBounds.BrokenException("$" + name + " is not offered");
          },
          null);
    }
  }
}
