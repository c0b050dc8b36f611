package io.synq.platform;

import com.github.f4b6a3.uuid.UuidCreator;
import com.github.f4b6a3.uuid.enums.UuidNamespace;
import java.util.UUID;

/** Ids: time-ordered UUIDs (version 7, RFC 9562), with a prefix that names what they identify. */
public final class Ids {
  private Ids() {}

  /** A new id such as {@code dlv_0192f1c2-…}: prefix plus 36 characters. */
  public static String next(String prefix) {
    return prefix + uuid();
  }

  /** The UUIDv5 (RFC 9562 §5.5) of a name: the same name has the same id, on every node. */
  public static UUID named(String name) {
    return UuidCreator.getNameBasedSha1(UuidNamespace.NAMESPACE_URL, "urn:synq:" + name);
  }

  /** A new bare UUIDv7, as events carry it. */
  public static UUID uuid() {
    return UuidCreator.getTimeOrderedEpochPlus1();
  }
}
