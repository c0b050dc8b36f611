package io.synq.bench;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Both signatures of a delivery, HMAC-SHA256 each; one thread at a time. The secret is {@code whsec_} and base64. */
final class Signer {

    private static final String PREFIX = "whsec_";

    private final Mac synq;
    private final Mac standard;

    Signer(String secret) throws GeneralSecurityException {
        synq = mac(secret.getBytes(StandardCharsets.UTF_8));
        standard = mac(Base64.getDecoder().decode(secret.substring(PREFIX.length())));
    }

    /** {@code Synq-Signature}: hex, keyed with the whole secret, over {@code <seconds>.<body>}. */
    String synq(String seconds, byte[] body) {
        update(synq, seconds);
        return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(synq.doFinal(body));
    }

    /** {@code webhook-signature}: base64, keyed with the decoded secret, over {@code <id>.<seconds>.<body>}. */
    String standard(String id, String seconds, byte[] body) {
        update(standard, id);
        update(standard, seconds);
        return "v1," + Base64.getEncoder().encodeToString(standard.doFinal(body));
    }

    private static void update(Mac mac, String part) {
        mac.update(part.getBytes(StandardCharsets.US_ASCII));
        mac.update((byte) '.');
    }

    private static Mac mac(byte[] key) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac;
    }
}
