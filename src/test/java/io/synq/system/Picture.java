package io.synq.system;

import io.synq.console.frame.ConsolePage;
import io.synq.console.frame.Entrance;
import java.util.function.Consumer;

/**
 * A picture of a page.
 *
 * @param name of its file, without what size and colours add
 * @param viewer who looks: one of the {@link Showcase}'s people, or {@link #GUEST}; nobody if empty
 * @param query of the page's address, without the question mark
 * @param act what is done on the page before
 */
record Picture(String name, ConsolePage page, String viewer, String query, Consumer<Visitor> act) {
  /** Whoever has opened a link to the portal. */
  static final String GUEST = "guest";

  static Picture of(ConsolePage page, String viewer, String query) {
    return new Picture(name(page), page, viewer, query, visitor -> {});
  }

  private static String name(ConsolePage page) {
    return page.url().substring("/console/".length()).replace('/', '-');
  }

  /** Whether it is the one of its page as it is met mostly. */
  boolean plain() {
    return name.equals(name(page));
  }

  /** Whether it is a part of a page that has an address of its own. */
  boolean tab() {
    return query.contains("&tab=");
  }

  Picture as(String suffix) {
    return new Picture(name + "-" + suffix, page, viewer, query, act);
  }

  Picture after(Consumer<Visitor> something) {
    return new Picture(name, page, viewer, query, something);
  }

  String address() {
    String path =
        switch (page) {
          // There is no page for errors: it takes the place of those that fail.
          case ERROR -> "/console/nowhere";
          case PORTAL_OPEN -> "/portal/open";
          default -> viewer.equals(GUEST) ? inPortal() : page.url();
        };
    return query.isEmpty() ? path : path + "?" + query;
  }

  private String inPortal() {
    return Entrance.PORTAL.root(Showcase.SLUG) + "/" + page.path();
  }
}
