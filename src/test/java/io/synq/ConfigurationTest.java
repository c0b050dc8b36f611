package io.synq;

import static java.nio.file.Files.readString;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.synq.platform.FeatureSettings;
import io.synq.platform.GivenSettings;
import io.synq.platform.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What can be configured stands in README's table, and what stands there can be configured. */
class ConfigurationTest {
  private static final Path README = Path.of("README.md");
  private static final Path SERVER = Path.of("src/main/liberty/config");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `(synq\\.[^`]*)`");
  private static final Pattern VARIABLE =
      Pattern.compile("<variable\\s+name=\"(synq\\.[^\"]+)\"\\s+defaultValue=\"([^\"]*)\"");
  private static final Pattern USE = Pattern.compile("\\$\\{(synq\\.[^}]+)}");

  @Test
  void everyKeyIsDocumentedAndEveryDocumentedKeyIsRead() throws Exception {
    var read = new TreeSet<>(settingsKeys());
    read.addAll(matches(VARIABLE, serverFiles()));
    assertThat(matches(ROW, List.of(readString(README)))).containsExactlyInAnyOrderElementsOf(read);
  }

  /** Liberty goes on without what it cannot use; the application says what that is, and ends. */
  @Test
  void whatTheServerReadsTheApplicationChecks() throws Exception {
    assertThat(settingsKeys()).containsAll(matches(VARIABLE, serverFiles()));
  }

  @Test
  void noKeyIsDocumentedTwice() throws IOException {
    assertThat(ROW.matcher(readString(README)).results().map(row -> row.group(1)))
        .isNotEmpty()
        .doesNotHaveDuplicates();
  }

  @Test
  void theServersDefaultsAreThoseOfTheTable() throws IOException {
    var readme = readString(README);
    for (var file : serverFiles()) {
      VARIABLE
          .matcher(file)
          .results()
          .filter(variable -> !variable.group(2).contains("${"))
          .forEach(
              variable -> {
                var value = variable.group(2).isEmpty() ? "" : "`" + variable.group(2) + "` ";
                assertThat(readme).contains("| `" + variable.group(1) + "` | " + value + "|");
              });
    }
  }

  @Test
  void theServerUsesOnlyVariablesThatHaveADefault() throws IOException {
    var files = serverFiles();
    assertThat(matches(USE, files)).isSubsetOf(matches(VARIABLE, files));
  }

  @Test
  void everyFeatureStartsWithItsDefaults() throws Exception {
    assertThat(settingsClasses()).hasSizeGreaterThanOrEqualTo(8);
    settingsKeys();
  }

  private static Set<String> settingsKeys() throws Exception {
    Settings settings = GivenSettings.of();
    for (var type : settingsClasses()) {
      var constructor = type.getDeclaredConstructor(Settings.class);
      constructor.setAccessible(true);
      constructor.newInstance(settings);
    }
    return settings.keys();
  }

  private static List<Class<?>> settingsClasses() {
    return ProductClasses.ALL.stream()
        .filter(type -> type.isAssignableTo(FeatureSettings.class) && !type.isInterface())
        // Its settings are OpenTelemetry's, by names of their own.
        .filter(type -> !type.getPackageName().equals("io.synq.trace"))
        .<Class<?>>map(type -> type.reflect())
        .toList();
  }

  private static List<String> serverFiles() throws IOException {
    try (Stream<Path> files = Files.list(SERVER)) {
      var xml = files.filter(file -> file.toString().endsWith(".xml")).toList();
      assertThat(xml).isNotEmpty();
      var texts = new java.util.ArrayList<String>();
      for (var file : xml) {
        texts.add(readString(file));
      }
      return texts;
    }
  }

  private static Set<String> matches(Pattern pattern, List<String> texts) {
    return texts.stream()
        .flatMap(text -> pattern.matcher(text).results())
        .map(match -> match.group(1))
        .collect(toCollection(TreeSet::new));
  }
}
