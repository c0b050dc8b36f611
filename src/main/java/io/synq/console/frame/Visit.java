package io.synq.console.frame;

import io.synq.console.session.SessionToken;
import io.synq.tenant.Tenant;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The request at hand: which page, of which tenant, in whose session. The door sets it. */
@RequestScoped
public class Visit {
  private Entrance entrance = Entrance.CONSOLE;
  private ConsolePage page = ConsolePage.ERROR;
  private String query = "";
  private @Nullable SessionToken token;
  private @Nullable Tenant tenant;
  private boolean noticed;
  private @Nullable String theme;

  public void by(Entrance way) {
    entrance = way;
  }

  public Entrance entrance() {
    return entrance;
  }

  /**
   * @param asked the query of the address; null for none. Where a request is led on to its page,
   *     Liberty has it no more.
   */
  public void to(ConsolePage to, @Nullable String asked) {
    page = to;
    query = asked == null ? "" : "?" + asked;
  }

  /**
   * @param looks {@code light} or {@code dark}; null for those that the browser has chosen
   */
  public void in(SessionToken session, boolean hasNotices, @Nullable String looks) {
    token = session;
    noticed = hasNotices;
    theme = looks;
  }

  public void within(Tenant theirs) {
    tenant = theirs;
  }

  /**
   * The tenant that the address names, or else that of whoever is signed in; none for operators.
   */
  Optional<Tenant> tenant() {
    return Optional.ofNullable(tenant);
  }

  /** What the addresses of the tenant's pages begin with. */
  public String root() {
    return tenant().map(one -> entrance.root(one.slug())).orElse(entrance.root());
  }

  /** The address of a page, with the tenant at hand if it shows things of one. */
  public String url(ConsolePage of) {
    return tenant()
        .filter(one -> of.ofTenant())
        .map(one -> of.url(entrance, one.slug()))
        .orElseGet(() -> entrance.root() + "/" + of.path());
  }

  /** The same for the address of a page that has parameters, and no tenant yet. */
  String here(String address) {
    String path = address.split("[?#]", 2)[0];
    return ConsolePage.at(path)
        .map(of -> url(of) + address.substring(path.length()))
        .orElse(address);
  }

  /** The query of the address, with its question mark; empty for none. */
  public String query() {
    return query;
  }

  /** The whole address of the page at hand. */
  public String address() {
    return url(page) + query;
  }

  public ConsolePage page() {
    return page;
  }

  /** The session; empty on pages that are open to everyone. */
  public Optional<SessionToken> session() {
    return Optional.ofNullable(token);
  }

  Optional<String> theme() {
    return Optional.ofNullable(theme);
  }

  boolean hasNotices() {
    return noticed;
  }
}
