package io.synq.platform;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.net.URI;

/** Where this server is. */
@Dependent
public class ServerSettings implements FeatureSettings {
  /** The server's own HTTP port. */
  public final int httpPort;

  /** How people and receivers reach this server, without a slash at the end. */
  public final URI publicUrl;

  @Inject
  public ServerSettings(Settings settings) {
    httpPort = settings.number("synq.http.port", 9080, 1, 65535);
    String url = settings.uri("synq.public-url", "http://localhost:" + httpPort).toString();
    publicUrl = URI.create(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
  }
}
