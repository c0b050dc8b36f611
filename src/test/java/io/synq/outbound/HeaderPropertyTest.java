package io.synq.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** What receivers answer is read or left; what subscribers want in a request cannot break it. */
class HeaderPropertyTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final long LAST = 4_102_444_799L;

  /** RFC 9110 §5.6.7: the one to write, and the two to read. */
  private static final List<DateTimeFormatter> FORMS =
      List.of(form("EEE, dd MMM uuuu HH:mm:ss 'GMT'"), form("EEE MMM ppd HH:mm:ss uuuu"));

  private static DateTimeFormatter form(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
  }

  @Property
  void eachFormOfADateIsTheSameMoment(@ForAll @LongRange(min = 0, max = LAST) long second) {
    Instant moment = Instant.ofEpochSecond(second);
    for (DateTimeFormatter form : FORMS) {
      assertThat(RetryAfter.in("Retry-After: " + form.format(moment), NOW)).contains(moment);
    }
  }

  @Property
  void secondsCountFromNow(@ForAll @LongRange(min = 0, max = 9_999_999_999L) long seconds) {
    assertThat(RetryAfter.in("Server: x\r\nretry-after:\t" + seconds + " \r\n", NOW))
        .contains(NOW.plusSeconds(seconds));
  }

  @Property
  void anyHeadersAreRead(@ForAll String value, @ForAll String more) {
    RetryAfter.in("Retry-After: " + value, NOW)
        .ifPresent(moment -> assertThat(moment.isAfter(Instant.MIN)).isTrue());
    RetryAfter.in(more + "\nRetry-After:" + value + more, NOW);
  }

  @Property
  void whatIsTakenIsOneHeaderLine(@ForAll String name, @ForAll String value) {
    if (ReservedHeaders.refusal(name, value).isEmpty()) {
      assertThat(name + value).matches("\\p{ASCII}+").doesNotContain("\r", "\n", "\0");
      assertThat(name).doesNotContain(":", " ");
    }
    assertThat(ReservedHeaders.refusal(name.toUpperCase(Locale.ROOT), value).isEmpty())
        .isEqualTo(ReservedHeaders.refusal(name.toLowerCase(Locale.ROOT), value).isEmpty());
  }

  @Property
  void noLineBreakComesWithAValue(@ForAll String before, @ForAll String after) {
    assertThat(ReservedHeaders.refusal("X-Own", before + "\r\n" + after)).isPresent();
    assertThat(ReservedHeaders.refusal("X-Own\n" + before, "1")).isPresent();
  }
}
