package io.synq.platform;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;

/** Where this server is. */
@Dependent
public class ServerSettings implements FeatureSettings {
  private static final String DATA = "synq.data.directory";

  /** This node's name among those that share a database, the same after a restart. */
  public final String node;

  /** The server's own HTTP port. */
  public final int httpPort;

  /** Where whatever must outlive the process is kept. */
  public final Path dataDirectory;

  /** How people and receivers reach this server, without a slash at the end. */
  public final URI publicUrl;

  @Inject
  public ServerSettings(Settings settings) {
    httpPort = settings.number("synq.http.port", 9080, 1, 65535);
    node = settings.text("synq.node").orElseGet(() -> host() + ":" + httpPort);
    dataDirectory = Path.of(settings.text(DATA).orElse("/data"));
    if (!dataDirectory.isAbsolute()) {
      // Liberty and the database would take a relative path for different places.
      throw new BadSettingException(DATA, "must be an absolute path");
    }
    String url = settings.uri("synq.public-url", "http://localhost:" + httpPort).toString();
    publicUrl = URI.create(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
  }

  /** Whether people reach it by TLS, whoever ends that. */
  public boolean secure() {
    return publicUrl.getScheme().equals("https");
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
