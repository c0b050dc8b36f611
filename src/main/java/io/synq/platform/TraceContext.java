package io.synq.platform;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where in a trace something happens, as the headers {@code traceparent} and {@code tracestate} say
 * it (W3C Trace Context).
 *
 * @param parent the value of {@code traceparent}, in the form of version 00
 * @param state the value of {@code tracestate}; null for none
 */
public record TraceContext(String parent, @Nullable String state) {
  public static final String PARENT = "traceparent";
  public static final String STATE = "tracestate";

  /** How long a parent is. */
  public static final int LENGTH = 55;

  /** The longest state that is kept (§3.3.1.5: at least so much is to be passed on). */
  public static final int MOST_STATE = 512;

  private static final int MOST_MEMBERS = 32;

  /** Longer members of a state that is too long go first (§3.3.1.5). */
  private static final int LONG_MEMBER = 128;

  /** §3.2: of later versions only this beginning is known. */
  private static final Pattern FORM =
      Pattern.compile("([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");

  private static final Pattern NOTHING = Pattern.compile("0+");
  private static final Pattern MEMBER =
      Pattern.compile(
          "[a-z0-9][a-z0-9_*/@-]{0,255}"
              + "=[\\x20-\\x2b\\x2d-\\x3c\\x3e-\\x7e]{0,255}[\\x21-\\x2b\\x2d-\\x3c\\x3e-\\x7e]");

  /**
   * What a request says; null for none. Of two parents none is believed.
   *
   * @param headers the values of a header, each as often as it came
   */
  public static @Nullable TraceContext of(Function<String, @Nullable List<String>> headers) {
    List<String> parents = headers.apply(PARENT);
    if (parents == null || parents.size() != 1) {
      return null;
    }
    List<String> states = headers.apply(STATE);
    boolean stateless = states == null || states.isEmpty();
    return parse(parents.get(0).strip(), stateless ? null : String.join(",", states)).orElse(null);
  }

  /**
   * What the headers of a request say. Empty if a parent cannot be read: the trace ends there, and
   * the request goes on (§3.2.2.5). A state that cannot be read is left out.
   */
  public static Optional<TraceContext> parse(String parent, @Nullable String state) {
    var parts = FORM.matcher(parent);
    if (!parts.matches()
        || parts.group(1).equals("ff")
        || parts.group(1).equals("00") && parts.group(5) != null
        || NOTHING.matcher(parts.group(2)).matches()
        || NOTHING.matcher(parts.group(3)).matches()) {
      return Optional.empty();
    }
    // Whether it is sampled, and whether its id is random: no other flag is known.
    int flags = Integer.parseInt(parts.group(4), 16) & 3;
    return Optional.of(
        new TraceContext(
            "00-" + parts.group(2) + '-' + parts.group(3) + "-0" + flags, readable(state)));
  }

  /** Whether whoever began the trace records it (§3.2.2.5.1). */
  public boolean sampled() {
    return (Character.digit(parent.charAt(LENGTH - 1), 16) & 1) == 1;
  }

  private static @Nullable String readable(@Nullable String state) {
    if (state == null) {
      return null;
    }
    List<String> members =
        Arrays.stream(state.split(",", -1))
            .map(String::strip)
            .filter(member -> !member.isEmpty())
            .collect(Collectors.toList());
    boolean unreadable =
        members.isEmpty()
            || members.size() > MOST_MEMBERS
            || !members.stream().allMatch(member -> MEMBER.matcher(member).matches())
            || members.stream().map(TraceContext::key).distinct().count() < members.size();
    return unreadable ? null : shortened(members);
  }

  private static String key(String member) {
    return member.substring(0, member.indexOf('='));
  }

  private static @Nullable String shortened(List<String> members) {
    for (int i = members.size() - 1; i >= 0 && tooLong(members); i--) {
      if (members.get(i).length() > LONG_MEMBER) {
        members.remove(i);
      }
    }
    while (tooLong(members)) {
      members.remove(members.size() - 1);
    }
    return members.isEmpty() ? null : String.join(",", members);
  }

  private static boolean tooLong(List<String> members) {
    return String.join(",", members).length() > MOST_STATE;
  }

  /** 32 hexadecimal digits. */
  public String traceId() {
    return parent.substring(3, 35);
  }
}
