package io.synq;

import static java.nio.file.Files.readString;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the container and the manifests say of the server is so. */
class DeploymentTest {
  private static final Path CONTAINER = Path.of("Containerfile");
  private static final Path COMPOSE = Path.of("docker-compose.yaml");
  private static final Path MANIFESTS = Path.of("deploy/kubernetes/base");
  private static final Path INGRESS = Path.of("deploy/kubernetes/components/ingress/ingress.yaml");
  private static final Path ALERTS = Path.of("deploy/monitoring/alerts.yaml");
  private static final Path RULE =
      Path.of("deploy/kubernetes/components/monitoring/prometheusrule.yaml");
  private static final Path SERVER = Path.of("src/main/liberty/config/server.xml");
  private static final Pattern SETTING =
      Pattern.compile("^\\| `(synq\\.[^`]*)`", Pattern.MULTILINE);
  private static final Pattern VARIABLE = Pattern.compile("\\bSYNQ_[A-Z_]+\\b");
  private static final Pattern PROBE = Pattern.compile("(?:path: |GET )(/health/?\\w*)");
  private static final Pattern PORT = Pattern.compile("(?:containerPort|port): \"?(\\d+)");

  /** From the end of the delay to the end of the process, as docs/operations.md says. */
  private static final Duration REST = Duration.ofSeconds(12);

  private static String manifests() throws IOException {
    return texts(MANIFESTS);
  }

  private static String texts(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder).filter(Files::isRegularFile)) {
      StringBuilder texts = new StringBuilder();
      for (Path file : files.sorted().toList()) {
        texts.append(readString(file)).append('\n');
      }
      return texts.toString();
    }
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(match -> match.group(match.groupCount())).toList();
  }

  @Test
  void everyVariableIsASetting() throws IOException {
    Set<String> settings =
        found(SETTING, readString(Path.of("README.md"))).stream()
            .map(key -> key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z]", "_"))
            .collect(Collectors.toCollection(TreeSet::new));
    String all = texts(MANIFESTS.getParent());
    assertThat(found(VARIABLE, all)).hasSizeGreaterThan(10);
    assertThat(settings)
        .containsAll(found(VARIABLE, all))
        .containsAll(found(VARIABLE, readString(COMPOSE)))
        .containsAll(found(VARIABLE, readString(CONTAINER)));
  }

  @Test
  void portsAreTheServers() throws IOException {
    String http = port("synq.http.port");
    assertThat(found(PORT, manifests())).isNotEmpty().containsOnly(http);
    assertThat(readString(CONTAINER))
        .contains("EXPOSE " + http + " " + port("synq.https.port") + "\n", ":-" + http + "}");
  }

  private static String port(String key) throws IOException {
    return found(
            Pattern.compile("name=\"" + Pattern.quote(key) + "\" defaultValue=\"(\\d+)\""),
            readString(SERVER))
        .get(0);
  }

  @Test
  void probesAndMetricsAreWhereTheServerHasThem() throws IOException {
    assertThat(readString(SERVER)).contains("<feature>mpHealth-4.0<", "<feature>mpMetrics-5.1<");
    assertThat(found(PROBE, manifests()))
        .containsExactlyInAnyOrder("/health/started", "/health/ready", "/health/live");
    assertThat(found(PROBE, readString(CONTAINER))).containsExactly("/health/live");
    assertThat(manifests()).contains("prometheus.io/path: /metrics");
  }

  @Test
  void whatStopsIsGivenTheTimeItTakes() throws IOException {
    String manifests = manifests();
    Duration delay =
        Duration.parse(found(Pattern.compile("SYNQ_SHUTDOWN_DELAY: (\\S+)"), manifests).get(0));
    int grace =
        Integer.parseInt(
            found(Pattern.compile("terminationGracePeriodSeconds: (\\d+)"), manifests).get(0));
    assertThat(Duration.ofSeconds(grace)).isGreaterThan(delay.plus(REST));
  }

  /** Of these, docs/operations.md says who needs each. */
  @Test
  void theIngressLetsThroughWhatIsUsedFromOutsideAndNoMore() throws IOException {
    String ingress = readString(INGRESS);
    List<String> paths = found(Pattern.compile("- path: (\\S+)"), ingress);
    assertThat(paths)
        .containsExactlyInAnyOrder("/api", "/console", "/webjars", "/portal", "/schemas");
    assertThat(readString(Path.of("docs/operations.md")))
        .contains(paths.stream().map(path -> "`" + path + "`").toList());
    int batch =
        Integer.parseInt(
            found(
                    Pattern.compile("\\| `synq\\.intake\\.max-batch-kib` \\| `(\\d+)`"),
                    readString(Path.of("README.md")))
                .get(0));
    int body = Integer.parseInt(found(Pattern.compile("proxy-body-size: (\\d+)m"), ingress).get(0));
    assertThat(body * 1024).isGreaterThan(batch);
  }

  @Test
  void theContainerTakesWhatTheBuildMakes() throws IOException {
    String pom = readString(Path.of("pom.xml"));
    assertThat(pom).contains("<finalName>synq-events</finalName>", "<location>jdbc</location>");
    assertThat(readString(Path.of("src/main/liberty/config/db-postgresql.xml")))
        .contains("${server.config.dir}/jdbc");
    assertThat(readString(CONTAINER))
        .contains("COPY --chown=1001:0 target/synq-events.war /config/apps/", " /config/jdbc/\n");
  }

  @Test
  void whatComposeMountsIsThere() throws IOException {
    List<String> mounted = found(Pattern.compile("- \\./(\\S+?):/"), readString(COMPOSE));
    assertThat(mounted)
        .hasSizeGreaterThan(3)
        .allSatisfy(path -> assertThat(Path.of(path)).exists());
    assertThat(readString(Path.of("deploy/monitoring/prometheus.yaml")))
        .contains("job_name: synq-events", "- synq-events:" + port("synq.http.port"));
  }

  @Test
  void dashboardAsksPrometheusForWhatItNames() throws IOException {
    try (JsonReader reader =
        Json.createReader(
            Files.newBufferedReader(
                Path.of("deploy/monitoring/grafana/dashboards/synq-events.json")))) {
      JsonObject dashboard = reader.readObject();
      List<JsonObject> panels = dashboard.getJsonArray("panels").getValuesAs(JsonObject.class);
      assertThat(panels).extracting(panel -> panel.getInt("id")).doesNotHaveDuplicates();
      assertThat(panels).extracting(panel -> panel.getString("type")).contains("alertlist");
      assertThat(panels)
          .filteredOn(panel -> panel.containsKey("targets"))
          .hasSizeGreaterThan(10)
          .allSatisfy(
              panel ->
                  assertThat(panel.getJsonObject("datasource").getString("uid"))
                      .isEqualTo("${datasource}"));
    }
  }

  /** Kustomize cannot make the one of the other. */
  @Test
  void theOperatorOfPrometheusGetsTheSameAlerts() throws IOException {
    String alerts = readString(ALERTS).replaceFirst("(?s)^.*?(?=groups:)", "");
    assertThat(readString(RULE)).endsWith("spec:\n" + alerts.indent(2));
  }
}
