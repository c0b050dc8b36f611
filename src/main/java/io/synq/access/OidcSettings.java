package io.synq.access;

import io.synq.platform.BadSettingException;
import io.synq.platform.FeatureSettings;
import io.synq.platform.Settings;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;

/** The OpenID provider by which people may sign in besides by password, if there is one. */
@Dependent
public class OidcSettings implements FeatureSettings {
  private static final String ISSUER = "synq.oidc.issuer";

  /** What we are to the provider; without it, there is only the password. */
  final Optional<OidcClient> client;

  /** What the provider is called on the sign-in page. */
  final String name;

  /** Which claim says whom a token names. */
  final UserClaim userClaim;

  @Inject
  public OidcSettings(Settings settings) {
    Optional<String> issuer = settings.text(ISSUER);
    Optional<String> id = settings.text("synq.oidc.client-id");
    Optional<String> secret = settings.text("synq.oidc.client-secret");
    name = settings.text("synq.oidc.name").orElse("single sign-on");
    userClaim = new UserClaim(settings.text("synq.oidc.user-claim"));
    if (issuer.isPresent() && TrustedUrl.parse(issuer.get()).isEmpty()) {
      throw new BadSettingException(ISSUER, "must be an https URL");
    }
    client =
        issuer.map(
            text ->
                new OidcClient(
                    text,
                    given(id, "synq.oidc.client-id"),
                    given(secret, "synq.oidc.client-secret")));
  }

  private static String given(Optional<String> value, String key) {
    return value.orElseThrow(
        () -> new BadSettingException(key, "must be set when synq.oidc.issuer is"));
  }
}
