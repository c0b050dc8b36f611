package io.synq.console.frame;

import java.net.URI;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a form leads once it has done its work: to a page in the same tenant.
 *
 * @param notice what that page says; null for nothing
 */
public record Next(String address, @Nullable PageNotice notice) {

  /**
   * A page.
   *
   * @param parameters names and values in turn
   */
  public static Next to(ConsolePage page, String... parameters) {
    StringBuilder address = new StringBuilder(page.url());
    for (int i = 0; i < parameters.length; i += 2) {
      address
          .append(i == 0 ? '?' : '&')
          .append(Query.encode(parameters[i]))
          .append('=')
          .append(Query.encode(parameters[i + 1]));
    }
    return new Next(address.toString(), null);
  }

  /** The same with the parameters by name. */
  public static Next to(ConsolePage page, Map<String, String> parameters) {
    return to(
        page,
        parameters.entrySet().stream()
            .flatMap(one -> Stream.of(one.getKey(), one.getValue()))
            .toArray(String[]::new));
  }

  /** Where somebody wants to go who signs in: a page for those who have, never elsewhere. */
  public static Next wanted(@Nullable String address) {
    try {
      URI wanted = URI.create(address == null ? "" : address);
      if (!wanted.isAbsolute()
          && wanted.getRawAuthority() == null
          && wanted.getRawPath() != null
          && PageAddress.at(wanted.getRawPath()).filter(Next::isForPeople).isPresent()) {
        return new Next(within(wanted), null);
      }
    } catch (IllegalArgumentException e) {
      // no address at all
    }
    return to(ConsolePage.OVERVIEW);
  }

  /**
   * Only its path, query and fragment: an address that begins with {@code ///} has no host for
   * Java, and one for browsers.
   */
  private static String within(URI wanted) {
    String query = wanted.getRawQuery() == null ? "" : "?" + wanted.getRawQuery();
    String part = wanted.getRawFragment() == null ? "" : "#" + wanted.getRawFragment();
    return URI.create(wanted.getRawPath() + query + part).toASCIIString();
  }

  private static boolean isForPeople(PageAddress address) {
    return address.entrance() == Entrance.CONSOLE && !address.page().open();
  }

  public Next saying(PageNotice text) {
    return new Next(address, text);
  }

  public Next saying(String done) {
    return saying(PageNotice.done(done));
  }
}
