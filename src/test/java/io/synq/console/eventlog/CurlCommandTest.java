package io.synq.console.eventlog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The command, as a shell reads it. */
class CurlCommandTest {

  private static List<String> arguments(String command) throws IOException {
    String script = "curl() { for one in \"$@\"; do printf '%s\\0' \"$one\"; done; }\n" + command;
    Process shell = new ProcessBuilder("sh", "-c", script).start();
    String output = new String(shell.getInputStream().readAllBytes(), UTF_8);
    return List.of(output.split("\0"));
  }

  @Test
  void shellHandsEveryByteOver() throws IOException {
    String body = "{\"note\":\"it's $HOME `id` \\\\ \\\"x\\\" é\",\n \"n\":149.990}\n";
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json");
    headers.put("Synq-Signature", "t=1,v1=ab");
    String url = "https://example.com/hooks?a=1&b='x'&c[0]={1,2}";
    assertThat(arguments(CurlCommand.post(url, headers, body)))
        .containsExactly(
            "-g",
            "-i",
            url,
            "-H",
            "Content-Type: application/json",
            "-H",
            "Synq-Signature: t=1,v1=ab",
            "--data-binary",
            body);
  }

  @Test
  void whatIsTooLongForAnArgumentIsNotTaken() throws Exception {
    String longest = "é".repeat(65_535) + "x";
    assertThat(CurlCommand.takes(longest)).isTrue();
    assertThat(new ProcessBuilder("true", longest).start().waitFor()).isZero();
    assertThat(CurlCommand.takes(longest + "x")).as("by bytes").isFalse();
  }
}
