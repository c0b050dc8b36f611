package io.synq.access;

import io.synq.platform.Randoms;
import io.synq.platform.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * What is asked of an OpenID provider, once, for one browser: three secrets that tie its answer to
 * that browser ({@code state}), the ID token to this request ({@code nonce}), and the code to us
 * ({@code verifier}, RFC 7636).
 */
public record SignOnRequest(String state, String nonce, String verifier) {
  private static final int LENGTH = 43;

  public static SignOnRequest random() {
    return new SignOnRequest(
        Randoms.alphanumeric(LENGTH), Randoms.alphanumeric(LENGTH), Randoms.alphanumeric(LENGTH));
  }

  /** What the provider is told of the verifier (RFC 7636 §4.2, S256). */
  String challenge() {
    byte[] digest = Sha256.of(verifier.getBytes(StandardCharsets.US_ASCII));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
  }

  @Override
  public String toString() {
    return "sign-on request";
  }
}
