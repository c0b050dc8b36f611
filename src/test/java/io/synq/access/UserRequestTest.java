package io.synq.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.synq.platform.Problem;
import io.synq.platform.ProblemException;
import io.synq.request.Patch;
import io.synq.request.Requests;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserRequestTest {
  private static final UserRequest ANN = new UserRequest("ann", "Ann", "admin", true, null);

  @Test
  void readsAUserInLowerCase() {
    assertThat(made("{'name':'Ann@Example.COM','role':'member','display_name':'Ann'}"))
        .isEqualTo(new UserRequest("ann@example.com", "Ann", "member", false, null));
  }

  @Test
  void mergesWhatIsThere() {
    assertThat(patched("{}")).isEqualTo(ANN);
    assertThat(patched("{'display_name':null,'role':'viewer','disabled':false}"))
        .isEqualTo(new UserRequest("ann", null, "viewer", false, null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "{'name':null}; /name",
        "{'name':'a:b'}; /name",
        "{'role':'operator'}; /role",
        "{'disabled':null}; /disabled",
        "{'password':'nine-wet-otters-sing'}; /password"
      })
  void wrongPatchesAreNamed(String json, String pointer) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> patched(json))
        .satisfies(refused -> assertThat(pointers(refused)).containsExactly(pointer));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "{'role':'admin'}; /name",
        "{'name':null,'role':'admin'}; /name",
        "{'name':'','role':'admin'}; /name",
        "{'name':'a:b','role':'admin'}; /name",
        "{'name':' a','role':'admin'}; /name",
        "{'name':'a ','role':'admin'}; /name",
        "{'name':'a\\u0007','role':'admin'}; /name",
        "{'name':7,'role':'admin'}; /name",
        "{'name':'a'}; /role",
        "{'name':'a','role':null}; /role",
        "{'name':'a','role':'operator'}; /role",
        "{'name':'a','role':'admin','disabled':null}; /disabled",
        "{'name':'a','role':'admin','tenant_id':'x'}; /tenant_id",
        "{'name':'a','role':'admin','password':'short'}; /password",
        "{'name':'a','role':'admin','password':7}; /password",
        "{'name':'ann@example.com','role':'admin','password':'ANN@example.com'}; /password"
      })
  void wrongMembersAreNamed(String json, String pointer) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> made(json))
        .satisfies(refused -> assertThat(pointers(refused)).containsOnly(pointer));
  }

  @Test
  void nameThatGrowsInLowerCaseIsRefused() {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> made("{'name':'" + "\u0130".repeat(150) + "','role':'admin'}"));
  }

  private static List<String> pointers(ProblemException refused) {
    return refused.problem().errors().stream().map(Problem.Violation::pointer).toList();
  }

  private static UserRequest made(String json) {
    var request = Requests.read(json(json), UserRequest.class);
    request.violations().check();
    return request;
  }

  private static UserRequest patched(String json) {
    return new Patch<>(UserRequest.class, json(json)).apply(ANN, UserRequest::violations);
  }

  private static JsonObject json(String json) {
    return Requests.parse(json.replace('\'', '"').getBytes(UTF_8));
  }
}
