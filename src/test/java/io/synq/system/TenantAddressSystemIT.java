package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The tenant that a page of the console is about stands in its address, and nowhere else. */
class TenantAddressSystemIT {
  private static final Pattern ACTION =
      Pattern.compile("<form (?=[^>]*method=\"post\")[^>]*action=\"([^\"]*)\"");

  private final SynqServer server = Servers.standard();
  private final TestTenant acme = TestTenant.on(server);
  private final TestTenant other = TestTenant.on(server);

  private PlainVisitor operator() {
    return PlainVisitor.signedIn(
        server, new TestTenant.Person("", "operator", SynqServer.PASSWORD));
  }

  private static String action(Answer page) {
    Matcher action = ACTION.matcher(page.text());
    assertThat(action.find()).as(page.text()).isTrue();
    return action.group(1);
  }

  private static List<String> issues(TestTenant tenant) {
    return tenant.api().get("/workspaces/" + tenant.slug() + "/issues").expect(200).data().stream()
        .map(issue -> issue.getString("issue_id"))
        .toList();
  }

  @Test
  void formIsOfTheTenantWhosePageItStoodOnWhateverIsOpenElsewhere() {
    PlainVisitor operator = operator();
    Answer inAcme = operator.get(acme.page("/console/issues/new")).expect(200);
    Answer inOther = operator.get(other.page("/console/issues/new")).expect(200);
    assertThat(inAcme.text()).contains("<span class=\"mono\">" + acme.slug());
    assertThat(inOther.text()).contains("<span class=\"mono\">" + other.slug());
    for (Answer page : List.of(inAcme, inOther)) {
      String id = page == inAcme ? "of:acme" : "of:other";
      Map<String, String> form =
          operator.filled(page, Map.of("issue_id", id, "message-area", "x", "send", "x"));
      Answer sent = operator.send(action(page), form);
      assertThat(operator.target(sent))
          .isEqualTo(
              (page == inAcme ? acme : other)
                  .page("/console/issues/issue?id=" + id.replace(":", "%3A")));
      assertThat(operator.follow(sent).expect(200).text()).contains("The issue is reported");
    }
    assertThat(issues(acme)).containsExactly("of:acme");
    assertThat(issues(other)).containsExactly("of:other");
  }

  @Test
  void linkToAPageOfATenantWorksForOperatorsWhoHaveYetToSignIn() {
    JsonObject endpoint = acme.endpoint("https://example.com/deep");
    String link = acme.page("/console/webhooks/endpoint?id=" + endpoint.getString("id"));
    PlainVisitor operator = PlainVisitor.to(server);
    String door = operator.target(operator.get(link));
    assertThat(door).startsWith("/console/sign-in?next=");
    Answer in = operator.signIn("operator", SynqServer.PASSWORD, door.substring(door.indexOf('?')));
    assertThat(operator.target(in)).isEqualTo(link);
    assertThat(operator.follow(in).expect(200).text()).contains("https://example.com/deep");
    assertThat(operator.target(operator.get("/console/t/" + acme.slug() + "/")))
        .isEqualTo(acme.page("/console/overview"));
  }

  @Test
  void strangersAreNotToldWhichTenantsThereAre() {
    String url = "https://example.com/hidden";
    String id = acme.endpoint(url).getString("id");
    PlainVisitor stranger = PlainVisitor.signedIn(server, other.person("admin"));
    Answer nobodys = stranger.get("/console/t/no-such-tenant/overview").expect(404);
    for (String page :
        List.of(
            "/console/overview",
            "/console/webhooks",
            "/console/webhooks/endpoint?id=" + id,
            "/console/team",
            "/console/live?topic=events")) {
      assertThat(stranger.get(acme.page(page)).expect(404).text()).isEqualTo(nobodys.text());
    }
    Map<String, String> form =
        stranger.filled(
            stranger.get(other.page("/console/issues/new")),
            Map.of("issue_id", "stray", "message-area", "x", "send", "x"));
    stranger.send(acme.page("/console/issues/new"), form).expect(404);
    assertThat(issues(acme)).isEmpty();
    assertThat(issues(other)).isEmpty();
    assertThat(stranger.get(other.page("/console/webhooks/endpoint?id=" + id)).expect(404).text())
        .doesNotContain(url);
  }

  @Test
  void addressWithoutATenantLeadsToTheOwn() {
    PlainVisitor member = PlainVisitor.signedIn(server, acme.person("member"));
    for (String page :
        List.of(
            "/console/overview",
            "/console/webhooks/events?q=a+b&at=c~d",
            "/console/live?topic=events")) {
      assertThat(member.target(member.get(page))).isEqualTo(acme.page(page));
      PlainVisitor operator = operator();
      assertThat(operator.target(operator.get(page))).isEqualTo("/console/tenants");
    }
    assertThat(member.target(member.follow(member.get("/console"))))
        .isEqualTo(acme.page("/console/overview"));
  }

  @Test
  void formWithoutATenantIsNobodys() {
    for (PlainVisitor visitor :
        List.of(operator(), PlainVisitor.signedIn(server, acme.person("member")))) {
      Map<String, String> form =
          visitor.filled(
              visitor.get(acme.page("/console/issues/new")),
              Map.of("issue_id", "stray", "message-area", "x", "send", "x"));
      assertThat(visitor.send("/console/issues/new", form).expect(400).text())
          .contains("This form does not say which tenant it is for.", "Load the page again");
    }
    assertThat(issues(acme)).isEmpty();
  }

  /** Faces reads only forms of its pages there as well, though requests are led on to them. */
  @Test
  void linkPressesNoButton() {
    PlainVisitor member = PlainVisitor.signedIn(server, acme.person("member"));
    String page = acme.page("/console/issues/new");
    Map<String, String> form =
        member.filled(
            member.get(page), Map.of("issue_id", "stray", "message-area", "x", "send", "x"));
    form.put("jakarta.faces.ViewState", "x");
    assertThat(member.send(page + "?a=b", form).expect(400).text())
        .contains("This page is no longer valid", "href=\"" + page + "?a=b\"");
    String pressed = "?jakarta.faces.ViewState=stateless&report_SUBMIT=1&issue_id=stray&send=x";
    assertThat(member.get(page + pressed).expect(400).text())
        .contains("This page is no longer valid", "href=\"" + page + "\"");
    assertThat(issues(acme)).isEmpty();
  }
}
