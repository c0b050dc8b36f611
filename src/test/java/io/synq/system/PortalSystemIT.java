package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.Conformance;
import io.synq.ReferenceOnly;
import io.synq.console.frame.ConsolePage;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Links to a tenant's portal: whom they let in, to what, and until when. */
@Conformance
class PortalSystemIT {
  private static final Receiver RECEIVER = new Receiver();
  private static final String POLICY = "Content-Security-Policy";

  private final SynqServer server = Servers.standard();
  private final TestTenant tenant = TestTenant.on(server);

  @AfterAll
  static void close() {
    RECEIVER.close();
  }

  @Test
  void linkIsShownOnceAndListedWithItsMaker() {
    TestPortal portal =
        TestPortal.made(
            tenant,
            tenant.api(),
            "{\"expires_in_seconds\":600,\"read_only\":true,\"theme\":\"dark\"}");
    assertThat(portal.url().toString()).startsWith(server.url() + "/portal/open#");
    JsonObject listed = tenant.api().get("/portal-links").expect(200).data().get(0);
    assertThat(listed).isEqualTo(tenant.api().get("/portal-links/" + portal.id()).json());
    assertThat(listed.isNull("url")).isTrue();
    assertThat(listed.getBoolean("read_only")).isTrue();
    assertThat(listed.getString("theme")).isEqualTo("dark");
    assertThat(listed.getJsonObject("made_by").getString("type")).isEqualTo("api_key");
    assertThat(tenant.api().get("/audit").text()).doesNotContain(portal.token());
    portal.open();
    assertThat(server.messages() + server.outputs()).isNotEmpty().doesNotContain(portal.token());
  }

  @ParameterizedTest
  @ReferenceOnly
  @CsvSource({
    "expires_in_seconds, 0",
    "expires_in_seconds, 604801",
    "expires_in_seconds, '\"PT1H\"'",
    "read_only, '\"yes\"'",
    "theme, '\"blue\"'",
    "tenant_id, '\"t\"'"
  })
  void whatCannotBeIsNamed(String member, String value) {
    Answer refused = tenant.api().post("/portal-links", "{\"%s\":%s}".formatted(member, value));
    assertThat(refused.expectProblem(422).pointers()).containsExactly("/" + member);
  }

  @Test
  void opensItsTenantAndNothingElse() {
    TestPortal portal = TestPortal.of(tenant);
    TestTenant other = TestTenant.on(server);
    PlainVisitor visitor = portal.open();
    assertThat(visitor.get(portal.page("webhooks")).expect(200).text()).contains(tenant.slug());
    assertThat(visitor.target(visitor.get("/portal/t/" + tenant.slug())))
        .isEqualTo(portal.page("webhooks"));
    visitor.get("/portal/t/" + other.slug() + "/webhooks").expect(404);
    visitor.get(portal.page("api-keys")).expect(404);
    visitor.get(portal.page("webhooks") + ".xhtml").expect(404);
    assertThat(visitor.target(visitor.get("/console/t/" + tenant.slug() + "/webhooks")))
        .startsWith("/console/sign-in");
    visitor.get("/api/v1/endpoints").expect(401);
    Api.withKey(server.url(), portal.token()).get("/endpoints").expect(401);
  }

  /** Each has its own: neither is taken for the other, and nobody chooses another's. */
  @Test
  void sessionsOfPortalAndConsoleAreNotEachOthers() {
    TestPortal portal = TestPortal.of(tenant);
    PlainVisitor visitor = portal.open();
    String first = visitor.portalSession();
    PlainVisitor person = PlainVisitor.signedIn(server, tenant.person("admin"));

    PlainVisitor disguised = PlainVisitor.to(server);
    disguised.restore(first);
    assertThat(disguised.isSignedIn()).isFalse();
    PlainVisitor climbing = portal.visitor();
    climbing.restorePortal(person.session());
    climbing.get(portal.page("webhooks")).expect(401);

    visitor.submit("/portal/open", TestPortal.form(portal.token())).expect(302);
    assertThat(visitor.portalSession()).isNotEqualTo(first).isNotEqualTo(portal.token());
    visitor.restorePortal(portal.token());
    visitor.get(portal.page("webhooks")).expect(401);
  }

  @Test
  void whatIsNoLinkOpensNothing() {
    TestPortal portal = TestPortal.of(tenant);
    String other = portal.token().replaceFirst(".$", portal.token().endsWith("A") ? "B" : "A");
    for (String token : List.of("", "x", other, tenant.key())) {
      PlainVisitor visitor = portal.visitor();
      Answer refused = visitor.submit("/portal/open", TestPortal.form(token)).expect(422);
      assertThat(refused.text()).contains("This link has expired").doesNotContain(other);
      assertThat(visitor.portalSession()).isEmpty();
    }
    portal.visitor().get(portal.page("webhooks")).expect(401);
  }

  /** A page of another site could have the portal's cookie sent, and its link. */
  @Test
  @ReferenceOnly
  void formsComeFromThePortalsPagesOnly() {
    TestPortal portal = TestPortal.of(tenant);
    String session = portal.open().portalSession();
    PageForm form =
        PageForm.all().stream()
            .filter(one -> one.page() == ConsolePage.ENDPOINT_NEW)
            .findAny()
            .orElseThrow();
    Map<String, String> fields =
        form.pressed("save", Map.of("url", RECEIVER.url("/forged"), "types", "*"));
    for (String site : List.of("cross-site", "same-site", "none", "")) {
      PlainVisitor forged = PlainVisitor.to(server);
      if (!site.isEmpty()) {
        forged.with("Sec-Fetch-Site", site);
      }
      forged.restorePortal(session);
      forged.send(portal.page("webhooks/new"), fields).expect(403);
      forged.submit("/portal/open", TestPortal.form(portal.token())).expect(403);
    }
    assertThat(tenant.api().get("/endpoints").data()).isEmpty();
  }

  @Test
  void endsWhenItIsRevoked() {
    endsBy(TestPortal.of(tenant), TestPortal::revoke);
    TestPortal again = TestPortal.of(tenant);
    again.revoke();
    again.revoke();
    assertThat(tenant.api().get("/portal-links/" + again.id()).json().isNull("revoked_at"))
        .isFalse();
  }

  @Test
  void letsInFiftyAtATime() {
    TestPortal portal = TestPortal.of(tenant);
    PlainVisitor first = portal.open();
    PlainVisitor second = portal.open();
    for (int more = 2; more < 50; more++) {
      portal.open();
    }
    first.get(portal.page("webhooks")).expect(200);
    portal.open();
    first.get(portal.page("webhooks")).expect(401);
    second.get(portal.page("webhooks")).expect(200);
  }

  @Test
  void endsWhenItExpires() {
    // The first page of a server takes seconds.
    TestPortal.of(tenant).open();
    TestPortal portal = TestPortal.made(tenant, tenant.api(), "{\"expires_in_seconds\":6}");
    PlainVisitor visitor = portal.visitor();
    visitor.submit("/portal/open", TestPortal.form(portal.token())).expect(302);
    Await.until(Await.SOON, () -> visitor.get(portal.page("webhooks")).status() == 401);
    visitor.submit("/portal/open", TestPortal.form(portal.token())).expect(422);
    TestPortal later = TestPortal.of(tenant);
    assertThat(tenant.api().get("/portal-links").data())
        .extracting(one -> one.getString("id"))
        .contains(later.id())
        .doesNotContain(portal.id());
  }

  /** Nobody leaves a way in behind. */
  @Test
  void endsWithWhoeverMadeIt() {
    JsonObject key = tenant.newKey("admin");
    Api byKey = Api.withKey(server.url(), key.getString("key"));
    endsBy(
        TestPortal.made(tenant, byKey, "{}"),
        portal -> tenant.api().delete("/api-keys/" + key.getString("id")).expect(204));

    for (String change : List.of("{\"role\":\"member\"}", "{\"disabled\":true}")) {
      TestTenant.Person admin = tenant.person("admin");
      Api byAdmin = Api.withPassword(server.url(), admin.name(), admin.password());
      endsBy(
          TestPortal.made(tenant, byAdmin, "{}"),
          portal -> tenant.api().patch("/users/" + admin.id(), change).expect(200));
    }
  }

  private static void endsBy(TestPortal portal, Consumer<TestPortal> end) {
    PlainVisitor visitor = portal.open();
    visitor.get(portal.page("webhooks")).expect(200);
    end.accept(portal);
    Answer closed = visitor.get(portal.page("webhooks")).expect(401);
    assertThat(closed.text()).contains("This is closed").doesNotContain(portal.tenant().slug());
    visitor.submit("/portal/open", TestPortal.form(portal.token())).expect(422);
  }

  @Test
  void auditSaysWhichLinkAndWhose() {
    String endpoint = tenant.endpoint(RECEIVER.url("/audited")).getString("id");
    TestPortal portal = TestPortal.of(tenant);
    PlainVisitor visitor = portal.open();
    visitor
        .submit(portal.page("webhooks/disable") + "?id=" + endpoint, Map.of("disable", "Disable"))
        .expect(302);
    JsonObject entry = tenant.api().get("/audit?actor=" + portal.id()).expect(200).data().get(0);
    assertThat(entry.getString("action")).isEqualTo("endpoint.disabled");
    assertThat(entry.getJsonObject("actor").getString("type")).isEqualTo("portal_link");
    assertThat(entry.getJsonObject("actor").getString("name"))
        .isEqualTo("portal link made by First key");
    assertThat(tenant.api().get("/audit?object_id=" + portal.id()).data())
        .extracting(one -> one.getString("action"))
        .containsExactly("portal_link.created");
  }

  @Test
  @ReferenceOnly
  void onlyThePortalIsFramedAndOnlyWhereTheSettingSays() {
    TestPortal portal = TestPortal.of(tenant);
    PlainVisitor visitor = portal.open();
    for (String path : List.of("/portal/open", portal.page("webhooks"), portal.page("nothing"))) {
      Answer page = visitor.get(path);
      assertThat(page.header(POLICY)).endsWith("frame-ancestors http://127.0.0.1:*");
      assertThat(page.header("X-Frame-Options")).isEmpty();
    }
    for (String path : List.of("/console/sign-in", "/console/t/" + tenant.slug() + "/webhooks")) {
      Answer page = visitor.get(path);
      assertThat(page.header(POLICY)).endsWith("frame-ancestors 'none'");
      assertThat(page.header("X-Frame-Options")).isEqualTo("DENY");
    }
    assertThat(cookie(portal))
        .contains(
            "Path=/portal/t/" + tenant.slug(),
            "HttpOnly",
            "Secure",
            "SameSite=None",
            "Partitioned");
  }

  @Test
  @ReferenceOnly
  @ResourceLock(Servers.STRICT)
  void nobodyFramesItWithoutTheSetting() {
    TestPortal portal = TestPortal.of(TestTenant.on(Servers.strict()));
    Answer page = portal.open().get(portal.page("webhooks")).expect(200);
    assertThat(page.header(POLICY)).endsWith("frame-ancestors 'none'");
    assertThat(page.header("X-Frame-Options")).isEqualTo("DENY");
    assertThat(page.text()).contains("Synq Events");
    assertThat(cookie(portal)).contains("SameSite=Lax").doesNotContain("Partitioned");
  }

  private static List<String> cookie(TestPortal portal) {
    String set =
        portal
            .visitor()
            .submit("/portal/open", TestPortal.form(portal.token()))
            .header("Set-Cookie");
    return Stream.of(set.split(";")).map(String::strip).toList();
  }
}
