package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.console.frame.ConsolePage;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Every page of the console, and every form on one, tried by everybody: see docs/access.md. */
class ConsoleRightsSystemIT {
  private static final Path DOCUMENT = Path.of("docs/access.md");
  private static final String HEAD = "| page |";

  /** They are about whoever sees them, and nobody else. */
  private static final Set<ConsolePage> OWN =
      EnumSet.of(
          ConsolePage.SIGN_IN, ConsolePage.PORTAL_OPEN, ConsolePage.SIGN_OUT, ConsolePage.ACCOUNT);

  /** Pages with forms for some, which others see without. */
  private static final Set<ConsolePage> SHOWN_TO_VIEWERS =
      EnumSet.of(
          ConsolePage.START,
          ConsolePage.ENDPOINT,
          ConsolePage.EVENTS,
          ConsolePage.EVENT,
          ConsolePage.DELIVERY,
          ConsolePage.REPLAY,
          ConsolePage.ISSUE);

  private static final Receiver RECEIVER = new Receiver();

  private final SynqServer server = Servers.standard();
  private final TestTenant tenant = TestTenant.on(server);

  @AfterAll
  static void close() {
    RECEIVER.close();
  }

  @Test
  void eachPageIsShownToWhomTheDocumentSays() throws IOException {
    Map<ConsolePage, String> pages = pages(OneOfEach.in(tenant, impatient()));
    TestTenant other = TestTenant.on(server);
    Map<String, PlainVisitor> visitors = new LinkedHashMap<>();
    visitors.put("nobody", PlainVisitor.to(server));
    visitors.put("viewer", visitor("viewer"));
    visitors.put("member", visitor("member"));
    visitors.put("administrator", visitor("admin"));
    visitors.put(
        "operator",
        PlainVisitor.signedIn(server, new TestTenant.Person("", "operator", SynqServer.PASSWORD)));
    PlainVisitor stranger = PlainVisitor.signedIn(server, other.person("admin"));
    visitors.put("another tenant's administrator", stranger);
    visitors.put("portal link", TestPortal.of(tenant).open());
    visitors.put("portal link to read", TestPortal.toRead(tenant).open());
    visitors.put("another tenant's portal link", TestPortal.of(other).open());
    List<String> table = new ArrayList<>();
    table.add(HEAD + " " + String.join(" | ", visitors.keySet()) + " |");
    table.add("|---".repeat(visitors.size() + 1) + "|");
    pages.forEach(
        (page, address) ->
            table.add(
                visitors.entrySet().stream()
                    .map(one -> verdict(one.getValue(), page, at(one.getKey(), address)))
                    .collect(Collectors.joining(" | ", "| `" + name(page) + "` | ", " |"))));
    assertThat(String.join("\n", table)).isEqualTo(documented());

    SoftAssertions hidden = new SoftAssertions();
    pages.forEach(
        (page, address) -> {
          if (address.contains("id=")) {
            String there = address.replace(tenant.slug(), other.slug());
            hidden.assertThat(stranger.get(there).status()).as(address).isIn(403, 404);
          }
        });
    hidden.assertAll();
  }

  /** Neither by forms of pages that are not theirs, nor by those that theirs do not have. */
  @Test
  void viewersChangeNothingByAnyForm() {
    TestTenant.Person viewer = tenant.person("viewer");
    PlainVisitor visitor = PlainVisitor.signedIn(server, viewer);
    List<PageForm> forms =
        PageForm.all().stream().filter(form -> !OWN.contains(form.page())).toList();
    TestPortal portal = TestPortal.toRead(tenant);
    PlainVisitor guest = portal.open();
    // It makes a tenant's first endpoint, and is there for nobody afterwards.
    PageForm inbox = form(forms, "inbox-form");
    assertThat(press(visitor, inbox, tenant.page(inbox.page().url()))).containsOnly(200);
    assertThat(tenant.api().get("/endpoints").expect(200).data()).isEmpty();

    Map<ConsolePage, String> pages = busyPages();
    SoftAssertions all = new SoftAssertions();
    forms.forEach(
        form ->
            all.assertThat(press(visitor, form, pages.get(form.page())))
                .as(form.toString())
                .isNotEmpty()
                .isSubsetOf(
                    SHOWN_TO_VIEWERS.contains(form.page()) ? List.of(200, 403) : List.of(403)));
    forms.forEach(
        form ->
            all.assertThat(press(guest, form, at("portal", pages.get(form.page()))))
                .as("in the portal: " + form)
                .isNotEmpty()
                .isSubsetOf(
                    SHOWN_TO_VIEWERS.contains(form.page())
                        ? List.of(200, 403, 404)
                        : List.of(403, 404)));
    all.assertThat(done(viewer.id())).isEmpty();
    all.assertThat(done(portal.id())).isEmpty();
    all.assertThat(events()).isEqualTo(1);

    // Members are let do it, by the very same.
    TestTenant.Person member = tenant.person("member");
    PlainVisitor colleague = PlainVisitor.signedIn(server, member);
    forms.stream()
        .filter(form -> form != inbox && SHOWN_TO_VIEWERS.contains(form.page()))
        .forEach(
            form ->
                all.assertThat(press(colleague, form, pages.get(form.page())))
                    .as(form.toString())
                    .contains(302));
    all.assertThat(done(member.id())).isNotEmpty();
    all.assertThat(events()).isEqualTo(2);
    all.assertAll();
  }

  private static PageForm form(List<PageForm> forms, String id) {
    return forms.stream().filter(form -> form.id().equals(id)).findAny().orElseThrow();
  }

  /** What the buttons of a form are answered. */
  private static List<Integer> press(PlainVisitor visitor, PageForm form, String address) {
    String event = address.replaceFirst(".*event=", "");
    return form.buttons().stream()
        .map(
            button ->
                visitor.send(
                    address,
                    form.pressed(
                        button,
                        Map.of(
                            "event", event, "comment-area", "c", "event_type", "product.created"))))
        .map(Answer::status)
        .toList();
  }

  private List<JsonObject> done(String actor) {
    return tenant.api().get("/audit?actor=" + actor).expect(200).data();
  }

  private int events() {
    return tenant.api().get("/events?event_type=order.created").expect(200).data().size();
  }

  /** The pages' addresses where all that they ask for can be done. */
  private Map<ConsolePage, String> busyPages() {
    Map<String, String> ids = OneOfEach.in(tenant, impatient());
    Map<ConsolePage, String> pages = pages(ids);
    String since = tenant.api().get("/events/" + ids.get("event")).string("accepted_at");
    String running =
        tenant
            .api()
            .post("/replays", "{\"from\":\"%s\",\"delivery_status\":\"any\"}".formatted(since))
            .expect(202)
            .string("id");
    String disabled = tenant.endpoint(RECEIVER.url("/other"), "refund.issued").getString("id");
    tenant.api().post("/endpoints/" + disabled + "/disable").expect(200);
    pages.put(ConsolePage.ENDPOINT, address(ConsolePage.ENDPOINT, "id=" + disabled));
    pages.put(ConsolePage.REPLAY, address(ConsolePage.REPLAY, "ask=cancel&id=" + running));
    pages.put(
        ConsolePage.EVENTS, address(ConsolePage.EVENTS, "ask=replay&event=" + ids.get("event")));
    pages.computeIfPresent(ConsolePage.DELIVERY, (page, at) -> at + "&ask=cancel");
    pages.computeIfPresent(ConsolePage.EVENT, (page, at) -> at + "&ask=replay");
    return pages;
  }

  private String address(ConsolePage page, String query) {
    return tenant.page(page.url() + "?" + query);
  }

  private static String impatient() {
    return RECEIVER.on("/one", Reaction.answer(503, "{\"wait\":true}", "Retry-After: 3600"));
  }

  /** The pages' addresses, of things that there are. */
  private Map<ConsolePage, String> pages(Map<String, String> ids) {
    Map<ConsolePage, String> pages =
        Pictures.of(ids).stream()
            .filter(Picture::plain)
            .collect(
                Collectors.toMap(
                    Picture::page,
                    picture -> tenant.page(picture.address()),
                    (one, other) -> one,
                    () -> new EnumMap<>(ConsolePage.class)));
    pages.remove(ConsolePage.ERROR);
    pages.put(ConsolePage.LIVE, tenant.page(ConsolePage.LIVE.url()));
    return pages;
  }

  private PlainVisitor visitor(String role) {
    return PlainVisitor.signedIn(server, tenant.person(role));
  }

  private static String name(ConsolePage page) {
    return page.ofTenant()
        ? page.url().replaceFirst("/console", "/console/t/{slug}")
        : Picture.of(page, "", "").address();
  }

  /** Links are for the same pages at other addresses. */
  private static String at(String who, String address) {
    return who.contains("portal") ? address.replaceFirst("^/console/", "/portal/") : address;
  }

  private static String verdict(PlainVisitor visitor, ConsolePage page, String address) {
    // What is sent there for as long as somebody listens has no end; it takes no form.
    Answer answer =
        page == ConsolePage.LIVE ? visitor.send(address, Map.of()) : visitor.get(address);
    return switch (answer.status()) {
      case 200, 405 -> "yes";
      case 302 -> visitor.target(answer).startsWith("/console/sign-in?") ? "sign in" : "302";
      default -> Integer.toString(answer.status());
    };
  }

  private static String documented() throws IOException {
    return Files.readAllLines(DOCUMENT).stream()
        .dropWhile(line -> !line.startsWith(HEAD))
        .takeWhile(line -> line.startsWith("|"))
        .collect(Collectors.joining("\n"));
  }
}
