package io.synq.console.frame;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.access.Caller;
import io.synq.access.Role;
import io.synq.access.Scope;
import io.synq.console.door.SingleSignOnServlet;
import io.synq.console.live.LiveServlet;
import jakarta.servlet.annotation.WebServlet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConsolePageTest {
  private static Caller user(Role role) {
    return new Caller(Caller.Kind.USER, "usr_1", "ada", "t1", role.scopes());
  }

  private static Caller operator() {
    return new Caller(Caller.Kind.OPERATOR, "usr_2", "operator", "", Set.of());
  }

  /** Those that no facelet writes. */
  private static final Set<String> SERVLETS =
      Stream.of(LiveServlet.class, SingleSignOnServlet.class)
          .map(type -> type.getAnnotation(WebServlet.class))
          .flatMap(servlet -> Stream.of(servlet.value(), servlet.urlPatterns()))
          .flatMap(Stream::of)
          .collect(Collectors.toSet());

  private static final Set<String> IMPLICIT =
      Set.of(
          "application",
          "applicationScope",
          "cc",
          "component",
          "cookie",
          "externalContext",
          "facesContext",
          "flash",
          "flowScope",
          "header",
          "headerValues",
          "initParam",
          "param",
          "paramValues",
          "request",
          "requestScope",
          "resource",
          "session",
          "sessionScope",
          "view",
          "viewScope");

  @ParameterizedTest
  @EnumSource
  void everyPageIsThere(ConsolePage page) {
    if (!SERVLETS.contains(page.url())) {
      assertThat(Path.of("src/main/webapp" + page.url() + ".xhtml")).isRegularFile();
    }
    assertThat(ConsolePage.at(page.url())).contains(page);
  }

  @Test
  void everyFileIsAPage() throws Exception {
    Path folder = Path.of("src/main/webapp");
    try (var files = Files.walk(folder.resolve("console"))) {
      assertThat(files.filter(file -> file.toString().endsWith(".xhtml")))
          .isNotEmpty()
          .allSatisfy(
              file -> {
                String name = "/" + folder.relativize(file).toString().replace(".xhtml", "");
                assertThat(ConsolePage.at(name)).as(name).isPresent();
              });
    }
  }

  @Test
  void documentSaysWhatEachPageIsFor() throws Exception {
    List<String> rows =
        Files.readAllLines(Path.of("docs/console.md")).stream()
            .dropWhile(line -> !line.startsWith("| page | at | for |"))
            .skip(2)
            .takeWhile(line -> line.startsWith("|"))
            .toList();
    assertThat(rows)
        .allMatch(row -> row.matches("\\| [^|]+ \\| `[^|]+` \\| [^|]+\\. \\|"))
        .extracting(row -> row.replaceFirst("` .*", "`"))
        .containsExactlyElementsOf(
            Stream.of(ConsolePage.values())
                .filter(page -> !SERVLETS.contains(page.url()))
                .map(page -> "| %s | `%s`".formatted(page.title(), page.path()))
                .toList());
  }

  /** Such a variable is never seen: the name is that of an implicit object (Faces 4.0, 5.6.2.1). */
  @Test
  void noVariableIsNamedLikeAnImplicitObject() throws Exception {
    Pattern variable =
        Pattern.compile("\\b(?:var|varStatus)=\"([^\"]+)\"|<ui:param name=\"([^\"]+)\"");
    try (var files = Files.walk(Path.of("src/main/webapp"))) {
      for (Path file : files.filter(one -> one.toString().endsWith(".xhtml")).toList()) {
        assertThat(variable.matcher(Files.readString(file)).results())
            .extracting(found -> found.group(1) == null ? found.group(2) : found.group(1))
            .as(file.toString())
            .doesNotContainAnyElementsOf(IMPLICIT);
      }
    }
  }

  /** Links to pages of a tenant begin with the tenant, and there is a page for each. */
  @Test
  void everyLinkLeadsToAPage() throws Exception {
    Pattern link = Pattern.compile("(/console|#\\{shell\\.root})/([a-z/-]+)(?=[\"'?#])");
    try (var files = Files.walk(Path.of("src/main/webapp"))) {
      for (Path file : files.filter(one -> one.toString().endsWith(".xhtml")).toList()) {
        link.matcher(Files.readString(file))
            .results()
            .filter(found -> !found.group(2).startsWith("assets/"))
            .forEach(
                found ->
                    assertThat(ConsolePage.at("/console/" + found.group(2)))
                        .as(file + ": " + found.group())
                        .hasValueSatisfying(
                            page ->
                                assertThat(page.ofTenant())
                                    .isEqualTo(!found.group(1).equals("/console"))));
      }
    }
  }

  /** A browser cuts off what is longer, and says nothing. */
  @Test
  void noFieldCutsOffWhatIsTyped() throws Exception {
    try (var files = Files.walk(Path.of("src/main/webapp"))) {
      assertThat(files.filter(one -> one.toString().endsWith(".xhtml")))
          .isNotEmpty()
          .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContain("maxlength"));
    }
  }

  @Test
  void whoSeesWhat() {
    assertThat(ConsolePage.EVENTS.seenBy(user(Role.VIEWER))).isTrue();
    assertThat(ConsolePage.ENDPOINT_NEW.seenBy(user(Role.VIEWER))).isFalse();
    assertThat(ConsolePage.ENDPOINT_NEW.seenBy(user(Role.MEMBER))).isTrue();
    assertThat(ConsolePage.API_KEYS.seenBy(user(Role.MEMBER))).isFalse();
    assertThat(ConsolePage.API_KEYS.seenBy(user(Role.ADMIN))).isTrue();
    assertThat(ConsolePage.TENANTS.seenBy(user(Role.ADMIN))).isFalse();
    assertThat(ConsolePage.TENANTS.seenBy(operator())).isTrue();
    assertThat(ConsolePage.EVENTS.seenBy(operator())).isFalse();
    assertThat(operator().within("t1").filter(ConsolePage.EVENTS::seenBy)).isPresent();
    assertThat(user(Role.VIEWER).within("t1")).contains(user(Role.VIEWER));
    assertThat(user(Role.ADMIN).within("t2")).isEmpty();
  }

  /** Whatever its caller may do, and whatever pages there will be. */
  @Test
  void portalHasTheWebhooksPartAndNoMore() {
    Caller all = new Caller(Caller.Kind.PORTAL_LINK, "plk_1", "link", "t1", Set.of(Scope.values()));
    assertThat(ConsolePage.values())
        .filteredOn(page -> page.seenBy(all))
        .extracting(ConsolePage::path)
        .allMatch(path -> path.matches("open|live|webhooks(/[a-z-]+)?|event-types(/type)?"));
    assertThat(ConsolePage.values())
        .filteredOn(page -> page.path().matches("webhooks(/.+)?"))
        .allMatch(page -> page.seenBy(all));
  }

  @Test
  void whoeverHasALinkIsNobodyInTheConsole() {
    Caller link = new Caller(Caller.Kind.PORTAL_LINK, "plk_1", "link", "t1", Set.of(Scope.ADMIN));
    assertThat(Entrance.CONSOLE.admits(link)).isFalse();
    assertThat(Entrance.PORTAL.admits(link)).isTrue();
    assertThat(Entrance.CONSOLE.admits(user(Role.ADMIN))).isTrue();
    assertThat(Entrance.PORTAL.admits(user(Role.ADMIN))).isFalse();
    assertThat(Entrance.PORTAL.admits(operator())).isFalse();
    assertThat(link.within("t2")).isEmpty();
    assertThat(link.person()).isFalse();
  }

  @Test
  void onlyTheDoorIsOpen() {
    assertThat(ConsolePage.values())
        .filteredOn(ConsolePage::open)
        .containsExactly(
            ConsolePage.SIGN_IN,
            ConsolePage.SSO,
            ConsolePage.SSO_RETURN,
            ConsolePage.PORTAL_OPEN,
            ConsolePage.ERROR);
  }
}
