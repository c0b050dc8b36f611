package io.synq.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.outbound.ClientCertificate;
import io.synq.outbound.ClientCredentials;
import io.synq.outbound.Keys;
import io.synq.outbound.Pkcs12;
import io.synq.outbound.TokenRequest;
import io.synq.secrets.KeyRing;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of an endpoint's authentication, and what comes of it again. */
class EndpointSecretTest {
  private static final Instant NOW = Instant.parse("2024-12-04T15:32:07.412Z");
  private static final String URL = "https://a.example/";
  private static final KeyRing RING = new KeyRing(List.of("0123456789abcdef0123456789abcdef"));

  @TempDir private Path folder;

  private static AuthenticationRequest basic(String username, String password) {
    return new AuthenticationRequest(
        "basic", username, password, null, null, null, null, null, null, null);
  }

  /** As it comes back from where it is kept. */
  private static AuthenticationResponse stored(AuthenticationResponse shown) {
    var endpoint = new Endpoint("ep_1", "t", EndpointRequest.forAll(URL, "a"), NOW);
    endpoint.authenticate(shown);
    assertThat(endpoint.asRequest().authentication()).isEqualTo(AuthenticationRequest.of(shown));
    return endpoint.authentication();
  }

  private static EndpointSecret sealed(EndpointSecret secret) {
    var row = new SealedSecret("ep_1");
    row.seal(secret, RING);
    return row.open(RING);
  }

  @Test
  void aPasswordIsAHeader() {
    var request = basic("Aladdin", "open sesame");
    var shown = stored(request.shown(null, NOW));
    assertThat(shown.username()).isEqualTo("Aladdin");
    assertThat(shown.updatedAt()).isEqualTo(NOW);
    var secret = sealed(request.secret(Optional.empty(), URL));
    assertThat(secret.header(shown)).contains("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
    assertThat(secret.credentials(shown)).isEmpty();
    assertThat(secret.toString() + request).doesNotContain("sesame");
  }

  @Test
  void aClientAsksForTokens() {
    var request =
        new AuthenticationRequest(
            "oauth2_client_credentials",
            null,
            null,
            "https://auth.example/t",
            "me",
            "s3cret",
            null,
            "aud",
            "client_secret_post",
            null);
    var shown = stored(request.shown(null, NOW));
    var secret = sealed(request.secret(Optional.empty(), URL));
    assertThat(secret.header(shown)).isEmpty();
    assertThat(secret.credentials(shown))
        .contains(
            new ClientCredentials(
                new TokenRequest(
                    URI.create("https://auth.example/t"), "me", "s3cret", List.of(), "aud", true)));
    assertThat(shown.scopes()).isEmpty();
  }

  @Test
  void aCertificateIsKeptWithoutItsFile() throws Exception {
    var authority = new Keys(folder, "ca", "dns:ca.example", "-ext", "bc:c");
    var keys = new Keys(folder, "client", "dns:a.example");
    keys.signedBy(authority, "dns:a.example");
    ClientCertificate certificate = Pkcs12.read(Files.readAllBytes(keys.store), Keys.PASSWORD);
    var request =
        new AuthenticationRequest(
            "client_certificate", null, "changeit", null, null, null, null, null, null, "…");
    var shown = stored(request.shown(AuthenticationResponse.Certificate.of(certificate), NOW));
    assertThat(shown.certificate().subject()).isEqualTo("CN=client");
    assertThat(shown.certificate().issuer()).isEqualTo("CN=ca");
    assertThat(shown.certificate().notAfter())
        .isEqualTo(certificate.certificate().getNotAfter().toInstant());
    assertThat(shown.certificate().sha256()).matches("[0-9a-f]{64}");
    var secret = sealed(request.secret(Optional.of(certificate), URL));
    assertThat(secret.credentials(shown)).contains(certificate);
    assertThat(secret.text()).doesNotContain("changeit");
  }

  private static Endpoint endpoint(String url, AuthenticationRequest request) {
    var endpoint = new Endpoint("ep_1", "t", EndpointRequest.forAll(url, "a"), NOW);
    endpoint.authenticate(request.shown(null, NOW));
    return endpoint;
  }

  private static AuthenticationRequest client(String tokenUrl) {
    return new AuthenticationRequest(
        "oauth2_client_credentials", null, null, tokenUrl, "me", "s3cret", null, null, null, null);
  }

  private static Optional<EndpointSecret> secret(Endpoint endpoint, EndpointSecret kept) {
    var row = new SealedSecret("ep_1");
    row.seal(kept, RING);
    return EndpointCredentials.secret(endpoint, row, RING);
  }

  /** The endpoint's row and that of its secret may be of two moments. */
  @Test
  void aSecretIsOfOneTypeAndOneServer() {
    var basic = basic("a", "line\nbreak");
    var password = basic.secret(Optional.empty(), "https://a.example/one");
    assertThat(secret(endpoint("HTTPS://A.example/two", basic), password)).contains(password);
    assertThat(secret(endpoint("https://b.example/one", basic), password)).isEmpty();
    var client = client("https://auth.example/t");
    assertThat(secret(endpoint("https://a.example/one", client), password)).isEmpty();
    var clients = client.secret(Optional.empty(), "https://a.example/one");
    assertThat(secret(endpoint("https://a.example/", client), clients)).contains(clients);
    var elsewhere = client("https://other.example/t");
    assertThat(secret(endpoint("https://a.example/", elsewhere), clients)).isEmpty();
    var none = endpoint("https://a.example/one", basic);
    none.authenticate(null);
    assertThat(secret(none, password)).isEmpty();
  }

  @Test
  void aSecretThatCannotBeReadIsNone() {
    var basic = basic("a", "b");
    var row = new SealedSecret("ep_2");
    row.seal(basic.secret(Optional.empty(), URL), RING);
    var other = new KeyRing(List.of("fedcba9876543210fedcba9876543210"));
    assertThat(EndpointCredentials.secret(endpoint(URL, basic), row, other)).isEmpty();
  }
}
