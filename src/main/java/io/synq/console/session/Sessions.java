package io.synq.console.session;

import io.synq.access.Admission;
import io.synq.access.Users;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who is signed in. They are in the database: any node knows them, and a restart ends none. */
@ApplicationScoped
public class Sessions {
  /** How often at most it is written down that a session is in use. */
  private static final Duration SEEN_STEP = Duration.ofSeconds(30);

  /** The most sessions of one link: whoever has it opens it as often as they like. */
  private static final int MOST_OF_LINK = 50;

  @PersistenceContext EntityManager entities;
  private final Duration idle;
  private final Duration longest;
  private final Users users;
  private final InstantSource clock;

  @Inject
  Sessions(ConsoleSettings settings, Users users, InstantSource clock) {
    this.idle = settings.idle;
    this.longest = settings.longest;
    this.users = users;
    this.clock = clock;
  }

  /** Signs a user in; nothing if their credentials are no longer good. */
  @Transactional
  public Optional<SessionToken> open(Admission user) {
    return users.stands(user) ? Optional.of(begin(user.caller().id())) : Optional.empty();
  }

  /** Lets in who has opened a link; of those whom it has let in before, the last ones stay in. */
  @Transactional
  public SessionToken openByLink(String linkId) {
    entities
        .createQuery(
            "select s from Session s where s.holder = :link order by s.createdAt desc, s.id",
            Session.class)
        .setParameter("link", linkId)
        .setFirstResult(MOST_OF_LINK - 1)
        .getResultList()
        .forEach(entities::remove);
    return begin(linkId);
  }

  private SessionToken begin(String holder) {
    SessionToken token = SessionToken.random();
    entities.persist(new Session(token.hash(), holder, clock.instant()));
    return token;
  }

  /** The session, unless it is over. */
  @Transactional
  Optional<Session> find(SessionToken token) {
    Instant now = clock.instant();
    Optional<Session> session =
        Optional.ofNullable(entities.find(Session.class, token.hash())).filter(s -> lives(s, now));
    Duration step = idle.dividedBy(4).compareTo(SEEN_STEP) < 0 ? idle.dividedBy(4) : SEEN_STEP;
    session.filter(s -> s.seenAt().plus(step).isBefore(now)).ifPresent(s -> s.seen(now));
    return session;
  }

  /** The session, unless it is over; that it was asked for does not prolong it. */
  @Transactional
  Optional<Session> glance(SessionToken token) {
    return Optional.ofNullable(entities.find(Session.class, token.hash()))
        .filter(session -> lives(session, clock.instant()));
  }

  private boolean lives(Session session, Instant now) {
    return session.seenAt().plus(idle).isAfter(now)
        && session.createdAt().plus(longest).isAfter(now);
  }

  /** Signs a person out, here. */
  @Transactional
  public void end(SessionToken token) {
    Optional.ofNullable(entities.find(Session.class, token.hash())).ifPresent(entities::remove);
  }

  /**
   * Leaves a notice for the page of an address, which this browser sees next or once it comes to
   * it: other windows of it may be faster. Nobody else can read it.
   */
  @Transactional
  public void leave(SessionToken token, String address, byte[] notice) {
    lock(token)
        .ifPresent(session -> keep(token, session, left(token, session).with(address, notice)));
  }

  /** The notices that were left for the page of an address, the oldest first, once. */
  @Transactional
  public List<byte[]> takeNotices(SessionToken token, String address) {
    Optional<Session> session = lock(token);
    PageNotices left = session.map(one -> left(token, one)).orElse(PageNotices.NONE);
    List<byte[]> taken = left.at(address);
    if (!taken.isEmpty()) {
      keep(token, session.orElseThrow(), left.without(address));
    }
    return taken;
  }

  private static PageNotices left(SessionToken token, Session session) {
    byte[] encrypted = session.notices();
    return encrypted == null ? PageNotices.NONE : PageNotices.of(token.cipher().decrypt(encrypted));
  }

  private static void keep(SessionToken token, Session session, PageNotices notices) {
    session.keepNotices(notices.isEmpty() ? null : token.cipher().encrypt(notices.bytes()));
  }

  /** So that of two forms that are sent at once neither writes over what the other leaves. */
  private Optional<Session> lock(SessionToken token) {
    return Optional.ofNullable(
        entities.find(Session.class, token.hash(), LockModeType.PESSIMISTIC_WRITE));
  }

  /**
   * Signs a user out everywhere, or everywhere but here.
   *
   * @param kept the session that goes on; null for none
   */
  @Transactional
  public void endAllOf(String userId, @Nullable SessionToken kept) {
    entities
        .createQuery("delete from Session s where s.holder = :user and s.id <> :kept")
        .setParameter("user", userId)
        .setParameter("kept", kept == null ? "" : kept.hash())
        .executeUpdate();
  }
}
