package io.synq.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.synq.Conformance;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What the forms of the console take, and what they lead to. */
@Conformance
class ConsoleFormsSystemIT {
  private static final String NEXT = "ten-dry-badgers-hum";
  private static final String THEIRS = "theirs-since-the-link";
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final Receiver RECEIVER = new Receiver();

  private final SynqServer server = Servers.standard();
  private final TestTenant tenant = TestTenant.on(server);
  private final TestTenant.Person person = tenant.person("admin");
  private final PlainVisitor visitor = PlainVisitor.signedIn(server, person);

  @AfterAll
  static void close() {
    RECEIVER.close();
  }

  private static List<String> texts(JsonObject json, String member) {
    return json.getJsonArray(member).getValuesAs(JsonString.class).stream()
        .map(JsonString::getString)
        .toList();
  }

  /** The link would set a password that whoever made it knows. */
  @Test
  void linkFillsInNoPassword() {
    String link = "/console/account?current_password=x&password=" + THEIRS + "&repeated=" + THEIRS;
    Map<String, String> typed =
        Map.of(
            "current_password",
            person.password(),
            "password",
            NEXT,
            "repeated",
            NEXT,
            "change",
            "x");
    assertThat(visitor.target(visitor.submit(link, typed))).isEqualTo("/console/account");
    PlainVisitor.to(server).signIn(person.name(), THEIRS).expect(422);
    PlainVisitor.to(server).signIn(person.name(), NEXT).expect(302);
  }

  @Test
  void linkSignsNobodyInAsSomebodyElse() {
    TestTenant.Person thief = tenant.person("viewer");
    PlainVisitor victim = PlainVisitor.to(server);
    victim
        .signIn(
            person.name(),
            person.password(),
            "?name=" + thief.name() + "&password=" + thief.password() + "&enter=x")
        .expect(302);
    assertThat(victim.get("/console/account").expect(200).text())
        .contains(person.name())
        .doesNotContain(thief.name());
  }

  @Test
  void linkFillsInNoFieldBoxOrButton() {
    String url = RECEIVER.url("/edited");
    String id = tenant.endpoint(url, "order.created").getString("id");
    String link =
        tenant.page(
            "/console/webhooks/edit?id="
                + id
                + "&url=https%3A%2F%2Fevil.example%2F&other_types=*&ticked=*&filter=true"
                + "&handshake=on&save-anyway=x&version=9&shown=9");
    Map<String, String> typed =
        Map.of(
            "url", url,
            "description", "mine",
            "ticked", "order.updated",
            "authentication-type", "none",
            "ordering", "none",
            "save", "x");
    visitor.submit(link, typed).expect(302);
    JsonObject endpoint = tenant.api().get("/endpoints/" + id).expect(200).json();
    assertThat(endpoint.getString("url")).isEqualTo(url);
    assertThat(endpoint.getString("description")).isEqualTo("mine");
    assertThat(texts(endpoint, "event_types")).containsExactly("order.updated");
    assertThat(endpoint.isNull("filter")).isTrue();
    assertThat(endpoint.getBoolean("handshake")).isFalse();

    String rotate = "/console/webhooks/rotate?id=" + id + "&overlap_hours=0&secret=" + SECRET;
    visitor
        .submit(tenant.page(rotate), Map.of("overlap_hours", "24", "secret", "", "rotate", "x"))
        .expect(302);
    assertThat(tenant.api().get("/endpoints/" + id + "/secret").expect(200).text())
        .doesNotContain(SECRET);
  }

  @Test
  void linkRaisesNobodyAndShutsNobodyOut() {
    TestTenant.Person viewer = tenant.person("viewer");
    String link = "/console/team/member?role=admin&disabled=on&name=other&id=" + viewer.id();
    Map<String, String> typed =
        Map.of("name", viewer.name(), "display_name", "Vera", "role", "viewer", "save", "x");
    visitor.submit(tenant.page(link), typed).expect(302);
    JsonObject user = tenant.api().get("/users/" + viewer.id()).expect(200).json();
    assertThat(user.getString("name")).isEqualTo(viewer.name());
    assertThat(user.getString("display_name")).isEqualTo("Vera");
    assertThat(user.getString("role")).isEqualTo("viewer");
    assertThat(user.getBoolean("disabled")).isFalse();
  }

  @Test
  void formThatStandsInTheAddressIsNone() {
    String all = "/console/sign-out?jakarta.faces.ViewState=stateless&sign-out_SUBMIT=1&leave=x";
    for (Map<String, String> body : List.of(Map.of("a", "b"), Map.<String, String>of())) {
      assertThat(visitor.send(all, body).expect(400).text())
          .contains("This page is no longer valid");
    }
    assertThat(visitor.isSignedIn()).isTrue();
  }

  @Test
  void inboxIsToldByItsAddressWhateverComes() {
    String inbox = "/inbox/" + tenant.slug() + "?status=418";
    String form = "application/x-www-form-urlencoded";
    for (String body : List.of("status=200", "100%", "{}")) {
      Api.anonymous(server.url()).send("POST", inbox, form, body.getBytes(UTF_8)).expect(418);
    }
    Api.anonymous(server.url()).send("POST", inbox, form, new byte[0]).expect(418);
  }

  /** The address of a delivery's page proposes its endpoint, and no more than that. */
  @Test
  void allEndpointsAreAllWhateverTheAddressProposes() {
    String one = tenant.endpoint(RECEIVER.url("/one"), "order.created").getString("id");
    tenant.endpoint(RECEIVER.url("/two"), "order.created");
    String event = tenant.post("order.created");
    String ask =
        tenant.page("/console/webhooks/event?id=" + event + "&ask=replay&endpoint_id=" + one);
    assertThat(visitor.get(ask).expect(200).text())
        .containsPattern("<option value=\"" + one + "\" selected=\"selected\">");
    visitor.submit(ask, Map.of("endpoint", "", "replay", "x")).expect(302);
    assertThat(tenant.deliveries(event)).hasSize(4);
    visitor.submit(ask, Map.of("endpoint", one, "replay", "x")).expect(302);
    assertThat(tenant.deliveries(event)).hasSize(5);
  }

  /** Browsers may keep a form that was refused. */
  @Test
  void signingSecretDoesNotComeBack() {
    String add = tenant.page("/console/webhooks/new");
    assertThat(
            visitor
                .submit(add, Map.of("url", "x", "secret", SECRET, "save", "x"))
                .expect(422)
                .text())
        .contains("Type your secret again")
        .doesNotContain(SECRET);
    assertThat(visitor.get(add).text()).doesNotContain("Type your secret again");
    String id = tenant.endpoint(RECEIVER.url("/rotated"), "order.created").getString("id");
    assertThat(
            visitor
                .submit(
                    tenant.page("/console/webhooks/rotate?id=" + id),
                    Map.of("overlap_hours", "1000", "secret", SECRET, "rotate", "x"))
                .expect(422)
                .text())
        .contains("Type your secret again")
        .doesNotContain(SECRET);
  }

  /** The key would be lost for good. */
  @Test
  void whatIsShownOnceOutlivesAFormOfAnotherWindow() {
    Map<String, String> key = Map.of("name", "orders", "scopes:0:scope", "on", "create", "x");
    Answer made = visitor.submit(tenant.page("/console/api-keys/new"), key).expect(302);
    Map<String, String> issue = Map.of("issue_id", "late", "message-area", "x", "send", "x");
    Answer reported = visitor.submit(tenant.page("/console/issues/new"), issue).expect(302);
    assertThat(visitor.get(tenant.page("/console/overview")).expect(200).text())
        .doesNotContain("The issue is reported", "This is shown only now");
    assertThat(visitor.follow(made).expect(200).text())
        .containsPattern("<code id=\"secret\">synq_[A-Za-z0-9]{32}</code>")
        .doesNotContain("The issue is reported");
    assertThat(visitor.follow(reported).expect(200).text()).contains("The issue is reported");
    assertThat(visitor.follow(made).expect(200).text()).doesNotContain("This is shown only now");
  }

  @Test
  void twoThingsThatLeadToOnePageAreBothToldThere() {
    for (String name : List.of("one", "two")) {
      Map<String, String> key = Map.of("name", name, "scopes:0:scope", "on", "create", "x");
      visitor.submit(tenant.page("/console/api-keys/new"), key).expect(302);
    }
    assertThat(visitor.get(tenant.page("/console/api-keys")).expect(200).text())
        .contains("The key one is created", "The key two is created")
        .containsOnlyOnce("id=\"secret\"")
        .containsOnlyOnce("id=\"secret1\"");
  }

  @Test
  void exampleThatASchemaRefusesIsNoFaultOfTheServers() {
    tenant
        .api()
        .put(
            "/event-types/order.created",
            "{\"enforce\":true,\"schema\":{\"type\":\"object\",\"required\":[\"shop\"]}}")
        .expect(201);
    tenant.endpoint(RECEIVER.url("/start"), "order.created");
    Answer sent =
        visitor.submit(tenant.page("/console/start"), Map.of("send-event", "x")).expect(302);
    assertThat(visitor.follow(sent).expect(200).text())
        .contains("The event was not taken: /payload");
  }
}
