package io.synq.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.synq.platform.Problem;
import io.synq.platform.ProblemException;
import io.synq.request.RequestObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserReaderTest {
  private static final UserForm ANN = new UserForm("ann", "Ann", Role.ADMIN, true);

  @Test
  void readsAUserInLowerCase() {
    var request = request("{'name':'Ann@Example.COM','role':'member','display_name':'Ann'}");
    var form = UserReader.create(request);
    request.check();
    assertThat(form).isEqualTo(new UserForm("ann@example.com", "Ann", Role.MEMBER, false));
  }

  @Test
  void mergesWhatIsThere() {
    assertThat(UserReader.merge(request("{}"), ANN)).isEqualTo(ANN);
    assertThat(
            UserReader.merge(
                request("{'display_name':null,'role':'viewer','disabled':false}"), ANN))
        .isEqualTo(new UserForm("ann", null, Role.VIEWER, false));
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
    var request = request(json);
    var form = UserReader.create(request);
    UserReader.password(request, form.name());
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(request::check)
        .satisfies(
            refused ->
                assertThat(refused.problem().errors())
                    .extracting(Problem.Violation::pointer)
                    .containsOnly(pointer));
  }

  @Test
  void nameThatGrowsInLowerCaseIsRefused() {
    var request = request("{'name':'" + "\u0130".repeat(150) + "','role':'admin'}");
    UserReader.create(request);
    assertThatExceptionOfType(ProblemException.class).isThrownBy(request::check);
  }

  private static RequestObject request(String json) {
    return RequestObject.parse(json.replace('\'', '"').getBytes(UTF_8));
  }
}
