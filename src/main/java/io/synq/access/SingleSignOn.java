package io.synq.access;

import io.synq.access.SignOn.Reason;
import io.synq.platform.BoundCipher;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import org.jose4j.jwt.JwtClaims;

/**
 * Lets in people whom an OpenID provider knows, if one is configured: those who are users here by
 * the name that it says. It makes no users. The operator is not let in so: its name is known to
 * all, and whoever can choose a name at the provider could take it.
 */
@ApplicationScoped
public class SingleSignOn {
  private static final System.Logger LOG = System.getLogger(SingleSignOn.class.getName());

  private final Optional<OpenIdProvider> provider;
  private final OidcSettings settings;
  private final Users users;
  private final InstantSource clock;

  @Inject
  SingleSignOn(OidcSettings settings, Users users, InstantSource clock) {
    this.settings = settings;
    this.users = users;
    this.clock = clock;
    this.provider = settings.client.map(client -> new OpenIdProvider(client, clock));
  }

  /** What the provider is called; empty if none is configured. */
  public Optional<String> name() {
    return provider.map(one -> settings.name);
  }

  /**
   * Encrypts what a browser keeps until it comes back: every node can read it, also after a
   * restart.
   */
  public BoundCipher cipher() {
    OidcClient client = settings.client.orElseThrow();
    return BoundCipher.of(client.secret(), "sign-on request", client.id());
  }

  /**
   * Sends a browser to the provider.
   *
   * @param redirect where the provider sends it back to, as it was told beforehand
   */
  public SignOn begin(SignOnRequest request, URI redirect) {
    return run(one -> new SignOn.Away(one.authorization(request, redirect)));
  }

  /** Takes in what the provider said of whoever came back with this code. */
  public SignOn finish(SignOnRequest request, String code, URI redirect) {
    return run(one -> known(one.claims(code, request, redirect)));
  }

  /** The same for a browser that came back without one, or to another request. */
  public SignOn refuse(Reason reason, String cause) {
    LOG.log(
        reason.ofTheProvider() ? System.Logger.Level.WARNING : System.Logger.Level.INFO,
        "sign_on.refused reason=" + reason.text() + " cause=\"" + cause + "\"");
    return new SignOn.Refused(reason);
  }

  private interface Step {
    SignOn of(OpenIdProvider provider) throws SignOnException;
  }

  private SignOn run(Step step) {
    try {
      return step.of(provider.orElseThrow());
    } catch (SignOnException e) {
      return refuse(e.reason(), String.valueOf(e.getMessage()));
    }
  }

  private SignOn known(JwtClaims claims) throws SignOnException {
    User user =
        settings
            .userClaim
            .nameIn(claims)
            .flatMap(name -> users.named(User.fold(name)))
            .filter(one -> !one.disabled() && one.role() != Role.OPERATOR)
            .orElseThrow(() -> new SignOnException(Reason.UNKNOWN, "no user of that name"));
    users.signedIn(user, clock.instant());
    return new SignOn.Known(user.admission());
  }
}
