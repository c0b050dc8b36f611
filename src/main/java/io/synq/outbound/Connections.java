package io.synq.outbound;

import java.net.SocketAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.concurrent.Future;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SchemePortResolver;
import org.apache.hc.client5.http.impl.nio.DefaultAsyncClientConnectionOperator;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.nio.AsyncClientConnectionOperator;
import org.apache.hc.client5.http.nio.ManagedAsyncClientConnection;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.net.NamedEndpoint;
import org.apache.hc.core5.reactor.ConnectionInitiator;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** Opens connections, those of an exchange with a client certificate by TLS that shows it. */
final class Connections extends PoolingAsyncClientConnectionManagerBuilder {
  private final TrustManager[] trust;

  Connections(TrustManager[] trust) throws GeneralSecurityException {
    this.trust = trust;
    SSLContext plain = SSLContext.getInstance("TLS");
    plain.init(null, trust, null);
    setTlsStrategy(new NamedTls(plain));
  }

  @Override
  protected AsyncClientConnectionOperator createConnectionOperator(
      TlsStrategy tls, SchemePortResolver ports, DnsResolver dns) {
    return new ByExchange(tls, ports, dns);
  }

  /** Opens all connections by the same TLS. */
  private static class Operator extends DefaultAsyncClientConnectionOperator {
    Operator(TlsStrategy tls, SchemePortResolver ports, DnsResolver dns) {
      super(
          RegistryBuilder.<TlsStrategy>create().register(URIScheme.HTTPS.getId(), tls).build(),
          ports,
          dns);
    }
  }

  private final class ByExchange extends Operator {
    private final SchemePortResolver ports;
    private final DnsResolver dns;

    ByExchange(TlsStrategy tls, SchemePortResolver ports, DnsResolver dns) {
      super(tls, ports, dns);
      this.ports = ports;
      this.dns = dns;
    }

    @Override
    public Future<ManagedAsyncClientConnection> connect(
        ConnectionInitiator initiator,
        HttpHost host,
        @Nullable Path unixSocket,
        @Nullable NamedEndpoint name,
        @Nullable SocketAddress local,
        Timeout limit,
        @Nullable Object attachment,
        HttpContext context,
        FutureCallback<ManagedAsyncClientConnection> end) {
      ClientCertificate shown = shown(context);
      if (shown == null) {
        return super.connect(
            initiator, host, unixSocket, name, local, limit, attachment, context, end);
      }
      return showing(shown)
          .connect(initiator, host, unixSocket, name, local, limit, attachment, context, end);
    }

    /** Called once a proxy has opened a tunnel. */
    @Override
    public void upgrade(
        ManagedAsyncClientConnection connection,
        HttpHost host,
        @Nullable NamedEndpoint name,
        @Nullable Object attachment,
        HttpContext context,
        FutureCallback<ManagedAsyncClientConnection> end) {
      ClientCertificate shown = shown(context);
      if (shown == null) {
        super.upgrade(connection, host, name, attachment, context, end);
      } else {
        showing(shown).upgrade(connection, host, name, attachment, context, end);
      }
    }

    private @Nullable ClientCertificate shown(HttpContext context) {
      return Exchange.in(context).map(exchange -> exchange.certificate).orElse(null);
    }

    private Operator showing(ClientCertificate certificate) {
      try {
        return new Operator(new NamedTls(certificate.context(trust)), ports, dns);
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("a client certificate cannot be shown", e);
      }
    }
  }
}
