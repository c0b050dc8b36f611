package io.synq.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What we gave out is read back as it was; any other text is refused, and nothing else. */
class WirePropertyTest {
  /** Of the year 1 and of 9999, in milliseconds. */
  private static final long FIRST = -62_135_596_800_000L;

  private static final long LAST = 253_402_300_799_000L;

  @Property
  void cursorIsReadAsItWasWritten(
      @ForAll @LongRange(min = FIRST, max = LAST) long millis,
      @ForAll @AlphaChars @NumericChars @StringLength(min = 1, max = 128) String id) {
    Cursor cursor = new Cursor(Instant.ofEpochMilli(millis), id);
    assertThat(Cursor.decode(cursor.encode())).contains(cursor);
  }

  @Property
  void timeIsReadAsItWasWritten(@ForAll @LongRange(min = FIRST, max = LAST) long millis) {
    Instant time = Instant.ofEpochMilli(millis);
    assertThat(Times.parse(Times.format(time))).contains(time);
  }

  @Property
  void timeIsReadInEveryOffset(
      @ForAll @LongRange(min = FIRST, max = LAST) long millis,
      @ForAll @IntRange(min = -12 * 60, max = 14 * 60) int minutes) {
    Instant time = Instant.ofEpochMilli(millis);
    OffsetDateTime there = time.atOffset(ZoneOffset.ofTotalSeconds(minutes * 60));
    if (there.getYear() >= 0 && there.getYear() <= 9999) {
      String text = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx").format(there);
      assertThat(Times.parse(text)).as(text).contains(time);
    }
  }

  @Property
  void entityTagsAreReadAsTheyWereWritten(@ForAll @NotEmpty List<@LongRange(min = 0) Long> rows) {
    List<String> tags = rows.stream().map(row -> '"' + EntityTags.of(row) + '"').toList();
    assertThat(EntityTags.parse(String.join(" , ", tags)).tags()).isEqualTo(tags);
  }

  @Property
  void anyOtherTextIsRefused(@ForAll String text) {
    readOrRefused(() -> Cursor.decode(text));
    readOrRefused(() -> EntityTags.parse(text));
    readOrRefused(() -> IdempotencyKey.parse(text));
    assertThat(catchThrowable(() -> Times.parse(text))).isNull();
  }

  private static void readOrRefused(ThrowingCallable reading) {
    Throwable thrown = catchThrowable(reading);
    if (thrown != null) {
      assertThat(thrown).isInstanceOf(ProblemException.class);
    }
  }
}
