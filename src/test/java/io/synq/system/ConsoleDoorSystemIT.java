package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The console's door, as those try it who mean no good. */
@ResourceLock(Servers.QUIET)
class ConsoleDoorSystemIT {
  private static final String STATE = "jakarta.faces.ViewState";
  private static final String NONE = "none";
  private static final Pattern COMPLAINT =
      Pattern.compile(
          "ViewExpired|request[.]failed|\"loglevel\":\"(ERROR|SEVERE)\"|WELD-000(714|225|335)");

  private final SynqServer server = Servers.standard();
  private final TestTenant tenant = TestTenant.on(server);
  private final TestTenant.Person person = tenant.person("member");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/console/overview",
        "/console/overview.xhtml",
        "/console/overview.xhtml/",
        "/console/overview/",
        "/console/t/demo/overview",
        "/console/t/demo/overview.xhtml",
        "/console/t/demo/overview;x=y",
        "/console/t/demo;x=y/overview",
        "/console/t/demo%2foverview",
        "/console/t/demo/sign-out",
        "/console/t/demo/assets/../overview",
        "/console/t/../overview",
        "/console/t/sign-in/../demo/overview",
        "/console/t/demo/../../../WEB-INF/web.xml",
        "/console/overview;x=y",
        "/console/overview.xhtml;x=y",
        "/console/overview%00.xhtml",
        "/console/overview%2exhtml",
        "/console//overview",
        "//console/overview",
        "/console/./overview",
        "/console/../console/overview",
        "/console/%2e%2e/console/overview",
        "/console/..;/console/overview",
        "/console/sign-in/../overview",
        "/console/sign-in.xhtml/../overview.xhtml",
        "/console/sso/../overview",
        "/console/assets/../overview",
        "/console/assets/../overview.xhtml",
        "/console/assets/..%2foverview.xhtml",
        "/console/assets/%2e%2e/overview.xhtml",
        "/console/assets/..;/overview.xhtml",
        "/console/assets/",
        "/webjars/../console/overview.xhtml",
        "/faces/console/overview.xhtml",
        "/CONSOLE/overview.xhtml",
        "/console/Overview",
        "/console/error",
        "/console/error.xhtml",
        "/WEB-INF/web.xml",
        "/WEB-INF/console/page.xhtml",
        "/WEB-INF/console/page",
        "/WEB-INF;/web.xml",
        "/%57EB-INF/web.xml",
        "/web-inf/web.xml",
        "/console/../WEB-INF/web.xml",
        "/console/assets/../../WEB-INF/web.xml",
        "/META-INF/MANIFEST.MF",
        "/jakarta.faces.resource/web.xml",
        "/jakarta.faces.resource/..%2fWEB-INF%2fweb.xml"
      })
  void strangersSeeNothing(String target) throws IOException {
    Answer answer = RawRequest.get(server.url(), target);
    if (answer.status() == 302) {
      assertThat(answer.header("Location")).contains("/console/sign-in?next=");
    } else {
      assertThat(answer.status()).as(answer.text()).isIn(400, 403, 404);
    }
    assertThat(answer.text())
        .doesNotContain("class=\"shell\"", "ui:composition", "<web-app", "Manifest-Version");
  }

  @Test
  void everyAnswerTellsBrowsersToBeCareful() {
    PlainVisitor stranger = PlainVisitor.to(server);
    PlainVisitor known = PlainVisitor.signedIn(server, person);
    for (Answer answer :
        List.of(
            stranger.get("/console").expect(302),
            stranger.get("/console/overview").expect(302),
            stranger.get("/console/sign-in").expect(200),
            stranger.get("/console/nothing").expect(404),
            stranger.get("/console/sso").expect(404),
            stranger.send("/console/sso", Map.of()).expect(405),
            stranger.send("/console/sign-out", Map.of()).expect(302),
            stranger.signIn(person.name(), "wrong").expect(422),
            known.get("/console/overview").expect(302),
            known.get(tenant.page("/console/overview")).expect(200),
            known.get(tenant.page("/console/team")).expect(403),
            known.get("/console/nothing.xhtml").expect(404))) {
      assertThat(answer.headers().allValues("Set-Cookie")).as(answer.text()).isEmpty();
      assertThat(answer.header("Content-Security-Policy"))
          .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
          .doesNotContain("unsafe");
      assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
      assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
      assertThat(answer.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
      assertThat(answer.header("Cache-Control"))
          .isEqualTo(answer.status() == 422 ? "private, no-cache" : "no-store");
      assertThat(answer.headers().map()).doesNotContainKeys("X-Powered-By", "Server");
    }
  }

  @Test
  void sessionIsInACookieThatScriptsDoNotSee() {
    Answer answer = PlainVisitor.to(server).signIn(person.name(), person.password()).expect(302);
    assertThat(answer.headers().allValues("Set-Cookie"))
        .singleElement()
        .asString()
        .matches("synq_session=[A-Za-z0-9]{42};.*")
        .contains("HttpOnly", "SameSite=Lax", "Path=/console")
        .doesNotContain("Secure", "Expires", "Max-Age");
  }

  @ParameterizedTest
  @CsvSource({
    "Sec-Fetch-Site, cross-site",
    "Sec-Fetch-Site, same-site",
    "Origin, https://evil.example.com",
    "Origin, null",
    "Origin, http://localhost:1"
  })
  void formOfAnotherSiteIsRefused(String header, String value) {
    PlainVisitor known = PlainVisitor.signedIn(server, person);
    Map<String, String> form =
        known.filled(known.get("/console/sign-out"), Map.of("leave", "Sign out"));
    known.with(header, value).send("/console/sign-out", form).expect(403);
    assertThat(known.isSignedIn()).isTrue();
    PlainVisitor stranger = PlainVisitor.to(server).with(header, value);
    stranger.signIn(person.name(), person.password()).expect(403);
    assertThat(stranger.session()).isEmpty();
  }

  @Test
  void formOfTheConsoleIsTaken() {
    for (String origin : List.of("http://" + server.url().getAuthority(), "")) {
      PlainVisitor visitor = PlainVisitor.to(server);
      if (origin.isEmpty()) {
        visitor.with("Sec-Fetch-Site", "same-origin");
      } else {
        visitor.with("Origin", origin);
      }
      visitor.signIn(person.name(), person.password()).expect(302);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//evil.example.com",
        "///console/overview",
        "https://evil.example.com",
        "https://evil.example.com/console/overview",
        "/console/../api/v1/events",
        "/%5Cevil.example.com",
        "/console/overview%0d%0aLocation:%20https://evil.example.com",
        "javascript:alert(1)",
        "/console/overview?a%20b",
        "/console/sign-in"
      })
  void nobodyIsLedElsewhereBySigningIn(String next) {
    PlainVisitor visitor = PlainVisitor.to(server);
    Answer answer = visitor.signIn(person.name(), person.password(), "?next=" + next);
    assertThat(visitor.target(answer)).isEqualTo("/console/overview");
    assertThat(visitor.isSignedIn()).isTrue();
  }

  @Test
  void whoSignsOutEndsTheSessionOnTheServer() {
    PlainVisitor visitor = PlainVisitor.signedIn(server, person);
    String old = visitor.session();
    assertThat(visitor.target(visitor.signOut())).isEqualTo("/console/sign-in");
    assertThat(visitor.session()).isEmpty();
    visitor.restore(old);
    assertThat(visitor.isSignedIn()).isFalse();
  }

  @Test
  void whoSignsInAgainLeavesNoSessionBehind() {
    PlainVisitor visitor = PlainVisitor.signedIn(server, person);
    String old = visitor.session();
    // With a form that was opened before: whoever is in is not shown it.
    Answer form = PlainVisitor.to(server).get("/console/sign-in").expect(200);
    Map<String, String> again =
        Map.of("name", person.name(), "password", person.password(), "enter", "Sign in");
    visitor.send("/console/sign-in", visitor.filled(form, again)).expect(302);
    assertThat(visitor.session()).isNotEqualTo(old);
    assertThat(visitor.isSignedIn()).isTrue();
    visitor.restore(old);
    assertThat(visitor.isSignedIn()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "x", "rO0ABXNyABFqYXZhLnV0aWwuSGFzaE1hcA==", "-1:-2", "Stateless", NONE})
  void formThatIsOfNoPageHereIsAnsweredWithWhatToDo(String state) {
    int before = server.messages().length();
    PlainVisitor visitor = PlainVisitor.to(server);
    Map<String, String> fields =
        Map.of("name", person.name(), "password", person.password(), "enter", "Sign in");
    Map<String, String> form = visitor.filled(visitor.get("/console/sign-in"), fields);
    form.put(STATE, state);
    if (state.equals(NONE)) {
      form.remove(STATE);
    }
    refused(visitor.send("/console/sign-in?next=%2Fconsole%2Fissues", form))
        .contains("href=\"/console/sign-in?next=%2Fconsole%2Fissues\"");
    assertThat(visitor.session()).isEmpty();
    visitor.signIn(person.name(), person.password()).expect(302);
    form = visitor.filled(visitor.get("/console/sign-out"), Map.of("leave", "Sign out"));
    form.put(STATE, state);
    if (state.equals(NONE)) {
      form.remove(STATE);
    }
    refused(visitor.send("/console/sign-out", form)).contains("href=\"/console/sign-out\"");
    assertThat(visitor.isSignedIn()).isTrue();
    assertThat(complaints(before)).isEmpty();
  }

  private List<String> complaints(int before) {
    return server
        .messages()
        .substring(before)
        .lines()
        .filter(line -> COMPLAINT.matcher(line).find())
        .toList();
  }

  /** It would be there for whoever is served next by the same thread. */
  @Test
  void pageThatFailsLeavesNothingOfItsRequestBehind() {
    int before = server.messages().length();
    PlainVisitor visitor = PlainVisitor.signedIn(server, person);
    for (int i = 0; i < 10; i++) {
      visitor.get(tenant.page("/console/webhooks/event?id=none")).expect(404);
      visitor.get(tenant.page("/console/overview")).expect(200);
    }
    assertThat(complaints(before)).isEmpty();
  }

  private static AbstractStringAssert<?> refused(Answer answer) {
    return assertThat(answer.expect(400).text())
        .contains("This page is no longer valid", "Nothing was changed", "Load the page again")
        .doesNotContain("Exception", "org.apache", "\tat ");
  }

  /** Browsers send the session's cookie with links of other sites, too. */
  @Test
  void linkPressesNoButton() {
    PlainVisitor visitor = PlainVisitor.signedIn(server, person);
    String pressed = "?sign-out_SUBMIT=1&leave=Sign+out";
    for (String state : List.of("stateless", "x", "")) {
      refused(visitor.get("/console/sign-out" + pressed + "&" + STATE + "=" + state));
      assertThat(visitor.isSignedIn()).isTrue();
    }
    visitor.get("/console/sign-out" + pressed).expect(200);
    assertThat(visitor.isSignedIn()).isTrue();
  }

  /** Faces answers requests of its own scripts with an exception's class: there are none here. */
  @Test
  void scriptsOfFacesAreNotServed() {
    int before = server.messages().length();
    PlainVisitor visitor = PlainVisitor.signedIn(server, person);
    Map<String, String> form =
        visitor.filled(visitor.get("/console/sign-out"), Map.of("leave", "Sign out"));
    form.put("jakarta.faces.partial.ajax", "true");
    refused(visitor.send("/console/sign-out", form));
    form.remove("jakarta.faces.partial.ajax");
    refused(visitor.get("/console/sign-out?Faces-Request=partial%2Fajax"));
    PlainVisitor script = visitor.at(server).with("Faces-Request", "partial/ajax");
    refused(script.send("/console/sign-out", form));
    refused(script.get(tenant.page("/console/webhooks/event?id=none")));
    assertThat(visitor.isSignedIn()).isTrue();
    assertThat(complaints(before)).isEmpty();
  }

  @Test
  void tokenThatIsMadeUpIsNobodys() {
    PlainVisitor visitor = PlainVisitor.to(server);
    for (String token : List.of("x", "A".repeat(42), "../" + "A".repeat(39), "A".repeat(5000))) {
      visitor.restore(token);
      assertThat(visitor.isSignedIn()).isFalse();
    }
  }

  @Test
  void whoIsDisabledOrDeletedIsOutAtOnce() {
    PlainVisitor visitor = PlainVisitor.signedIn(server, person);
    tenant.api().patch("/users/" + person.id(), "{\"disabled\":true}").expect(200);
    assertThat(visitor.isSignedIn()).isFalse();
    visitor.signIn(person.name(), person.password()).expect(422);
    tenant.api().patch("/users/" + person.id(), "{\"disabled\":false}").expect(200);
    visitor.signIn(person.name(), person.password()).expect(302);
    tenant.api().delete("/users/" + person.id()).expect(204);
    assertThat(visitor.isSignedIn()).isFalse();
  }

  @Test
  void passwordThatAnAdministratorSetsEndsAllSessions() {
    PlainVisitor one = PlainVisitor.signedIn(server, person);
    PlainVisitor other = PlainVisitor.signedIn(server, person);
    PlainVisitor colleague = PlainVisitor.signedIn(server, tenant.person("viewer"));
    tenant.api().post("/users/" + person.id() + "/password").expect(200);
    assertThat(one.isSignedIn()).isFalse();
    assertThat(other.isSignedIn()).isFalse();
    assertThat(colleague.isSignedIn()).isTrue();
  }

  @Test
  void whoeverGuessesElsewhereLocksNobodyOut() throws IOException {
    for (int i = 0; i < 5; i++) {
      assertThat(guessFromElsewhere().status()).isEqualTo(401);
    }
    Answer locked = guessFromElsewhere();
    assertThat(locked.status()).isEqualTo(429);
    assertThat(Integer.parseInt(locked.header("Retry-After"))).isBetween(1, 61);
    PlainVisitor.signedIn(server, person);
    Api.withPassword(server.url(), person.name(), person.password()).get("/events").expect(200);
    assertThat(guessFromElsewhere().status()).isEqualTo(429);
    List<JsonObject> records =
        Await.value(
            Await.SOON,
            () ->
                tenant.api().get("/audit?action=user.locked_out").expect(200).data().stream()
                    .toList(),
            all -> !all.isEmpty());
    assertThat(records)
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.getString("object_id")).isEqualTo(person.id());
              assertThat(entry.getJsonObject("after").getString("address")).isEqualTo("127.0.0.2");
            });
  }

  private Answer guessFromElsewhere() throws IOException {
    return RawRequest.getFrom(
        "127.0.0.2", server.url(), "/api/v1/events", person.name(), "wrong-password");
  }
}
