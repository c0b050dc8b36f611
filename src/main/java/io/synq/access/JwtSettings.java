package io.synq.access;

import io.synq.platform.BadSettingException;
import io.synq.platform.FeatureSettings;
import io.synq.platform.Settings;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Whose JSON Web Tokens are believed. The keys are those of MicroProfile JWT 2.1 under our own
 * names, and fall back to them: {@code synq.jwt.issuer} is {@code mp.jwt.verify.issuer}.
 */
@Dependent
public class JwtSettings implements FeatureSettings {
  private static final String LOCATION = "synq.jwt.public-key-location";

  /** The issuer whose tokens are believed; without one, no token is accepted. */
  final Optional<String> issuer;

  /** A token must name one of these; if there are none, any token of the issuer will do. */
  final List<String> audiences;

  /** Where the issuer publishes its keys, which change. */
  final Optional<URI> keysUrl;

  /** The keys, if they are in a file. */
  final Optional<KeySet> keys;

  @Inject
  public JwtSettings(Settings settings) {
    issuer = settings.text("synq.jwt.issuer");
    audiences = settings.list("synq.jwt.audiences", text -> text);
    Optional<String> location = settings.text(LOCATION);
    if (issuer.isPresent() && location.isEmpty()) {
      throw new BadSettingException(LOCATION, "must be set when synq.jwt.issuer is");
    }
    keysUrl = location.filter(JwtSettings::isUrl).map(JwtSettings::url);
    keys = location.filter(text -> !isUrl(text)).map(JwtSettings::file);
  }

  private static boolean isUrl(String text) {
    return text.startsWith("https:") || text.startsWith("http:");
  }

  private static URI url(String text) {
    return TrustedUrl.parse(text)
        .orElseThrow(() -> new BadSettingException(LOCATION, "must be an https URL or a file"));
  }

  private static KeySet file(String text) {
    try {
      Path path = text.startsWith("file:") ? Path.of(URI.create(text)) : Path.of(text);
      return KeySet.parse(Files.readString(path));
    } catch (IOException | InvalidPathException e) {
      throw new BadSettingException(LOCATION, "names a file that cannot be read");
    } catch (IllegalArgumentException e) {
      throw new BadSettingException(LOCATION, "must hold a PEM public key or a JSON Web Key Set");
    }
  }
}
