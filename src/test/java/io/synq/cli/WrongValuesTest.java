package io.synq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be meant is refused before anything is read or asked. */
class WrongValuesTest {
  private final StringWriter complained = new StringWriter();

  private void assertRefused(String why, String... words) {
    int status = Synq.program().setErr(new PrintWriter(complained)).execute(words);
    assertThat(status).as(complained.toString()).isEqualTo(2);
    assertThat(complained.toString()).startsWith(why);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost:3000/hook",
        "//localhost/hook",
        "/hook",
        "",
        "http:/hook",
        "ftp://localhost/hook",
        "http://localhost:65536/hook"
      })
  void whatIsNoUrlIsNeitherAReceiverNorAServer(String url) {
    assertRefused("a receiver is a URL such as http://", "listen", "--forward", url);
    complained.getBuffer().setLength(0);
    assertRefused("a server is a URL such as https://", "login", url);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "a/b", "a b"})
  void aProfilesNameIsNoPath(String name) {
    assertRefused("a profile's name is of letters", "send", "--profile", name);
  }
}
