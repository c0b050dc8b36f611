package io.synq.console;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The request at hand: which page, in whose session. Set by {@link ConsoleFilter}. */
@RequestScoped
public class Visit {
  private ConsolePage page = ConsolePage.ERROR;
  private @Nullable SessionToken token;
  private boolean noticed;

  void to(ConsolePage to) {
    page = to;
  }

  void in(SessionToken session, boolean hasNotice) {
    token = session;
    noticed = hasNotice;
  }

  ConsolePage page() {
    return page;
  }

  /** The session; empty on pages that are open to everyone. */
  Optional<SessionToken> session() {
    return Optional.ofNullable(token);
  }

  boolean hasNotice() {
    return noticed;
  }
}
