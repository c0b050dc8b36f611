package io.synq.console.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.console.frame.Form;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

class EndpointFieldsTest {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  private static EndpointFields sent() {
    return new EndpointFields(
        new Form(
            (HttpServletRequest)
                Proxy.newProxyInstance(
                    EndpointFieldsTest.class.getClassLoader(),
                    new Class<?>[] {HttpServletRequest.class},
                    (proxy, method, arguments) ->
                        method.getName().equals("getMethod") ? "POST" : null)));
  }

  /** A form that was refused comes back, and browsers may keep it. */
  @Test
  void aSigningSecretDoesNotComeBackAndThatIsSaid() {
    EndpointFields fields = sent();
    assertThat(fields.isSecretTyped()).isFalse();
    fields.setUrl("https://example.com");
    fields.getTypes().setOthers("order.created");
    fields.setSecret(SECRET);
    assertThat(fields.getSecret()).isEmpty();
    assertThat(fields.isSecretTyped()).isTrue();
    assertThat(fields.made().secret()).isEqualTo(SECRET);
  }

  @Test
  void aSecretToRotateToDoesNotComeBackEither() {
    EndpointCommandsView rotation = new EndpointCommandsView();
    assertThat(rotation.isSecretTyped()).isFalse();
    rotation.setSecret(SECRET);
    assertThat(rotation.getSecret()).isEmpty();
    assertThat(rotation.isSecretTyped()).isTrue();
  }
}
