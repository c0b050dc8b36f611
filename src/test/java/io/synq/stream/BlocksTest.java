package io.synq.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.synq.eventlog.FeedPart;
import io.synq.eventlog.FeedPosition;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A stream's blocks of lines. */
class BlocksTest {
  private static final FeedPosition POSITION = FeedPosition.before(Instant.EPOCH);
  private static final String ID = "id: " + POSITION.encode() + "\n";

  private static String event(String body, @Nullable String error) {
    return text(
        new Blocks().event(new FeedPart.Entry(POSITION, "a.b", body.getBytes(UTF_8)), error));
  }

  private static String text(Blocks blocks) {
    return new String(blocks.bytes(), UTF_8);
  }

  @Test
  void eventHasItsPositionItsTypeAndItsBody() {
    assertThat(event("{\"a\":\"é\"}", null)).isEqualTo(ID + "event: a.b\ndata: {\"a\":\"é\"}\n\n");
  }

  @Test
  void whyAFilterFailedIsOneLineOfComment() {
    assertThat(event("{}", "one\r\ntwo")).startsWith(": filter_error: one two\n" + ID);
  }

  /** Each of the three line ends of the standard; r and n stand for theirs. */
  @ParameterizedTest
  @CsvSource({
    "{nb, 'data: {\ndata: b\n'",
    "{rb, 'data: {\ndata: b\n'",
    "{rnb, 'data: {\ndata: b\n'",
    "{nrb, 'data: {\ndata: \ndata: b\n'",
    "{rrb, 'data: {\ndata: \ndata: b\n'",
    "bn, 'data: b\ndata: \n'",
    "br, 'data: b\ndata: \n'"
  })
  void lineOfABodyIsALineOfData(String body, String data) {
    String sent = body.replace('n', '\n').replace('r', '\r');
    assertThat(event(sent, null)).isEqualTo(ID + "event: a.b\n" + data + "\n");
  }

  @Test
  void whatIsNoEventHasNoData() {
    assertThat(text(Blocks.greeting(POSITION))).isEqualTo("retry: 3000\n" + ID + "\n");
    assertThat(text(Blocks.heartbeat(POSITION))).isEqualTo(":\n" + ID + "\n");
    assertThat(new Blocks().isEmpty()).isTrue();
  }
}
