package io.synq.outbound;

import java.net.InetAddress;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.RouteInfo.LayerType;
import org.apache.hc.client5.http.RouteInfo.TunnelType;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.core5.http.HttpHost;
import org.jspecify.annotations.Nullable;

/**
 * How a receiver is reached: at the address that was checked, by a proxy or straight.
 *
 * @param proxy with its address; null for straight
 */
record Way(InetAddress address, @Nullable HttpHost proxy) {
  /**
   * The name is for TLS. A proxy is told the address, and so looks nothing up that might be another
   * one by then; all goes through a tunnel, since otherwise it would put the address in {@code
   * Host}.
   */
  HttpRoute route(String scheme, Authority authority) {
    boolean secure = scheme.equalsIgnoreCase("https");
    HttpHost asked = new HttpHost(scheme, address, authority.host(), authority.port());
    int port = DefaultSchemePortResolver.INSTANCE.resolve(asked);
    HttpHost named = new HttpHost(scheme, address, authority.host(), port);
    if (proxy == null) {
      return new HttpRoute(named, null, secure);
    }
    return new HttpRoute(
        new HttpHost(scheme, address, address.getHostAddress(), port),
        named,
        null,
        new HttpHost[] {proxy},
        secure,
        TunnelType.TUNNELLED,
        secure ? LayerType.LAYERED : LayerType.PLAIN);
  }
}
