package io.synq.console.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.console.frame.FieldDifference;
import io.synq.console.frame.Form;
import io.synq.endpoint.AuthenticationResponse;
import io.synq.endpoint.EndpointRequest;
import io.synq.endpoint.EndpointResponse;
import io.synq.endpoint.Retry;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EndpointFieldsTest {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final Instant NOW = Instant.parse("2024-12-04T15:32:07.412Z");

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

  private static EndpointResponse endpoint(@Nullable AuthenticationResponse authentication) {
    return new EndpointResponse(
        "ep_1",
        "https://example.com/",
        "north",
        List.of("order.*", "a.b"),
        "payload.total > 1",
        "{\"a\": payload}",
        "cloudevents",
        true,
        Map.of("X-A", "1"),
        authentication,
        8,
        1_000,
        new Retry(5, 3600, 86_400, List.of(400, 404)),
        "key",
        "payload.id",
        90,
        "enabled",
        null,
        NOW,
        NOW,
        null,
        null);
  }

  private static EndpointResponse plain() {
    return new EndpointResponse(
        "ep_1",
        "https://example.com/",
        null,
        List.of("*"),
        null,
        null,
        null,
        false,
        Map.of(),
        null,
        null,
        null,
        null,
        "none",
        null,
        null,
        "enabled",
        null,
        NOW,
        NOW,
        null,
        null);
  }

  private static AuthenticationResponse client() {
    return new AuthenticationResponse(
        "oauth2_client_credentials",
        null,
        "https://auth.example.com/token",
        "me",
        List.of("read", "write"),
        "all",
        "client_secret_post",
        null,
        NOW);
  }

  @Test
  void fieldsSayWhatTheEndpointIs() {
    EndpointFields fields = EndpointFields.of(endpoint(client()));
    fields.getTyped().put("authentication-client_secret", "s3cret");
    EndpointRequest made = fields.made();
    assertThat(made.url()).isEqualTo("https://example.com/");
    assertThat(made.description()).isEqualTo("north");
    assertThat(made.eventTypes()).containsExactly("order.*", "a.b");
    assertThat(made.filter()).isEqualTo("payload.total > 1");
    assertThat(made.transform()).isEqualTo("{\"a\": payload}");
    assertThat(made.format()).isEqualTo("cloudevents");
    assertThat(made.handshake()).isTrue();
    assertThat(made.headers()).isEqualTo(Map.of("X-A", "1"));
    assertThat(made.maxInFlight()).isEqualTo(8);
    assertThat(made.rateLimit()).isEqualTo(1_000);
    assertThat(made.retry()).isEqualTo(new Retry(5, 3600, 86_400, List.of(400, 404)));
    assertThat(made.ordering()).isEqualTo("key");
    assertThat(made.orderingKey()).isEqualTo("payload.id");
    assertThat(made.orderingLimitSeconds()).isEqualTo(90);
    assertThat(made.authentication().tokenUrl()).isEqualTo("https://auth.example.com/token");
    assertThat(made.authentication().clientId()).isEqualTo("me");
    assertThat(made.authentication().clientSecret()).isEqualTo("s3cret");
    assertThat(made.authentication().scopes()).containsExactly("read", "write");
    assertThat(made.authentication().audience()).isEqualTo("all");
    assertThat(made.authentication().clientAuthentication()).isEqualTo("client_secret_post");
    assertThat(made.signature()).isEqualTo("hmac");
  }

  @Test
  void whatIsNotThereIsEmpty() {
    EndpointRequest made = EndpointFields.of(plain()).made();
    assertThat(made.description()).isNull();
    assertThat(made.format()).isNull();
    assertThat(made.handshake()).isFalse();
    assertThat(made.maxInFlight()).isNull();
    assertThat(made.authentication()).isNull();
    assertThat(made.ordering()).isEqualTo("none");
  }

  @Test
  void onlyWhatTheChosenAuthenticationHasIsSaid() {
    EndpointFields fields = EndpointFields.of(endpoint(client()));
    fields.getTyped().put("authentication-type", "basic");
    fields.getTyped().put("authentication-username", "ada");
    fields.getTyped().put("authentication-password", " p ");
    assertThat(fields.made().authentication().username()).isEqualTo("ada");
    assertThat(fields.made().authentication().password()).isEqualTo(" p ");
    assertThat(fields.made().authentication().tokenUrl()).isNull();
  }

  @Test
  void whatIsTypedOtherwiseIsNamed() {
    EndpointFields now = EndpointFields.of(endpoint(client()));
    EndpointFields yours = EndpointFields.of(endpoint(client()));
    assertThat(yours.differences(now)).isEmpty();
    yours.getTyped().put("authentication-scopes", " read,  write");
    assertThat(yours.differences(now)).isEmpty();
    yours.getTyped().put("handshake", false);
    yours.getTyped().put("ordering_limit_seconds", "2 min");
    assertThat(yours.differences(now))
        .containsExactly(
            new FieldDifference("Handshake", "yes", "no"),
            new FieldDifference("Longest block", "90 s", "2 min"));
  }

  /** A form that was refused comes back, and browsers may keep it. */
  @Test
  void aSigningSecretAndAFileWithAKeyDoNotComeBack() {
    EndpointFields fields = sent();
    fields.getTyped().put("url", "https://example.com");
    fields.getTypes().setOthers("order.created");
    fields.getTyped().put("secret", SECRET);
    fields.getTyped().put("authentication-pkcs12", "MIIK");
    assertThat(fields.getTyped().get("url")).isEqualTo("https://example.com");
    assertThat(fields.getTyped().get("secret")).isNull();
    assertThat(fields.getTyped().get("authentication-pkcs12")).isNull();
    assertThat(fields.made().secret()).isEqualTo(SECRET);
    assertThat(fields.made().signature()).isNull();
  }

  @Test
  void aSecretToRotateToDoesNotComeBackEither() {
    EndpointCommandsView rotation = new EndpointCommandsView();
    rotation.getFields().put("secret", SECRET);
    assertThat(rotation.getFields().get("secret")).isNull();
  }

  /** What is wrong with a member is said at the field of this id. */
  @Test
  void aFieldIsCalledLikeItsMember() throws Exception {
    String page =
        Files.readString(Path.of("src/main/webapp/WEB-INF/console/endpoint-fields.xhtml"));
    Pattern field =
        Pattern.compile(
            "id=\"([a-z0-9_-]+)\"[^>]* value=\"#\\{endpointFields\\.typed(?:\\.|\\[')([a-z0-9_-]+)");
    Set<String> ids =
        field
            .matcher(page)
            .results()
            .peek(found -> assertThat(found.group(2)).isEqualTo(found.group(1)))
            .map(found -> found.group(1))
            .collect(Collectors.toSet());
    assertThat(ids).hasSize(28).contains("secret", "signature", "authentication-password");
  }
}
