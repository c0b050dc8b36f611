package io.synq.console.frame;

import io.synq.access.Caller;

/**
 * The ways in. Each has addresses, a cookie and callers of its own, so that a browser can have both
 * open, and neither leads to what is the other's.
 */
public enum Entrance {
  /** For people with an account. */
  CONSOLE("/console"),
  /** For whoever has a link to a tenant's portal; other sites may frame it. */
  PORTAL("/portal");

  private final String root;

  Entrance(String root) {
    this.root = root;
  }

  /** That of a path within the server. */
  public static Entrance of(String path) {
    return path.startsWith(PORTAL.root + "/") ? PORTAL : CONSOLE;
  }

  /** What all its addresses begin with. */
  public String root() {
    return root;
  }

  /** What the addresses of a tenant's pages begin with. */
  public String root(String slug) {
    return root + "/t/" + slug;
  }

  /** Whether this is whom it is for. */
  public boolean admits(Caller caller) {
    return caller.inPortal() == (this == PORTAL);
  }

  /** Where those begin who have come in. */
  public ConsolePage first() {
    return this == PORTAL ? ConsolePage.WEBHOOKS : ConsolePage.OVERVIEW;
  }
}
