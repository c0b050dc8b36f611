package io.synq;

import static java.nio.file.Files.readString;
import static org.assertj.core.api.Assertions.assertThat;

import io.synq.platform.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What README and docs/ refer to is there. */
class DocumentationTest {
  private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#]*)(?:#([^)]*))?\\)");
  private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT))`");
  private static final Pattern VERSION =
      Pattern.compile("(?:synq-events[:-]|newTag: |Synq-Events/)(\\d+\\.[\\w.-]*\\w)");
  private static final Pattern USES = Pattern.compile("(?:Uses|may use|Stands on) ([^.]*)\\.");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");

  static List<Path> pages() throws IOException {
    try (Stream<Path> docs = Files.walk(Path.of("docs"))) {
      return Stream.concat(
              Stream.of(
                  Path.of("README.md"),
                  Path.of("CONTRIBUTING.md"),
                  Path.of("SECURITY.md"),
                  Path.of("CHANGELOG.md"),
                  Path.of("bench/README.md")),
              docs.filter(file -> file.toString().endsWith(".md")))
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyLinkWithinLeadsSomewhere(Path page) throws IOException {
    for (MatchResult link : LINK.matcher(readString(page)).results().toList()) {
      Path target = link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1));
      assertThat(target).as(page + " " + link.group()).exists();
      if (link.group(2) != null) {
        assertThat(anchors(readString(target))).as(link.group()).contains(link.group(2));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"docs/threat-model.md", "CONTRIBUTING.md"})
  void everyTestThatIsNamedIsThere(Path page) throws IOException {
    List<String> tests = new ArrayList<>();
    try (Stream<Path> sources = Files.walk(Path.of("src/test/java"))) {
      sources.map(source -> source.getFileName().toString()).forEach(tests::add);
    }
    assertThat(TEST.matcher(readString(page)).results())
        .isNotEmpty()
        .allSatisfy(named -> assertThat(tests).contains(named.group(1) + ".java"));
  }

  /** Parts of the console name those that they share by short names. */
  @Test
  void aFeatureSaysWhatItStandsOn() throws IOException {
    for (var feature : Features.STANDS_ON.entrySet()) {
      Path door = Path.of("src/main/java/io/synq", feature.getKey(), "package-info.java");
      if (feature.getKey().startsWith("console")) {
        continue;
      }
      Matcher uses = USES.matcher(readString(door).replace("\n *", ""));
      if (uses.find()) {
        Set<String> named = new TreeSet<>(List.of(uses.group(1).split("\\W+")));
        named.retainAll(Features.STANDS_ON.keySet());
        assertThat(Features.below(feature.getKey())).as(feature.getKey()).containsAll(named);
        named.add("platform");
        assertThat(named).as(feature.getKey()).containsAll(feature.getValue());
      }
    }
  }

  @Test
  void everybodySaysTheSameVersion() throws IOException {
    assertThat(readString(Path.of("pom.xml")))
        .contains("<artifactId>synq-events</artifactId>\n  <version>" + Version.TEXT + "<");
    assertThat(readString(Path.of("CHANGELOG.md"))).contains("\n## [" + Version.TEXT + "] - ");
    assertThat(readString(Path.of("docs/openapi.yaml"))).contains("  version: " + Version.TEXT);
    assertThat(readString(Path.of("src/main/resources/io/synq/eventtype/asyncapi.json")))
        .contains("\"version\": \"" + Version.TEXT + "\"");
    for (String file :
        List.of(
            "Containerfile",
            "docker-compose.yaml",
            "docs/operations.md",
            "docs/receivers.md",
            "deploy/kubernetes/base/kustomization.yaml",
            "deploy/kubernetes/base/statefulset.yaml")) {
      assertThat(VERSION.matcher(readString(Path.of(file))).results())
          .as(file)
          .isNotEmpty()
          .allSatisfy(found -> assertThat(found.group(1)).isEqualTo(Version.TEXT));
    }
  }

  /** What a heading is called in a link to it. */
  private static List<String> anchors(String text) {
    return HEADING
        .matcher(text)
        .results()
        .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^a-z0-9 _-]", "").replace(' ', '-'))
        .toList();
  }
}
