package io.synq.endpoint;

import io.synq.outbound.ClientCertificate;
import io.synq.platform.Sha256;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What anybody may see of an endpoint's authentication: all but its secrets. What its type does not
 * have is null.
 */
@Schema(
    name = "Authentication",
    examples =
        """
        {
          "type": "basic",
          "username": "synq",
          "token_url": null,
          "client_id": null,
          "scopes": null,
          "audience": null,
          "client_authentication": null,
          "certificate": null,
          "updated_at": "2024-12-04T15:32:07.412Z"
        }
        """)
public record AuthenticationResponse(
    @Schema(
            enumeration = {
              AuthenticationType.BASIC_TEXT,
              AuthenticationType.CLIENT_CREDENTIALS_TEXT,
              AuthenticationType.CERTIFICATE_TEXT
            })
        String type,
    @Nullable String username,
    @Nullable String tokenUrl,
    @Nullable String clientId,
    @Nullable List<String> scopes,
    @Nullable String audience,
    @Schema(enumeration = {AuthenticationRequest.BASIC, AuthenticationRequest.POST})
        @Nullable String clientAuthentication,
    @Nullable Certificate certificate,
    @Schema(description = "When it was last changed, be it only its secret.") Instant updatedAt) {

  /** A client certificate as anybody may see it. */
  @Schema(
      name = "ClientCertificate",
      examples =
          """
          {
            "subject": "CN=synq,O=Example",
            "issuer": "CN=Example CA",
            "not_after": "2025-12-04T00:00:00.000Z",
            "sha256": "5f0c6a1be1e9c6e7ad9bdfd7a4ad1b5b0d6f3f1f6c2b8a4c9e7d2a1b0c3d4e5f"
          }
          """)
  public record Certificate(
      String subject,
      String issuer,
      Instant notAfter,
      @Schema(description = "The fingerprint of the whole certificate, in hexadecimal digits.")
          String sha256) {

    static Certificate of(ClientCertificate given) {
      X509Certificate own = given.certificate();
      return new Certificate(
          own.getSubjectX500Principal().getName(),
          own.getIssuerX500Principal().getName(),
          own.getNotAfter().toInstant(),
          fingerprint(own));
    }

    private static String fingerprint(X509Certificate certificate) {
      try {
        return Sha256.hex(certificate.getEncoded());
      } catch (CertificateEncodingException e) {
        throw new IllegalStateException("a certificate that was read has its bytes", e);
      }
    }
  }

  /** The same, with this as the time of its last change. */
  AuthenticationResponse at(Instant time) {
    return new AuthenticationResponse(
        type,
        username,
        tokenUrl,
        clientId,
        scopes,
        audience,
        clientAuthentication,
        certificate,
        time);
  }

  AuthenticationResponse withTokenUrl(String url) {
    return new AuthenticationResponse(
        type,
        username,
        url,
        clientId,
        scopes,
        audience,
        clientAuthentication,
        certificate,
        updatedAt);
  }
}
