package io.synq.outbound;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.StandardConstants;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.DefaultHostnameVerifier;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.HttpClientHostnameVerifier;
import org.apache.hc.core5.reactor.ssl.SSLBufferMode;

/**
 * TLS for every name that DNS may have. Left alone, Java tells the server no name (SNI) of one
 * label, with an underscore or with a dot at its end, and refuses every certificate for such.
 */
final class NamedTls extends DefaultClientTlsStrategy {
  NamedTls(SSLContext context) {
    super(
        context, null, null, SSLBufferMode.STATIC, HostnameVerificationPolicy.BOTH, new Verifier());
  }

  @Override
  protected void initializeEngine(SSLEngine engine) {
    String name = bare(engine.getPeerHost());
    if (IpLiteral.parse(name).isEmpty()) {
      SSLParameters parameters = engine.getSSLParameters();
      parameters.setServerNames(List.of(new Name(name)));
      if (name.indexOf('_') >= 0) {
        // Java refuses every certificate for it: the client alone compares.
        parameters.setEndpointIdentificationAlgorithm(null);
      }
      engine.setSSLParameters(parameters);
    }
  }

  /** Java's own refuses an underscore. */
  private static final class Name extends SNIServerName {
    Name(String name) {
      super(StandardConstants.SNI_HOST_NAME, name.getBytes(StandardCharsets.US_ASCII));
    }
  }

  /**
   * The dot that says that a name is whole is no part of it in TLS (RFC 6066 §3), nor are the
   * brackets of an address.
   */
  private static String bare(String host) {
    boolean bracketed = host.startsWith("[") && host.endsWith("]");
    boolean dotted = host.endsWith(".");
    return host.substring(bracketed ? 1 : 0, host.length() - (bracketed || dotted ? 1 : 0));
  }

  static final class Verifier implements HttpClientHostnameVerifier {
    private final DefaultHostnameVerifier verifier = new DefaultHostnameVerifier();

    @Override
    public void verify(String host, X509Certificate certificate) throws SSLException {
      verifier.verify(bare(host), certificate);
    }

    @Override
    public boolean verify(String host, SSLSession session) {
      return verifier.verify(bare(host), session);
    }
  }
}
