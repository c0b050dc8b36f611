package io.synq.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.synq.platform.ProblemException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever a payload looks like, it is kept byte for byte; whatever is no event is refused. */
class EventReaderPropertyTest {
  private static final String TENANT = "a3f8c120-4e72-4b91-9d63-1c5e7a09bf44";
  private static final List<String> MEMBERS =
      List.of(
          "\"event_type\":\"order.created\"",
          "\"org_id\":\"7b91d204-fc3a-48e1-a13c-3d88e6201bcd\"",
          "\"user_id\":\"c9a1e847-2f3d-4c10-b8e5-0a7d6f219abc\"",
          "\"role\":\"member\"");
  private static final int DEEPEST = 6;

  @Property
  void payloadIsKeptByteForByte(@ForAll("objects") String payload, @ForAll("places") int place) {
    assertThat(EventReader.one(TENANT, event(payload, place)).payload())
        .isEqualTo(payload.getBytes(UTF_8));
  }

  @Property
  void spoiledEventIsReadOrRefused(
      @ForAll("objects") String payload,
      @ForAll("places") int place,
      @ForAll int where,
      @ForAll byte[] instead) {
    byte[] event = event(payload, place);
    int from = Math.floorMod(where, event.length);
    byte[] spoiled = event.clone();
    for (int i = 0; i < instead.length && from + i < spoiled.length; i++) {
      spoiled[from + i] = instead[i];
    }
    readOrRefused(spoiled);
  }

  @Property
  void anyBytesAreReadOrRefused(@ForAll byte[] bytes) {
    readOrRefused(bytes);
  }

  private static void readOrRefused(byte[] body) {
    Throwable one = catchThrowable(() -> EventReader.one(TENANT, body));
    Throwable batch = catchThrowable(() -> EventReader.batch(TENANT, body));
    assertThat(one).satisfiesAnyOf(EventReaderPropertyTest::none, EventReaderPropertyTest::problem);
    assertThat(batch)
        .satisfiesAnyOf(EventReaderPropertyTest::none, EventReaderPropertyTest::problem);
  }

  private static void none(Throwable thrown) {
    assertThat(thrown).isNull();
  }

  private static void problem(Throwable thrown) {
    assertThat(thrown).isInstanceOf(ProblemException.class);
  }

  private static byte[] event(String payload, int place) {
    String before = String.join(",", MEMBERS.subList(0, place));
    String after = String.join(",", MEMBERS.subList(place, MEMBERS.size()));
    return ("{"
            + before
            + (before.isEmpty() ? "" : ",")
            + "\"payload\":"
            + payload
            + (after.isEmpty() ? "" : ",")
            + after
            + "}")
        .getBytes(UTF_8);
  }

  /** After how many of the other members the payload comes. */
  @Provide
  Arbitrary<Integer> places() {
    return Arbitraries.integers().between(0, MEMBERS.size());
  }

  @Provide
  Arbitrary<String> objects() {
    return object(DEEPEST);
  }

  private static Arbitrary<String> value(int depth) {
    Arbitrary<String> scalar = Arbitraries.oneOf(texts(), numbers(), words());
    return depth == 0
        ? scalar
        : Arbitraries.frequencyOf(
            Tuple.of(4, scalar),
            Tuple.of(1, Arbitraries.lazy(() -> object(depth - 1))),
            Tuple.of(1, Arbitraries.lazy(() -> array(depth - 1))));
  }

  private static Arbitrary<String> object(int depth) {
    Arbitrary<String> member =
        Combinators.combine(texts(), blanks(), blanks(), value(depth))
            .as((name, one, two, value) -> name + one + ":" + two + value);
    return inBrackets("{", member, "}");
  }

  private static Arbitrary<String> array(int depth) {
    return inBrackets("[", value(depth), "]");
  }

  private static Arbitrary<String> inBrackets(String open, Arbitrary<String> part, String close) {
    return Combinators.combine(part.list().ofMaxSize(4), blanks(), blanks())
        .as((parts, one, two) -> open + one + String.join(one + "," + two, parts) + two + close);
  }

  private static Arbitrary<String> blanks() {
    return Arbitraries.strings().withChars(' ', '\t', '\n', '\r').ofMaxLength(2);
  }

  private static Arbitrary<String> words() {
    return Arbitraries.of("true", "false", "null");
  }

  /** Spelled in ways that mean the same. */
  private static Arbitrary<String> numbers() {
    return Combinators.combine(
            Arbitraries.of("", "-"),
            Arbitraries.bigIntegers().greaterOrEqual(java.math.BigInteger.ZERO),
            Arbitraries.of("", ".0", ".10", ".000000000000000000001"),
            Arbitraries.of("", "e0", "E+10", "e-007", "e300"))
        .as((sign, whole, fraction, exponent) -> sign + whole + fraction + exponent);
  }

  /** With characters of one to four bytes, and escapes that were not needed. */
  private static Arbitrary<String> texts() {
    Arbitrary<String> part =
        Arbitraries.oneOf(
            Arbitraries.of(
                "\\u0041", "\\/", "\\\"", "\\\\", "\\n", "\\ud83d\\ude00", "é", "€", "😀"),
            Arbitraries.strings().withCharRange('a', 'z').withChars(' ', '{', '}', ',', ':'));
    return part.list().ofMaxSize(3).map(parts -> '"' + String.join("", parts) + '"');
  }
}
