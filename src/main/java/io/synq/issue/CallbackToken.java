package io.synq.issue;

import io.synq.platform.Hmac;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * The right to run one command on one issue until a moment. As text it is base64url (RFC 4648 §5)
 * of version, command, expiry in Unix seconds, tenant and issue, and the HMAC-SHA256 of these.
 */
record CallbackToken(String tenantId, String issueId, IssueCommand command, Instant expiresAt) {
  private static final byte VERSION = 1;
  private static final int HEAD = 2 + 3 * Long.BYTES;
  private static final int SEAL = 32;
  private static final int MAX_TEXT = 512;

  String seal(byte[] key) {
    byte[] issue = issueId.getBytes(StandardCharsets.UTF_8);
    UUID tenant = UUID.fromString(tenantId);
    byte[] content =
        ByteBuffer.allocate(HEAD + issue.length)
            .put(VERSION)
            .put(command.code())
            .putLong(expiresAt.getEpochSecond())
            .putLong(tenant.getMostSignificantBits())
            .putLong(tenant.getLeastSignificantBits())
            .put(issue)
            .array();
    return text(
        ByteBuffer.allocate(content.length + SEAL).put(content).put(Hmac.of(key, content)).array());
  }

  /** The token of a text, expired or not; nothing unless it is, to the letter, one of ours. */
  static Optional<CallbackToken> open(String text, byte[] key) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(text.length() > MAX_TEXT ? "" : text);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    // The decoder takes padding, and any unused bits of the last character.
    if (bytes.length <= HEAD + SEAL || !text(bytes).equals(text)) {
      return Optional.empty();
    }
    byte[] content = Arrays.copyOf(bytes, bytes.length - SEAL);
    byte[] seal = Arrays.copyOfRange(bytes, bytes.length - SEAL, bytes.length);
    return MessageDigest.isEqual(Hmac.of(key, content), seal) && content[0] == VERSION
        ? read(ByteBuffer.wrap(content, 1, content.length - 1))
        : Optional.empty();
  }

  private static Optional<CallbackToken> read(ByteBuffer content) {
    Optional<IssueCommand> command = IssueCommand.of(content.get());
    Instant expiresAt = Instant.ofEpochSecond(content.getLong());
    String tenant = new UUID(content.getLong(), content.getLong()).toString();
    String issue = StandardCharsets.UTF_8.decode(content).toString();
    return command.map(known -> new CallbackToken(tenant, issue, known, expiresAt));
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
