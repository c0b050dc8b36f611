package io.synq.audit;

import io.synq.access.Caller;
import io.synq.platform.Texts;
import org.jspecify.annotations.Nullable;

/**
 * Who makes a change. Texts are cut to {@value #MAX} characters, addresses to {@value
 * #MAX_ADDRESS}: some are of other people's making, and a proxy that is believed may call an
 * address by any name.
 *
 * @param type {@code api_key}, {@code user}, {@code jwt}, {@code operator}, {@code portal_link},
 *     {@code callback} or {@code system}
 * @param address the network address that the request came from; null if there was none
 */
public record Actor(String type, String id, @Nullable String name, @Nullable String address) {
  /** The server itself. */
  public static final Actor SYSTEM = new Actor("system", "system", null, null);

  private static final int MAX = 254;
  private static final int MAX_ADDRESS = 64;

  public Actor {
    id = Texts.cut(id, MAX);
    name = name == null ? null : Texts.cut(name, MAX);
    address = address == null ? null : Texts.cut(address, MAX_ADDRESS);
  }

  /** Whoever runs a callback, as the request names them. */
  public static Actor callback(String id, @Nullable String name, @Nullable String address) {
    return new Actor("callback", id, name, address);
  }

  static Actor of(Caller caller, @Nullable String address) {
    return new Actor(caller.kind().text(), caller.id(), caller.name(), address);
  }
}
