package io.synq.endpoint;

import java.util.Set;

/** How a receiver knows who sends, beside signatures. */
enum AuthenticationType {
  /** A user's name and password (RFC 7617). */
  BASIC(Set.of("username"), "password", Set.of()),
  /** An access token, for the client's own credentials (RFC 6749 §4.4). */
  CLIENT_CREDENTIALS(
      Set.of("token_url", "client_id"),
      "client_secret",
      Set.of("scopes", "audience", "client_authentication")),
  /** Mutual TLS. */
  CERTIFICATE(Set.of(), "pkcs12", Set.of("password"));

  static final String BASIC_TEXT = "basic";
  static final String CLIENT_CREDENTIALS_TEXT = "oauth2_client_credentials";
  static final String CERTIFICATE_TEXT = "client_certificate";

  private final Set<String> required;
  private final String secret;
  private final Set<String> optional;

  AuthenticationType(Set<String> required, String secret, Set<String> optional) {
    this.required = required;
    this.secret = secret;
    this.optional = optional;
  }

  /** As requests name it. */
  static AuthenticationType of(String text) {
    return switch (text) {
      case BASIC_TEXT -> BASIC;
      case CLIENT_CREDENTIALS_TEXT -> CLIENT_CREDENTIALS;
      case CERTIFICATE_TEXT -> CERTIFICATE;
      default -> throw new IllegalArgumentException(text);
    };
  }

  /** Whether it may have this member. */
  boolean has(String member) {
    return secret.equals(member) || required.contains(member) || optional.contains(member);
  }

  /**
   * Whether a request has to give this member.
   *
   * @param kept whether its secret is there from before
   */
  boolean needs(String member, boolean kept) {
    return required.contains(member) || secret.equals(member) && !kept;
  }
}
