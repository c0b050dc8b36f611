package io.synq.access;

import io.synq.platform.Hmac;
import io.synq.platform.Network;
import io.synq.platform.Randoms;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Hashes passwords and checks them. One hash is about a tenth of a second of a core's work, and
 * anybody may ask for one. A quarter of the cores, one at least, work at them, a few requests wait
 * in a {@link WaitingRoom}, and the others are refused (503), so that a flood of wrong passwords
 * leaves the rest of the server its cores and its threads, of which there are few at first.
 */
@ApplicationScoped
public class Passwords {
  static final int SHORTEST = 12;
  static final int LONGEST = 200;
  private static final int FEWEST_CHARACTERS = 6;
  private static final int GENERATED = 24;
  private static final int MOST_WAITING = 8;
  private static final int PLACES_EACH = 3;
  private static final Duration PROOF_HOLDS = Duration.ofMinutes(1);
  private static final int MOST_PROOFS = 10_000;
  private static final int AT_ONCE = Math.max(1, Runtime.getRuntime().availableProcessors() / 4);

  private final WaitingRoom room = new WaitingRoom(AT_ONCE, MOST_WAITING, PLACES_EACH);
  private final Map<String, Instant> proofs = new ConcurrentHashMap<>();
  private final byte[] proofKey = Randoms.bytes(32);
  private final InstantSource clock;
  private final Pbkdf2 pbkdf2;
  private final String nobodys;

  @Inject
  Passwords(InstantSource clock, AccessSettings settings) {
    this(clock, new Pbkdf2(settings.passwordIterations));
  }

  Passwords(InstantSource clock, Pbkdf2 pbkdf2) {
    this.clock = clock;
    this.pbkdf2 = pbkdf2;
    nobodys = pbkdf2.nobodys();
  }

  /** Why this cannot be the password of a user of that name; empty if it can. */
  static Optional<String> objection(String password, String name) {
    if (password.length() < SHORTEST || password.length() > LONGEST) {
      return Optional.of("must have " + SHORTEST + " to " + LONGEST + " characters");
    }
    if (User.fold(password).equals(User.fold(name))) {
      return Optional.of("must not be the user's name");
    }
    return password.chars().distinct().count() < FEWEST_CHARACTERS
        ? Optional.of("is too weak: its characters are nearly all alike")
        : Optional.empty();
  }

  static String generate() {
    return Randoms.alphanumeric(GENERATED);
  }

  /**
   * The password's hash; 503 if too many want one.
   *
   * @param tenantId for whose user; empty for an operator
   */
  String hash(String password, String tenantId) {
    return room.take("tenant " + tenantId, 0, () -> pbkdf2.hash(password));
  }

  /** A hash that no password has, so that an unknown name takes as long as a wrong password. */
  String nobodys() {
    return nobodys;
  }

  /** Whether the password was found to be that of the hash less than a minute ago. */
  boolean proven(String password, String hash) {
    Instant until = proofs.get(proof(password, hash));
    return until != null && clock.instant().isBefore(until);
  }

  /** Whether it is the password of the hash; only within a turn. */
  boolean verify(String password, String hash) {
    boolean right = pbkdf2.verify(password, hash);
    if (right) {
      if (proofs.size() >= MOST_PROOFS) {
        proofs.clear();
      }
      proofs.put(proof(password, hash), clock.instant().plus(PROOF_HOLDS));
    }
    return right;
  }

  /** Does the work when it is the turn of whoever signs in; 503 if too many wait. */
  <T> T inTurn(Network from, int suspicion, Supplier<T> work) {
    return room.take("network " + from.text(), suspicion, work);
  }

  /**
   * Binds a password to a hash without keeping either. Another password has another hash, so what
   * was proven for the old one is worth nothing from then on, on every node.
   */
  private String proof(String password, String hash) {
    byte[] bound = (hash + '\0' + password).getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(Hmac.of(proofKey, bound));
  }
}
