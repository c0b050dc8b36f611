package io.synq.portal;

import io.synq.platform.BadSettingException;
import io.synq.platform.FeatureSettings;
import io.synq.platform.Settings;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Who may show the portal within their pages, and what it looks like there. */
@Dependent
public class PortalSettings implements FeatureSettings {
  private static final String NAME = "synq.portal.name";
  private static final String ACCENT = "synq.portal.accent";
  private static final String LOGO = "synq.portal.logo";
  private static final String ANCESTORS = "synq.portal.frame-ancestors";
  private static final int LONGEST_NAME = 60;

  /** A host-source with a scheme and without a path (CSP Level 3, 2.3.1). */
  private static final Pattern ORIGIN =
      Pattern.compile(
          "https?://(\\*\\.)?[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:(\\d{1,5}|\\*))?");

  /** One that can stand in a policy and in a page: without separators, quotes or a query. */
  private static final Pattern ADDRESS =
      Pattern.compile("https?://[A-Za-z0-9.-]+(:\\d{1,5})?/[A-Za-z0-9._~%/-]+");

  /** Origins that may frame it; none if empty. */
  public final List<String> frameAncestors;

  /** What it is called instead of our name. */
  final Optional<String> name;

  /** Its colour instead of ours. */
  final Optional<Accent> accent;

  /** The address of a picture that stands beside its name. */
  public final Optional<String> logo;

  @Inject
  public PortalSettings(Settings settings) {
    frameAncestors = settings.list(ANCESTORS, PortalSettings::origin);
    name = settings.text(NAME);
    if (name.filter(text -> text.length() > LONGEST_NAME).isPresent()) {
      throw new BadSettingException(NAME, "must have at most " + LONGEST_NAME + " characters");
    }
    accent = settings.text(ACCENT).map(PortalSettings::accent);
    logo = settings.text(LOGO);
    if (logo.filter(text -> !ADDRESS.matcher(text).matches()).isPresent()) {
      throw new BadSettingException(LOGO, "must be the http(s) URL of a picture, without a query");
    }
  }

  private static String origin(String text) {
    if (!ORIGIN.matcher(text).matches()) {
      throw new IllegalArgumentException(
          text + " is no origin such as https://app.example.com or https://*.example.com");
    }
    return text;
  }

  private static Accent accent(String text) {
    return Colour.parse(text)
        .map(Accent::new)
        .orElseThrow(() -> new BadSettingException(ACCENT, "must be a colour such as #0f766e"));
  }
}
