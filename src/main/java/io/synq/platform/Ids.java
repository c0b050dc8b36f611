package io.synq.platform;

import com.github.f4b6a3.uuid.UuidCreator;
import com.github.f4b6a3.uuid.codec.base.BaseNCodec;
import com.github.f4b6a3.uuid.enums.UuidNamespace;
import java.time.Instant;
import java.util.UUID;

/**
 * Ids: time-ordered UUIDs (version 7, RFC 9562), with a prefix that names what they identify. They
 * are written as TypeID 0.3 writes them, in 26 characters instead of 36, because every index keeps
 * them; their order stays that of their times.
 */
public final class Ids {
  private static final BaseNCodec BASE_32 =
      BaseNCodec.newInstance("0123456789abcdefghjkmnpqrstvwxyz");

  private static final int LENGTH = 26;

  private Ids() {}

  /** A new id such as {@code dlv_01h455vb4pex5vsknk084sn02q}: prefix plus 26 characters. */
  public static String next(String prefix) {
    return prefix + BASE_32.encode(uuid());
  }

  /** What no id of a moment or later comes before: as {@link #next} could have made it first. */
  public static String first(String prefix, Instant moment) {
    // There are none of before 1970, and a negative number would come after all of them.
    return prefix + BASE_32.encode(new UUID(Math.max(0, moment.toEpochMilli()) << 16, 0));
  }

  /** When an id was made, in milliseconds. */
  public static Instant time(String id) {
    UUID uuid = BASE_32.decode(id.substring(id.length() - LENGTH));
    return Instant.ofEpochMilli(uuid.getMostSignificantBits() >>> 16);
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
