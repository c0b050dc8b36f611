package io.synq.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.synq.outbound.ClientCertificate;
import io.synq.outbound.ClientCredentials;
import io.synq.outbound.ReceiverUrl;
import io.synq.outbound.SenderCredentials;
import io.synq.outbound.TokenRequest;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What of an endpoint's authentication nobody may see: a password or a client's secret as it is, or
 * a private key and its certificates in base64, with blanks between them. The file that they came
 * in is not kept: to open it takes long, and it is opened once.
 *
 * @param type as requests name it
 * @param server to which it goes, and no other: scheme, host and port of one URL or two
 */
record EndpointSecret(String type, String server, String text) {
  private static final char BETWEEN = '\n';

  /** Reads what {@link #sealed} wrote. */
  static EndpointSecret opened(String text) {
    String[] parts = text.split(String.valueOf(BETWEEN), 3);
    if (parts.length < 3) {
      throw new IllegalArgumentException("no secret of an endpoint");
    }
    return new EndpointSecret(parts[0], parts[1], parts[2]);
  }

  /** All of it, as it is encrypted: neither types nor servers have line breaks. */
  String sealed() {
    return type + BETWEEN + server + BETWEEN + text;
  }

  /** Whether it is the secret of this authentication at this URL, not of an earlier one. */
  boolean isOf(AuthenticationResponse shown, String url) {
    return type.equals(shown.type())
        && server.equals(KeptSecret.servers(AuthenticationType.of(type), url, shown.tokenUrl()));
  }

  static String of(ClientCertificate certificate) {
    List<byte[]> parts = new ArrayList<>();
    parts.add(certificate.key());
    certificate.chain().forEach(one -> parts.add(encoded(one)));
    return parts.stream().map(Base64.getEncoder()::encodeToString).collect(Collectors.joining(" "));
  }

  private static byte[] encoded(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a certificate that was read has its bytes", e);
    }
  }

  /** The value of {@code Authorization}, where that is always the same. */
  Optional<String> header(AuthenticationResponse shown) {
    if (AuthenticationType.of(shown.type()) != AuthenticationType.BASIC) {
      return Optional.empty();
    }
    byte[] pair = (shown.username() + ":" + text).getBytes(UTF_8);
    return Optional.of("Basic " + Base64.getEncoder().encodeToString(pair));
  }

  /** The credentials of requests to the endpoint, where they are more than a header. */
  Optional<SenderCredentials> credentials(AuthenticationResponse shown) {
    return switch (AuthenticationType.of(shown.type())) {
      case BASIC -> Optional.empty();
      case CLIENT_CREDENTIALS -> Optional.of(client(shown));
      case CERTIFICATE -> Optional.of(certificate());
    };
  }

  private ClientCredentials client(AuthenticationResponse shown) {
    return new ClientCredentials(
        new TokenRequest(
            ReceiverUrl.stored(Objects.requireNonNull(shown.tokenUrl())),
            Objects.requireNonNull(shown.clientId()),
            text,
            Objects.requireNonNull(shown.scopes()),
            shown.audience(),
            AuthenticationRequest.POST.equals(shown.clientAuthentication())));
  }

  private ClientCertificate certificate() {
    List<byte[]> parts = Arrays.stream(text.split(" ")).map(Base64.getDecoder()::decode).toList();
    return ClientCertificate.of(parts.get(0), parts.subList(1, parts.size()));
  }

  @Override
  public String toString() {
    return "EndpointSecret";
  }
}
