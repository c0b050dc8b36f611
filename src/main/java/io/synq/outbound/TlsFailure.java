package io.synq.outbound;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Says what is wrong with a TLS connection, for whoever runs the receiver. */
final class TlsFailure {
  /** An alert's name (RFC 8446 §6), as Java's TLS tells of it. */
  private static final Pattern ALERT = Pattern.compile("[Ff]atal alert: ([a-z_]+)");

  private TlsFailure() {}

  /**
   * A sentence without its full stop.
   *
   * @param server what the sentence is about
   * @param certified whether it was shown a client certificate
   */
  static String text(String server, SSLException failure, boolean certified) {
    if (failure instanceof SSLPeerUnverifiedException || namesAnotherHost(failure)) {
      return server + " has a TLS certificate for another host name";
    }
    if (find(failure, CertificateExpiredException.class).isPresent()) {
      return server + " has a TLS certificate that has expired";
    }
    if (find(failure, CertificateNotYetValidException.class).isPresent()) {
      return server + " has a TLS certificate that is not valid yet";
    }
    if (find(failure, CertPathBuilderException.class).isPresent()) {
      return server + " has a TLS certificate of an authority that is not trusted here";
    }
    if (find(failure, CertPathValidatorException.class)
        .filter(wrong -> wrong.getReason() == BasicReason.ALGORITHM_CONSTRAINED)
        .isPresent()) {
      return server + " has a TLS certificate with a key or signature that is too weak";
    }
    String said = failure.getMessage() == null ? "" : failure.getMessage();
    Matcher alert = ALERT.matcher(said);
    if (alert.find()) {
      return certified
          ? ofAlertToCertificate(server, alert.group(1))
          : ofAlert(server, alert.group(1));
    }
    if (find(failure, CertificateException.class).isPresent()) {
      return server + " has a TLS certificate that cannot be verified";
    }
    return said.toLowerCase(Locale.ROOT).contains("unrecognized ssl message")
        ? server + " does not speak TLS at this port"
        : "no TLS connection to " + server + " could be made";
  }

  private static boolean namesAnotherHost(SSLException failure) {
    return find(failure, CertificateException.class)
        .map(Throwable::getMessage)
        .filter(said -> said.startsWith("No name ") || said.startsWith("No subject alternative "))
        .isPresent();
  }

  /** We show no certificate: whoever calls it bad, or misses it, has asked for one. */
  private static String ofAlert(String server, String alert) {
    return switch (alert) {
      case "certificate_required", "bad_certificate" ->
          server + " asks for a client certificate, which the endpoint does not have";
      case "handshake_failure" ->
          server
              + " refused the TLS connection (handshake_failure): it may ask for a client"
              + " certificate, or has no version or cipher in common with this server";
      case "protocol_version" -> server + " has no version of TLS in common with this server";
      case "unrecognized_name" -> server + " says that it is not this host (unrecognized_name)";
      default -> server + " refused the TLS connection (" + alert + ")";
    };
  }

  private static String ofAlertToCertificate(String server, String alert) {
    return switch (alert) {
      case "bad_certificate",
          "unsupported_certificate",
          "certificate_revoked",
          "certificate_expired",
          "certificate_unknown",
          "certificate_required",
          "unknown_ca",
          "access_denied" ->
          server + " does not accept the endpoint's client certificate (" + alert + ")";
      case "handshake_failure" ->
          server
              + " refused the TLS connection (handshake_failure): it may not accept the endpoint's"
              + " client certificate, or has no version or cipher in common with this server";
      default -> ofAlert(server, alert);
    };
  }

  private static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return Optional.of(type.cast(cause));
      }
    }
    return Optional.empty();
  }
}
