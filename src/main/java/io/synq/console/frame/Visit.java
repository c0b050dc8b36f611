package io.synq.console.frame;

import io.synq.console.session.SessionToken;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The request at hand: which page, in whose session. The console's door sets it. */
@RequestScoped
public class Visit {
  private ConsolePage page = ConsolePage.ERROR;
  private @Nullable SessionToken token;
  private boolean noticed;

  public void to(ConsolePage to) {
    page = to;
  }

  public void in(SessionToken session, boolean hasNotice) {
    token = session;
    noticed = hasNotice;
  }

  public ConsolePage page() {
    return page;
  }

  /** The session; empty on pages that are open to everyone. */
  public Optional<SessionToken> session() {
    return Optional.ofNullable(token);
  }

  boolean hasNotice() {
    return noticed;
  }
}
