package io.synq.access;

import io.synq.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lets in who brings a JSON Web Token of the issuer that the server was told of, if it was. */
@ApplicationScoped
public class Jwts {
  private final Tenants tenants;
  private final Optional<JwtVerifier> verifier;

  @Inject
  Jwts(JwtSettings settings, Tenants tenants, InstantSource clock) {
    this.tenants = tenants;
    this.verifier =
        settings.issuer.map(
            issuer ->
                new JwtVerifier(
                    issuer,
                    settings.audiences,
                    JwtVerifier.ALGORITHMS,
                    keys(settings, clock),
                    clock));
  }

  private static Function<@Nullable String, KeySet> keys(
      JwtSettings settings, InstantSource clock) {
    if (settings.keys.isPresent()) {
      KeySet fixed = settings.keys.get();
      return keyId -> fixed;
    }
    return new IssuerKeys(new IssuerHttp(), settings.keysUrl.orElseThrow(), clock)::with;
  }

  /** Whom the token names, if it is good and there is such a tenant; 503 if nobody can tell now. */
  Optional<Caller> caller(String token) {
    return verifier
        .flatMap(configured -> configured.verify(token))
        .flatMap(TokenCaller::of)
        .filter(caller -> tenants.find(caller.tenantId()).isPresent());
  }
}
