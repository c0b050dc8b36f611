package io.synq.messaging;

import io.synq.platform.BadSettingException;
import io.synq.platform.FeatureSettings;
import io.synq.platform.Settings;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.stream.Stream;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * Which messaging is used. The server's configuration binds it; this class only checks that
 * something is bound where people have given it a name of their own.
 */
@Dependent
public class MessagingSettings implements FeatureSettings {
  private static final Set<String> OURS = Set.of("embedded", "activemq");

  @Inject
  public MessagingSettings(Settings settings) {
    // Any text may be right for these.
    Stream.of("url", "user", "password", "trust-store", "trust-store-password", "prefix")
        .forEach(key -> settings.text("synq.broker." + key));
    settings.text("synq.messaging.directory");
    String name = settings.text("synq.messaging").orElse("embedded");
    if (!OURS.contains(name) && !isBound()) {
      throw new BadSettingException(
          "synq.messaging", "must name a messaging that is configured, such as embedded");
    }
  }

  private static boolean isBound() {
    try {
      return new InitialContext().lookup("java:comp/env/jms/synq/connections") != null;
    } catch (NamingException e) {
      return false;
    }
  }
}
