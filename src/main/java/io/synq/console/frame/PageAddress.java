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
public record PageAddress(Entrance entrance, ConsolePage page, @Nullable String slug) {
  private static final Pattern FORM = Pattern.compile("(/console|/portal)(?:/t/([^/]+))?/(.+)");

  /** What is at a path within the server. */
  public static Optional<PageAddress> at(String path) {
    Matcher address = FORM.matcher(path);
    if (!address.matches()) {
      return Optional.empty();
    }
    Entrance entrance = Entrance.of(path);
    String slug = address.group(2);
    return ConsolePage.at(Entrance.CONSOLE.root() + "/" + address.group(3))
        .filter(page -> page.behind(entrance))
        .filter(page -> slug == null || page.ofTenant() && Tenants.SLUG.matcher(slug).matches())
        .map(page -> new PageAddress(entrance, page, slug));
  }
}
