package io.synq.endpoint;

import io.synq.outbound.ClientCertificate;
import io.synq.outbound.ReceiverUrl;
import io.synq.platform.Violations;
import io.synq.request.Lines;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How requests to a receiver prove who sends them, as a caller of the API says it. Only the members
 * of its type may be there.
 */
@Schema(
    examples =
        """
        {
          "type": "oauth2_client_credentials",
          "token_url": "https://auth.example.com/token",
          "client_id": "synq",
          "client_secret": "9f1c0d5e7a",
          "scopes": ["hooks.write"]
        }
        """)
public record AuthenticationRequest(
    @Schema(
            enumeration = {
              AuthenticationType.BASIC_TEXT,
              AuthenticationType.CLIENT_CREDENTIALS_TEXT,
              AuthenticationType.CERTIFICATE_TEXT
            },
            description =
                "Which members there are. Only a patch may leave it out, for what there is.")
        @Nullable String type,
    @Schema(maxLength = 255, description = "Of basic; without a colon.") @Nullable String username,
    @Schema(
            writeOnly = true,
            maxLength = 500,
            description = "Of basic; or that of the file of client_certificate, if it has one.")
        @Nullable String password,
    @Schema(
            format = "uri",
            maxLength = EndpointRequest.MAX_URL,
            description = "Where access tokens are: https, and no private address.")
        @Nullable String tokenUrl,
    @Schema(maxLength = 500) @Nullable String clientId,
    @Schema(writeOnly = true, maxLength = 2000) @Nullable String clientSecret,
    @Schema(maxItems = 50, maxLength = 200, description = "What is asked for; none by default.")
        @Nullable List<String> scopes,
    @Schema(maxLength = 2000, description = "For whom, where the authorization server wants it.")
        @Nullable String audience,
    @Schema(
            enumeration = {AuthenticationRequest.BASIC, AuthenticationRequest.POST},
            description = "How the client shows its secret; client_secret_basic by default.")
        @Nullable String clientAuthentication,
    @Schema(
            writeOnly = true,
            maxLength = AuthenticationRequest.LONGEST_FILE,
            description = "A PKCS#12 file in base64, with one private key and its certificates.")
        @Lines
        @Nullable String pkcs12) {
  static final String BASIC = "client_secret_basic";
  static final String POST = "client_secret_post";
  static final int LONGEST_FILE = 20_000;

  /** RFC 6749 §3.3. */
  private static final Pattern SCOPE = Pattern.compile("[\\x21\\x23-\\x5b\\x5d-\\x7e]+");

  /** The request that would make it as it is, without its secrets. */
  static @Nullable AuthenticationRequest of(@Nullable AuthenticationResponse shown) {
    return shown == null
        ? null
        : new AuthenticationRequest(
            shown.type(),
            shown.username(),
            null,
            shown.tokenUrl(),
            shown.clientId(),
            null,
            shown.scopes(),
            shown.audience(),
            shown.clientAuthentication(),
            null);
  }

  /** Whether it says its secret, and not only what it is kept for. */
  boolean hasSecret() {
    return password != null || clientSecret != null || pkcs12 != null;
  }

  /** Whether it is shown in {@code Authorization}. */
  boolean sendsHeader() {
    return kind() != AuthenticationType.CERTIFICATE;
  }

  AuthenticationType kind() {
    return AuthenticationType.of(Objects.requireNonNull(type));
  }

  /**
   * What anybody may see of it.
   *
   * @param certificate of the file, or else the one that is kept
   */
  AuthenticationResponse shown(
      AuthenticationResponse.@Nullable Certificate certificate, Instant updatedAt) {
    boolean client = kind() == AuthenticationType.CLIENT_CREDENTIALS;
    return new AuthenticationResponse(
        Objects.requireNonNull(type),
        username,
        tokenUrl,
        clientId,
        client ? Optional.ofNullable(scopes).orElse(List.of()) : null,
        audience,
        client ? Optional.ofNullable(clientAuthentication).orElse(BASIC) : null,
        certificate,
        updatedAt);
  }

  /**
   * The secret, which is kept encrypted.
   *
   * @param url of the endpoint
   */
  EndpointSecret secret(Optional<ClientCertificate> certificate, String url) {
    return new EndpointSecret(
        Objects.requireNonNull(type),
        KeptSecret.servers(kind(), url, tokenUrl),
        certificate
            .map(EndpointSecret::of)
            .orElseGet(() -> Objects.requireNonNull(password == null ? clientSecret : password)));
  }

  /**
   * What is wrong with it beyond what the schema can say.
   *
   * @param before what there was, whose secret is kept if it is of the same type
   */
  Violations violations(
      Function<URI, Optional<String>> guard, @Nullable AuthenticationRequest before) {
    Violations wrong = new Violations();
    if (type == null) {
      wrong.add("/type", "is required");
      return wrong;
    }
    boolean kept = before != null && type.equals(before.type);
    AuthenticationType kind = kind();
    members()
        .forEach(
            (name, value) -> {
              if (value != null && !kind.has(name)) {
                wrong.add("/" + name, "is not of " + type);
              } else if (value == null && kind.needs(name, kept)) {
                wrong.add("/" + name, "is required");
              }
            });
    if (kind == AuthenticationType.BASIC && username != null && username.indexOf(':') >= 0) {
      wrong.add("/username", "must not have a colon");
    }
    if (kind == AuthenticationType.CERTIFICATE && password != null && pkcs12 == null) {
      wrong.add("/pkcs12", "is required: the password is that of a file");
    }
    if (kind == AuthenticationType.CLIENT_CREDENTIALS) {
      client(guard, wrong);
    }
    return wrong;
  }

  private void client(Function<URI, Optional<String>> guard, Violations wrong) {
    if (tokenUrl != null) {
      refusal(guard, tokenUrl).ifPresent(reason -> wrong.add("/token_url", reason));
    }
    List<String> wanted = scopes == null ? List.of() : scopes;
    for (int i = 0; i < wanted.size(); i++) {
      if (!SCOPE.matcher(wanted.get(i)).matches()) {
        wrong.add("/scopes/" + i, "must be of printable ASCII, without blanks, quotes and \\");
      }
    }
  }

  private static Optional<String> refusal(Function<URI, Optional<String>> guard, String url) {
    try {
      return guard.apply(ReceiverUrl.parse(url));
    } catch (URISyntaxException e) {
      return Optional.of("must be a URL: " + e.getReason());
    }
  }

  private Map<String, @Nullable Object> members() {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("username", username);
    members.put("password", password);
    members.put("token_url", tokenUrl);
    members.put("client_id", clientId);
    members.put("client_secret", clientSecret);
    members.put("scopes", scopes);
    members.put("audience", audience);
    members.put("client_authentication", clientAuthentication);
    members.put("pkcs12", pkcs12);
    return members;
  }

  /** Hides the secrets. */
  @Override
  public String toString() {
    return "AuthenticationRequest[" + type + "]";
  }
}
