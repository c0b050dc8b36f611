package io.synq.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** What the portal is called and looks like, where a setting says so. */
@ApplicationScoped
public class Brand {
  private final PortalSettings settings;

  @Inject
  Brand(PortalSettings settings) {
    this.settings = settings;
  }

  public Optional<String> name() {
    return settings.name;
  }

  /** The address of the picture beside the name. */
  public Optional<String> logo() {
    return settings.logo;
  }

  /** The style sheet that gives it its colour. */
  public Optional<String> css() {
    return settings.accent.map(Accent::css);
  }
}
