package io.synq.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.synq.platform.Problem;
import io.synq.platform.ProblemException;
import io.synq.platform.RequestObject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeaderPatchTest {
  private static final Map<String, String> NONE = Map.of();

  @Test
  void replacesAddsAndRemoves() {
    var old = Map.of("X-Kept", "1", "X-Changed", "2", "X-Removed", "3");
    assertThat(patched(old, "{\"X-Changed\":\"9\",\"X-Removed\":null,\"X-Added\":\"4\"}"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("X-Kept", "1", "X-Changed", "9", "X-Added", "4"));
    assertThat(patched(old, "{}")).isEqualTo(old);
    assertThat(patched(old, "null")).isEmpty();
    assertThat(HeaderPatch.apply(request("{}"), old)).isEqualTo(old);
  }

  @Test
  void namesAreOneRegardlessOfCase() {
    var old = Map.of("X-Kept", "1", "Authorization", "2", "X-Removed", "3", "X-Respelled", "4");
    assertThat(
            patched(
                old,
                "{\"authorization\":\"9\",\"x-removed\":null,\"x-respelled\":\"8\",\"X-Respelled\":null}"))
        .containsExactly(
            Map.entry("authorization", "9"),
            Map.entry("X-Kept", "1"),
            Map.entry("x-respelled", "8"));
    assertThat(refused("{\"X-Own\":\"1\",\"x-own\":\"2\"}"))
        .containsExactly("/headers/x-own is there twice: upper and lower case are the same");
  }

  @Test
  void refusesWhatIsNoHeader() {
    assertThat(refused("[]")).containsExactly("/headers must be an object");
    assertThat(refused("{\"X-A\":1,\"X-Ok\":\"x\",\"X-Long\":\"" + "x".repeat(501) + "\"}"))
        .containsExactly(
            "/headers/X-A must be a string of 1 to 500 characters",
            "/headers/X-Long must be a string of 1 to 500 characters");
    assertThat(refused("{\"a/b~c\":\"x\"}"))
        .singleElement()
        .asString()
        .startsWith("/headers/a~1b~0c ");
    assertThat(refused("{\"Host\":\"x\"}"))
        .containsExactly("/headers/Host is a header that the server sets itself");
  }

  @Test
  void takesTwentyAtTheMost() {
    assertThat(patched(NONE, many(HeaderPatch.MOST))).hasSize(HeaderPatch.MOST);
    assertThat(refused(many(HeaderPatch.MOST + 1)))
        .containsExactly("/headers must have at most 20 members");
  }

  private static String many(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "\"X-" + i + "\":\"1\"")
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static RequestObject request(String json) {
    return RequestObject.parse(json.getBytes(UTF_8));
  }

  private static Map<String, String> patched(Map<String, String> old, String headers) {
    var request = request("{\"headers\":" + headers + "}");
    var patched = HeaderPatch.apply(request, old);
    assertThatCode(request::check).doesNotThrowAnyException();
    return patched;
  }

  private static List<String> refused(String headers) {
    var request = request("{\"headers\":" + headers + "}");
    HeaderPatch.apply(request, NONE);
    return catchThrowableOfType(ProblemException.class, request::check).problem().errors().stream()
        .map(Problem.Violation::text)
        .toList();
  }
}
