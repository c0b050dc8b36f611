package io.synq.platform;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Where the server listens, its time limits, whose forwarding headers it believes, and what it
 * logs. Liberty reads all this from its own configuration, and would go on without a value that it
 * cannot use; this class only checks that it can.
 */
@Dependent
public class LibertySettings implements FeatureSettings {
  private static final String PROXIES = "synq.http.trusted-proxies";
  private static final String LEVEL = "synq.log.level";
  private static final int LONGEST_SECONDS = 3600;

  /** Of Liberty's trace specification, which has further words for some of Java's levels. */
  private static final Pattern LOGGER =
      Pattern.compile(
          "[^=\\s]+=(all|dump|finest|debug|finer|entryExit|fine|event|detail|config|info|audit"
              + "|warning|severe|error|fatal|off)(=(enabled|disabled|on|off))?",
          Pattern.CASE_INSENSITIVE);

  @Inject
  public LibertySettings(Settings settings) {
    settings.host("synq.http.host", "*");
    settings.number("synq.https.port", 9443, -1, 65_535);
    settings.number("synq.http.silence-seconds", 10, 1, LONGEST_SECONDS);
    settings.number("synq.http.unread-seconds", 10, 1, LONGEST_SECONDS);
    settings.text(PROXIES).ifPresent(LibertySettings::requireExpression);
    settings.word("synq.log.console", "simple", "simple", "json");
    String levels = settings.text(LEVEL).orElse("*=info");
    if (!Arrays.stream(levels.split(":")).allMatch(one -> LOGGER.matcher(one).matches())) {
      throw new BadSettingException(LEVEL, "must be like *=info:io.synq.delivery=warning");
    }
  }

  private static void requireExpression(String text) {
    try {
      Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw new BadSettingException(PROXIES, "must be a regular expression");
    }
  }
}
