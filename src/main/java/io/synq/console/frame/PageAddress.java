package io.synq.console.frame;

import io.synq.tenant.Tenants;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a page is. A page that shows things of a tenant names it: {@code /console/t/demo/issues}.
 *
 * @param slug of the tenant; null for pages of none, and for an address that does not say of which
 */
public record PageAddress(ConsolePage page, @Nullable String slug) {
  private static final Pattern OF_TENANT = Pattern.compile("/console/t/([^/]+)/(.+)");

  /** What is at a path within the server. */
  public static Optional<PageAddress> at(String path) {
    Matcher ofTenant = OF_TENANT.matcher(path);
    if (!ofTenant.matches()) {
      return ConsolePage.at(path).map(page -> new PageAddress(page, null));
    }
    String slug = ofTenant.group(1);
    return ConsolePage.at(ConsolePage.ROOT + ofTenant.group(2))
        .filter(page -> page.ofTenant() && Tenants.SLUG.matcher(slug).matches())
        .map(page -> new PageAddress(page, slug));
  }
}
