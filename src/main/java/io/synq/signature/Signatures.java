package io.synq.signature;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.StringJoiner;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Signs deliveries in both of our schemes and verifies what was signed. Each scheme is HMAC-SHA256
 * (RFC 2104) over a prefix with the timestamp and the exact bytes of the body, one value per
 * secret.
 */
public final class Signatures {

  static final String ALGORITHM = "HmacSHA256";

  private static final int MAX_TIMESTAMP_DIGITS = 15;

  /** A Mac is costly to look up and not thread-safe; init resets it, so one per thread will do. */
  private static final ThreadLocal<Mac> MAC = ThreadLocal.withInitial(Signatures::newMac);

  private Signatures() {}

  /**
   * The value of {@code Synq-Signature}: {@code t=<unix seconds>,v1=<hex>[,v1=<hex>]} in the order
   * of the secrets; null if none of the keys is one.
   */
  public static @Nullable String synq(
      List<? extends SigningKey> keys, long unixSeconds, byte[] body) {
    requireAny(keys);
    var header = new StringJoiner(",", "t=" + unixSeconds + ",", "").setEmptyValue("");
    var prefix = synqPrefix(unixSeconds);
    for (var key : keys) {
      if (key instanceof Secret secret) {
        header.add("v1=" + synqValue(secret, prefix, body));
      }
    }
    return header.length() == 0 ? null : header.toString();
  }

  /**
   * The value of {@code webhook-signature} (Standard Webhooks 1.0): {@code v1,<base64>[
   * v1,<base64>]}, or {@code v1a,<base64>} of an {@link Ed25519Key}, in the order of the keys, of
   * which there is at least one. The id and the timestamp go out beside it as {@code webhook-id}
   * and {@code webhook-timestamp}.
   */
  public static String standard(
      List<? extends SigningKey> keys, String id, long unixSeconds, byte[] body) {
    requireAny(keys);
    var header = new StringJoiner(" ");
    var prefix = standardPrefix(id, unixSeconds);
    for (var key : keys) {
      header.add(key.standard(prefix, body));
    }
    return header.toString();
  }

  /**
   * Whether a {@code Synq-Signature} header was made from this body with one of the keys, at most
   * the tolerance before or after now. False for a header that is absent or malformed.
   */
  public static boolean verifySynq(
      List<? extends SigningKey> keys,
      @Nullable String header,
      byte[] body,
      long nowUnixSeconds,
      long toleranceSeconds) {
    if (header == null) {
      return false;
    }
    var timestamp = OptionalLong.empty();
    var candidates = new ArrayList<String>();
    for (var part : header.split(",", -1)) {
      if (part.startsWith("v1=")) {
        candidates.add(part.substring(3));
      } else if (part.startsWith("t=")) {
        if (timestamp.isPresent()) {
          return false;
        }
        timestamp = timestamp(part.substring(2));
        if (timestamp.isEmpty()) {
          return false;
        }
      } else if (part.indexOf('=') < 1) {
        return false;
      }
    }
    if (timestamp.isEmpty() || !near(timestamp.getAsLong(), nowUnixSeconds, toleranceSeconds)) {
      return false;
    }
    var prefix = synqPrefix(timestamp.getAsLong());
    return keys.stream()
        .anyMatch(
            key ->
                key instanceof Secret secret
                    && isOneOf(candidates, synqValue(secret, prefix, body)));
  }

  /**
   * Whether the three Standard Webhooks headers were made from this body with one of the keys, at
   * most the tolerance before or after now. False if any of them is absent or malformed.
   */
  public static boolean verifyStandard(
      List<? extends VerifyingKey> keys,
      @Nullable String id,
      @Nullable String timestampHeader,
      @Nullable String signatureHeader,
      byte[] body,
      long nowUnixSeconds,
      long toleranceSeconds) {
    if (id == null || id.isEmpty() || timestampHeader == null || signatureHeader == null) {
      return false;
    }
    var timestamp = timestamp(timestampHeader);
    if (timestamp.isEmpty() || !near(timestamp.getAsLong(), nowUnixSeconds, toleranceSeconds)) {
      return false;
    }
    var candidates = new ArrayList<String>();
    for (var part : signatureHeader.split(" ", -1)) {
      if (part.indexOf(',') < 1) {
        return false;
      }
      candidates.add(part);
    }
    var prefix = standardPrefix(id, timestamp.getAsLong());
    return keys.stream().anyMatch(key -> key.verifies(candidates, prefix, body));
  }

  private static byte[] synqPrefix(long unixSeconds) {
    return (unixSeconds + ".").getBytes(UTF_8);
  }

  private static byte[] standardPrefix(String id, long unixSeconds) {
    return (id + "." + unixSeconds + ".").getBytes(UTF_8);
  }

  private static String synqValue(Secret secret, byte[] prefix, byte[] body) {
    return HexFormat.of().formatHex(hmac(secret.wholeText(), prefix, body));
  }

  static String standardValue(Secret secret, byte[] prefix, byte[] body) {
    return Base64.getEncoder().encodeToString(hmac(secret.decodedBytes(), prefix, body));
  }

  private static byte[] hmac(SecretKeySpec key, byte[] prefix, byte[] body) {
    var mac = MAC.get();
    try {
      mac.init(key);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC refuses a key of ours", e);
    }
    mac.update(prefix);
    return mac.doFinal(body);
  }

  private static Mac newMac() {
    try {
      return Mac.getInstance(ALGORITHM);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
    }
  }

  private static void requireAny(List<? extends SigningKey> keys) {
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("No secret to sign with");
    }
  }

  /** Comparing the encoded text needs no decoder, hence nothing that could throw. */
  static boolean isOneOf(List<String> candidates, String expected) {
    var bytes = expected.getBytes(UTF_8);
    return candidates.stream().anyMatch(c -> MessageDigest.isEqual(bytes, c.getBytes(UTF_8)));
  }

  /** Only the one decimal spelling that we write ourselves: no sign, blank or leading zero. */
  private static OptionalLong timestamp(String text) {
    if (text.isEmpty() || text.length() > MAX_TIMESTAMP_DIGITS) {
      return OptionalLong.empty();
    }
    if (!text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return OptionalLong.empty();
    }
    var value = Long.parseLong(text);
    return Long.toString(value).equals(text) ? OptionalLong.of(value) : OptionalLong.empty();
  }

  private static boolean near(long timestamp, long now, long tolerance) {
    return Math.abs(now - timestamp) <= tolerance;
  }
}
