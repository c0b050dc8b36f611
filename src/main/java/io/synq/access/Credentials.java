package io.synq.access;

import io.synq.platform.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells whose an {@code Authorization} header is, whatever its kind. */
@ApplicationScoped
public class Credentials {
  private static final String BEARER = "Bearer ";
  private static final String BASIC = "Basic ";

  private final ApiKeyCheck keys;
  private final SignIn signIn;
  private final Jwts tokens;
  private final Users users;

  @Inject
  public Credentials(ApiKeyCheck keys, SignIn signIn, Jwts tokens, Users users) {
    this.keys = keys;
    this.signIn = signIn;
    this.tokens = tokens;
    this.users = users;
  }

  /**
   * Who brings the header. API keys and tokens of other systems are told apart by their form.
   *
   * @param address the other end of the connection
   */
  Authentication authenticate(@Nullable String header, String address) {
    Optional<String> token = bearer(header);
    if (token.isPresent()) {
      Optional<KeyText> key = token.flatMap(KeyText::parse);
      return key.isPresent()
          ? keys.authenticate(key.get(), address)
          : Authentication.of(
              tokens.caller(token.get()).map(caller -> new Admission(caller, token.get())));
    }
    return header != null && header.regionMatches(true, 0, BASIC, 0, BASIC.length())
        ? basic(header.substring(BASIC.length()).strip(), address)
        : new Authentication.Unknown();
  }

  /**
   * Whether the credentials that somebody was let in with are still good, for what outlives its
   * request, such as a stream. Passwords are not tried again, so that neither locks nor others'
   * failed attempts matter. A token counts as good while its issuer cannot be asked, which may take
   * seconds.
   */
  public boolean hold(Admission admission, Scope scope) {
    String tenantId = admission.caller().tenantId();
    try {
      return holder(admission)
          .filter(now -> now.tenantId().equals(tenantId) && now.may(scope))
          .isPresent();
    } catch (ProblemException e) {
      return true;
    }
  }

  private Optional<Caller> holder(Admission admission) {
    Caller caller = admission.caller();
    return switch (caller.kind()) {
      case API_KEY -> keys.holder(admission.proof());
      case USER, OPERATOR -> users.caller(caller.id(), admission.proof());
      case JWT -> tokens.caller(admission.proof());
      case PORTAL_LINK -> Optional.empty();
    };
  }

  private static Optional<String> bearer(@Nullable String header) {
    return Optional.ofNullable(header)
        .filter(text -> text.regionMatches(true, 0, BEARER, 0, BEARER.length()))
        .map(text -> text.substring(BEARER.length()).strip());
  }

  /** RFC 7617: base64 of {@code name:password}. */
  private Authentication basic(String encoded, String address) {
    try {
      String text = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
      int colon = text.indexOf(':');
      return colon < 0
          ? new Authentication.Unknown()
          : signIn.attempt(text.substring(0, colon), text.substring(colon + 1), address);
    } catch (IllegalArgumentException e) {
      return new Authentication.Unknown();
    }
  }
}
