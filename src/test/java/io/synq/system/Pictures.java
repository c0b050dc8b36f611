package io.synq.system;

import static io.synq.console.frame.ConsolePage.*;

import io.synq.console.frame.ConsolePage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Which pictures there are: of every page, and of the forms in which it can be met. */
final class Pictures {
  private static final String ADMIN = "admin";
  private static final String NEWCOMER = "newcomer";
  private static final String OPERATOR = "operator";

  private final Map<String, String> ids;
  private final List<Picture> all = new ArrayList<>();

  private Pictures(Map<String, String> ids) {
    this.ids = ids;
  }

  /** In an order in which each viewer's follow each other. */
  static List<Picture> of(Map<String, String> ids) {
    Pictures pictures = new Pictures(ids);
    pictures.door();
    pictures.webhooks();
    pictures.log();
    pictures.others();
    pictures.portal();
    pictures.firstRun();
    pictures.operator();
    return pictures.all;
  }

  private String id(String name) {
    return "id=" + ids.get(name);
  }

  private void add(Picture picture) {
    all.add(picture);
  }

  private void add(ConsolePage... pages) {
    Stream.of(pages).forEach(page -> add(Picture.of(page, ADMIN, "")));
  }

  private void door() {
    add(Picture.of(SIGN_IN, "", ""));
    add(
        Picture.of(SIGN_IN, "", "next=%2Fconsole%2Fwebhooks")
            .as("refused")
            .after(visitor -> visitor.signIn("mara.lindqvist", "not the password")));
    add(Picture.of(ERROR, "", "").as("stranger"));
    add(Picture.of(TEAM, "viewer", "").as("not-yours"));
    add(Picture.of(OVERVIEW, "viewer", "").as("viewer"));
    add(Picture.of(ENDPOINT, "viewer", id("CRM")).as("viewer"));
    add(Picture.of(PORTAL_OPEN, "", ""));
    add(ERROR, SIGN_OUT, ACCOUNT);
    add(
        Picture.of(SIGN_OUT, ADMIN, "")
            .as("not-valid")
            .after(
                visitor -> {
                  visitor.spoilForm();
                  visitor.press("Sign out");
                }));
  }

  private void webhooks() {
    add(OVERVIEW);
    add(Picture.of(OVERVIEW, ADMIN, "period=30d").as("month"));
    add(Picture.of(OVERVIEW, ADMIN, "period=1h").as("hour"));
    add(Picture.of(OVERVIEW, ADMIN, "from=2024-01-01").as("other-time"));
    add(Picture.of(OVERVIEW, ADMIN, "").as("menu").after(Pictures::openMenu));
    add(START, WEBHOOKS, ENDPOINT_NEW);
    add(
        Picture.of(ENDPOINT_NEW, ADMIN, "")
            .as("refused")
            .after(
                visitor -> {
                  visitor.page().locator("#url").fill("crm.harborpine.example/hooks");
                  visitor.press("Add endpoint");
                }));
    add(Picture.of(ENDPOINT, ADMIN, id("CRM")));
    add(Picture.of(ENDPOINT, ADMIN, id("WAREHOUSE") + "&ping=" + ids.get("good")).as("good"));
    add(Picture.of(ENDPOINT, ADMIN, id("OLD_SHOP")).as("disabled"));
    add(Picture.of(ENDPOINT, ADMIN, id("STOCK")).as("blocked"));
    add(Picture.of(ENDPOINT, ADMIN, id("BOOKS") + "&tab=settings").as("cloudevents"));
    add(Picture.of(ENDPOINT, ADMIN, id("CRM") + "&tab=deliveries&status=held").as("no-deliveries"));
    for (String tab : List.of("deliveries", "verify")) {
      add(Picture.of(ENDPOINT, ADMIN, id("CRM") + "&tab=" + tab).as(tab));
    }
    for (String tab : List.of("settings", "secrets")) {
      add(Picture.of(ENDPOINT, ADMIN, id("ERP") + "&tab=" + tab).as(tab));
    }
    add(Picture.of(ENDPOINT, ADMIN, id("ERP") + "&tab=verify").as("verify-key-pair"));
    add(Picture.of(ENDPOINT_EDIT, ADMIN, id("ERP")));
    add(Picture.of(ENDPOINT_EDIT, ADMIN, id("WAREHOUSE")).as("basic"));
    add(
        Picture.of(ENDPOINT_EDIT, ADMIN, id("BOOKS"))
            .as("preview")
            .after(visitor -> visitor.press("Preview")));
    for (ConsolePage page :
        List.of(ENDPOINT_DISABLE, ENDPOINT_DELETE, SECRET_REVEAL, SECRET_ROTATE, RECOVER)) {
      add(Picture.of(page, ADMIN, id("CRM")));
    }
    add(Picture.of(RECOVER, ADMIN, id("OLD_SHOP") + "&since=7d").as("counted"));
    add(INTEGRATIONS, INTEGRATION_NEW);
    add(Picture.of(INTEGRATION_NEW, ADMIN, "kind=webhook").as("webhook"));
    add(Picture.of(INBOX, ADMIN, "name=harbor-pine"));
  }

  private static void openMenu(Visitor visitor) {
    var button = visitor.page().locator(".menu-button");
    if (button.isVisible()) {
      button.click();
      Await.until(
          Await.SOON, () -> visitor.page().locator("#menu.show:not(.showing)").count() == 1);
    }
  }

  private void log() {
    add(EVENTS);
    add(Picture.of(EVENTS, ADMIN, "event_type=order.created&delivery_status=retrying").as("found"));
    add(
        Picture.of(EVENTS, ADMIN, "event_type=order.created&within=1h")
            .as("follow")
            .after(visitor -> visitor.page().getByText("Follow as a stream").click()));
    add(Picture.of(EVENTS, ADMIN, "q=marble").as("nothing"));
    add(
        Picture.of(EVENTS, ADMIN, "from=yesterday&user_id=" + ShowcaseEvents.buyer(3))
            .as("refused"));
    add(Picture.of(EVENT, ADMIN, id("event")));
    add(Picture.of(EVENT, ADMIN, id("event") + "&ask=replay").as("replay"));
    add(Picture.of(DELIVERY, ADMIN, id("delivery")));
    add(Picture.of(DELIVERY, ADMIN, id("delivery") + "&attempt=2").as("reset"));
    add(Picture.of(DELIVERY, ADMIN, id("delivery") + "&ask=cancel").as("cancel"));
    add(Picture.of(DELIVERY, ADMIN, id("good")).as("good"));
    for (String one : List.of("waiting", "transformed", "unsent")) {
      add(Picture.of(DELIVERY, ADMIN, id(one)).as(one));
    }
    add(REPLAYS, REPLAY_NEW);
    add(Picture.of(REPLAY_NEW, ADMIN, "count=true&delivery_status=any").as("counted"));
    add(Picture.of(REPLAY, ADMIN, id("running")));
    add(Picture.of(REPLAY, ADMIN, id("running") + "&ask=cancel").as("cancel"));
    add(Picture.of(REPLAY, ADMIN, id("replay")).as("completed"));
  }

  private void others() {
    add(ISSUES, ISSUE_NEW);
    add(Picture.of(GO, ADMIN, "q=event"));
    add(Picture.of(GO, ADMIN, "q=ep_nothing").as("nothing"));
    add(Picture.of(ISSUES, ADMIN, "show=closed").as("closed"));
    add(Picture.of(ISSUE, ADMIN, id("issue")));
    add(Picture.of(ISSUE_CLOSE, ADMIN, id("issue")));
    add(EVENT_TYPES);
    add(Picture.of(EVENT_TYPE, ADMIN, "name=order.created"));
    add(Picture.of(EVENT_TYPE, ADMIN, "name=refund.issued").as("own"));
    add(Picture.of(EVENT_TYPE_EDIT, ADMIN, "name=refund.issued"));
    add(Picture.of(EVENT_TYPE_EDIT, ADMIN, "").as("new"));
    add(Picture.of(EVENT_TYPE_DELETE, ADMIN, "name=refund.issued"));
    add(API_KEYS, API_KEY_NEW);
    add(Picture.of(API_KEY_REVOKE, ADMIN, id("key")));
    add(TEAM, MEMBER_NEW);
    add(Picture.of(MEMBER, ADMIN, id("member")));
    add(Picture.of(MEMBER_PASSWORD, ADMIN, id("member")));
    add(Picture.of(MEMBER_DELETE, ADMIN, id("member")));
    add(AUDIT);
    add(Picture.of(AUDIT, ADMIN, "action=nothing.done").as("nothing"));
    add(
        Picture.of(SECRET_REVEAL, ADMIN, id("WAREHOUSE"))
            .as("shown")
            .after(visitor -> visitor.press("Reveal secret")));
  }

  private void portal() {
    for (ConsolePage page : List.of(WEBHOOKS, EVENTS)) {
      add(Picture.of(page, Picture.GUEST, "").as("portal"));
    }
    add(Picture.of(ENDPOINT, Picture.GUEST, id("CRM")).as("portal"));
  }

  private void firstRun() {
    for (ConsolePage page :
        List.of(
            OVERVIEW,
            START,
            WEBHOOKS,
            EVENTS,
            REPLAYS,
            ISSUES,
            INTEGRATIONS,
            INBOX,
            API_KEYS,
            TEAM)) {
      add(Picture.of(page, NEWCOMER, "").as("empty"));
    }
  }

  private void operator() {
    for (ConsolePage page : List.of(TENANTS, TENANT_NEW)) {
      add(Picture.of(page, OPERATOR, ""));
    }
    add(Picture.of(TENANT, OPERATOR, id("tenant")));
    add(Picture.of(TENANT_USER_NEW, OPERATOR, id("tenant")));
  }
}
