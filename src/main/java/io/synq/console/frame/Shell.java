package io.synq.console.frame;

import io.synq.access.Caller;
import io.synq.access.CurrentCaller;
import io.synq.access.Scope;
import io.synq.console.session.Sessions;
import io.synq.platform.Version;
import io.synq.portal.Brand;
import io.synq.tenant.Tenant;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What surrounds every page: menu, who is signed in and where, and the notices. */
@Named("shell")
@RequestScoped
public class Shell {
  /** Pages that are found by their names beside those in the menu. */
  private static final ConsolePage[] PLACES = {
    ConsolePage.START,
    ConsolePage.ENDPOINT_NEW,
    ConsolePage.REPLAY_NEW,
    ConsolePage.ISSUE_NEW,
    ConsolePage.INTEGRATION_NEW,
    ConsolePage.API_KEY_NEW,
    ConsolePage.MEMBER_NEW,
    ConsolePage.ACCOUNT
  };

  private final Visit visit;
  private final CurrentCaller current;
  private final Sessions sessions;
  private final Brand brand;
  private @Nullable List<PageNotice> notices;

  @Inject
  Shell(Visit visit, CurrentCaller current, Sessions sessions, Brand brand) {
    this.visit = visit;
    this.current = current;
    this.sessions = sessions;
    this.brand = brand;
  }

  /** A part of the menu. */
  public record Section(String title, List<Item> items) {}

  /**
   * A line of the menu.
   *
   * @param nested whether it belongs to the line above
   */
  public record Item(ConsolePage page, String icon, boolean active, boolean nested) {}

  public ConsolePage getPage() {
    return visit.page();
  }

  /** The pages above this one. */
  public List<ConsolePage> getAbove() {
    List<ConsolePage> trail = visit.page().trail();
    return trail.subList(0, trail.size() - 1);
  }

  public List<Section> getMenu() {
    return Stream.of(
            section("", item(ConsolePage.OVERVIEW, "chart"), item(ConsolePage.ISSUES, "flag")),
            section(
                isPortal() ? "" : "Settings",
                item(ConsolePage.WEBHOOKS, "hook"),
                nested(ConsolePage.EVENTS, "list"),
                nested(ConsolePage.REPLAYS, "replay"),
                item(ConsolePage.INTEGRATIONS, "plug"),
                item(ConsolePage.EVENT_TYPES, "tag")),
            section("Develop", item(ConsolePage.INBOX, "inbox"), item(ConsolePage.API_KEYS, "key")),
            section(
                "Organization", item(ConsolePage.TEAM, "people"), item(ConsolePage.AUDIT, "book")),
            section("Server", item(ConsolePage.TENANTS, "server")))
        .filter(section -> !section.items().isEmpty())
        .toList();
  }

  /** The pages that somebody can go to by their names alone. */
  public List<ConsolePage> getPlaces() {
    Stream<ConsolePage> others = Stream.of(PLACES).filter(this::seen);
    return Stream.concat(
            getMenu().stream().flatMap(part -> part.items().stream()).map(Item::page), others)
        .toList();
  }

  private Section section(String title, Item... items) {
    return new Section(title, Stream.of(items).filter(this::seen).toList());
  }

  private Item item(ConsolePage page, String icon) {
    return item(page, icon, false);
  }

  private Item nested(ConsolePage page, String icon) {
    return item(page, icon, true);
  }

  private Item item(ConsolePage page, String icon, boolean nested) {
    return new Item(page, icon, visit.page().trail().get(0) == page, nested);
  }

  private boolean seen(Item item) {
    return seen(item.page());
  }

  private boolean seen(ConsolePage page) {
    return current.find().filter(page::seenBy).isPresent()
        && (!page.ofTenant() || getTenant() != null);
  }

  public boolean isOperator() {
    return current.find().filter(Caller::operator).isPresent();
  }

  public String getUser() {
    return current.find().map(Caller::name).orElse("");
  }

  /** The tenant that the page is about; null for none. */
  public @Nullable Tenant getTenant() {
    return visit.tenant().orElse(null);
  }

  /** What links to pages of the tenant begin with. */
  public String getRoot() {
    return visit.root();
  }

  /** The address of a page, in this tenant if it shows things of one. */
  public String url(ConsolePage page) {
    return visit.url(page);
  }

  /** The same for an address that has parameters. */
  public String here(String address) {
    return visit.here(address);
  }

  /** Where somebody begins who opens a tenant. */
  public String opening(String slug) {
    return ConsolePage.OVERVIEW.url(Entrance.CONSOLE, slug);
  }

  /** The first page of whoever is here. */
  public String getHome() {
    return visit.url(visit.entrance().first());
  }

  /** Whether these are pages of a tenant's portal, which has no more than some of the console's. */
  public boolean isPortal() {
    return visit.entrance() == Entrance.PORTAL;
  }

  /** What the pages are called as a whole. */
  public String getBrand() {
    return own(brand.name()).orElse("Synq Events");
  }

  /** The picture beside that; null for none: ours does not stand for another name. */
  public @Nullable String getMark() {
    return own(brand.logo())
        .orElse(own(brand.name()).isPresent() ? null : "/console/assets/mark.svg");
  }

  /** Whether the pages have a colour of their own. */
  public boolean isTinted() {
    return own(brand.css()).isPresent();
  }

  private <T> Optional<T> own(Optional<T> set) {
    return set.filter(value -> isPortal());
  }

  /** {@code light} or {@code dark}; null for what the browser has chosen. */
  public @Nullable String getTheme() {
    return visit.theme().orElse(null);
  }

  /** The notices to show, each once: as a rule from the form that led here. */
  public List<PageNotice> getNotices() {
    if (notices == null) {
      notices =
          visit.session().filter(token -> visit.hasNotices()).stream()
              .flatMap(token -> sessions.takeNotices(token, visit.address()).stream())
              .map(PageNotice::of)
              .toList();
    }
    return notices;
  }

  /** Whether whoever is signed in may do what needs this scope. */
  public boolean may(String scope) {
    return Scope.of(scope)
        .flatMap(wanted -> current.find().map(caller -> caller.may(wanted)))
        .orElse(false);
  }

  public String getVersion() {
    return Version.TEXT;
  }
}
