package io.synq.platform;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** The product's only source of randomness. */
public final class Randoms {
  private static final SecureRandom SECURE = new SecureRandom();
  private static final String ALPHANUMERIC =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  private Randoms() {}

  /** For secrets. */
  public static SecureRandom secure() {
    return SECURE;
  }

  /** So many bytes, for secrets. */
  public static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    SECURE.nextBytes(bytes);
    return bytes;
  }

  /** A secret text of so many characters, 5.95 bits each. */
  public static String alphanumeric(int length) {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(ALPHANUMERIC.charAt(SECURE.nextInt(ALPHANUMERIC.length())));
    }
    return text.toString();
  }

  /** The same in another order, all orders being equally likely. Never for secrets. */
  public static <T> List<T> shuffled(Collection<T> things) {
    List<T> shuffled = new ArrayList<>(things);
    Collections.shuffle(shuffled, ThreadLocalRandom.current());
    return shuffled;
  }

  /** For jitter: uniform in [low, high). Never for secrets. */
  public static double between(double low, double high) {
    return ThreadLocalRandom.current().nextDouble(low, high);
  }
}
