package io.synq.console.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FieldsTest {
  /** A form that was refused comes back, and browsers may keep it. */
  @Test
  void aSecretDoesNotComeBackAndThatIsSaid() {
    Fields fields = new Fields(Map.of("name", "Ada"), "secret");
    assertThat(fields.has("secret")).isFalse();
    fields.put("secret", "whsec_1");
    assertThat(fields.get("secret")).isNull();
    assertThat(fields.has("secret")).isTrue();
    assertThat(fields.text("secret")).isEqualTo("whsec_1");
    assertThat(fields.get("name")).isEqualTo("Ada");
  }

  @Test
  void whatDiffersIsNamed() {
    Fields now = new Fields(Map.of("name", "Ada", "role", "admin", "disabled", false));
    Fields yours = new Fields(now);
    yours.put("disabled", true);
    yours.put("role", "viewer");
    assertThat(yours.differences(now, "name", "Name", "role", "Role", "disabled", "Disabled"))
        .containsExactly(
            new FieldDifference("Role", "admin", "viewer"),
            new FieldDifference("Disabled", "no", "yes"));
  }
}
