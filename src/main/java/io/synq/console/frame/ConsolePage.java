package io.synq.console.frame;

import io.synq.access.Caller;
import io.synq.access.Scope;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The console's pages: where they are, what they are called, and who may see them. */
public enum ConsolePage {
  SIGN_IN("sign-in", "Sign in", Audience.EVERYONE),
  SSO("sso", "Single sign-on", Audience.EVERYONE),
  SSO_RETURN("sso/return", "Single sign-on", Audience.EVERYONE),
  PORTAL_OPEN("open", "Webhooks", Audience.EVERYONE),
  ERROR("error", "Error", Audience.EVERYONE),
  LIVE("live", "Live", Scope.EVENTS_READ),
  SIGN_OUT("sign-out", "Sign out", Audience.PEOPLE),
  ACCOUNT("account", "Your account", Audience.PEOPLE),
  OVERVIEW("overview", "Overview", Scope.EVENTS_READ),
  GO("go", "Go to", Scope.EVENTS_READ),
  START("start", "Get started", Scope.ENDPOINTS_READ),
  WEBHOOKS("webhooks", "Webhooks", Scope.ENDPOINTS_READ),
  ENDPOINT("webhooks/endpoint", "Endpoint", WEBHOOKS, Scope.ENDPOINTS_READ),
  ENDPOINT_NEW("webhooks/new", "Add endpoint", WEBHOOKS, Scope.ENDPOINTS_WRITE),
  ENDPOINT_EDIT("webhooks/edit", "Edit endpoint", WEBHOOKS, Scope.ENDPOINTS_WRITE),
  ENDPOINT_DISABLE("webhooks/disable", "Disable endpoint", WEBHOOKS, Scope.ENDPOINTS_WRITE),
  ENDPOINT_DELETE("webhooks/delete", "Delete endpoint", WEBHOOKS, Scope.ENDPOINTS_WRITE),
  SECRET_REVEAL("webhooks/secret", "Reveal secret", WEBHOOKS, Scope.ENDPOINTS_WRITE),
  SECRET_ROTATE("webhooks/rotate", "Rotate secret", WEBHOOKS, Scope.ENDPOINTS_WRITE),
  RECOVER("webhooks/recover", "Recover failed deliveries", WEBHOOKS, Scope.EVENTS_WRITE),
  EVENTS("webhooks/events", "Event log", Scope.EVENTS_READ),
  EVENT("webhooks/event", "Event", EVENTS, Scope.EVENTS_READ),
  DELIVERY("webhooks/delivery", "Delivery", EVENTS, Scope.EVENTS_READ),
  REPLAYS("webhooks/replays", "Replays", Scope.EVENTS_READ),
  REPLAY("webhooks/replay", "Replay", REPLAYS, Scope.EVENTS_READ),
  REPLAY_NEW("webhooks/replay-new", "New replay", REPLAYS, Scope.EVENTS_WRITE),
  EVENT_TYPES("event-types", "Event types", Scope.EVENTS_READ),
  EVENT_TYPE("event-types/type", "Event type", EVENT_TYPES, Scope.EVENTS_READ),
  EVENT_TYPE_EDIT("event-types/edit", "Edit event type", EVENT_TYPES, Scope.ADMIN),
  EVENT_TYPE_DELETE("event-types/delete", "Delete event type", EVENT_TYPES, Scope.ADMIN),
  ISSUES("issues", "Issues", Scope.EVENTS_READ),
  ISSUE("issues/issue", "Issue", ISSUES, Scope.EVENTS_READ),
  ISSUE_NEW("issues/new", "Report an issue", ISSUES, Scope.ISSUES_WRITE),
  ISSUE_CLOSE("issues/close", "Close issue", ISSUES, Scope.ISSUES_WRITE),
  INTEGRATIONS("integrations", "Integrations", Scope.ENDPOINTS_READ),
  INTEGRATION_NEW("integrations/new", "Add integration", INTEGRATIONS, Scope.ENDPOINTS_WRITE),
  INBOX("inbox", "Inbox", Scope.ENDPOINTS_READ),
  API_KEYS("api-keys", "API keys", Scope.ADMIN),
  API_KEY_NEW("api-keys/new", "New API key", API_KEYS, Scope.ADMIN),
  API_KEY_REVOKE("api-keys/revoke", "Revoke API key", API_KEYS, Scope.ADMIN),
  TEAM("team", "Team", Scope.ADMIN),
  MEMBER("team/member", "Team member", TEAM, Scope.ADMIN),
  MEMBER_NEW("team/new", "Add team member", TEAM, Scope.ADMIN),
  MEMBER_PASSWORD("team/password", "New password", TEAM, Scope.ADMIN),
  MEMBER_DELETE("team/delete", "Remove team member", TEAM, Scope.ADMIN),
  AUDIT("audit", "Audit log", Scope.ADMIN),
  TENANTS("tenants", "Tenants", Audience.OPERATORS),
  TENANT_NEW("tenants/new", "New tenant", TENANTS, Audience.OPERATORS),
  TENANT("tenants/tenant", "Tenant", TENANTS, Audience.OPERATORS),
  TENANT_USER_NEW("tenants/user-new", "Add a person", TENANTS, Audience.OPERATORS);

  /** Pages that ask for no scope. */
  private enum Audience {
    EVERYONE,
    PEOPLE,
    OPERATORS,
    THOSE_WITH_SCOPE
  }

  private static final String ROOT = "/console/";

  /** The webhooks part of a tenant: all that there is in its portal. */
  private static final Set<ConsolePage> IN_PORTAL =
      EnumSet.of(
          PORTAL_OPEN,
          LIVE,
          WEBHOOKS,
          ENDPOINT,
          ENDPOINT_NEW,
          ENDPOINT_EDIT,
          ENDPOINT_DISABLE,
          ENDPOINT_DELETE,
          SECRET_REVEAL,
          SECRET_ROTATE,
          RECOVER,
          EVENTS,
          EVENT,
          DELIVERY,
          REPLAYS,
          REPLAY,
          REPLAY_NEW,
          EVENT_TYPES,
          EVENT_TYPE);

  private final String path;
  private final String title;
  private final @Nullable ConsolePage parent;
  private final Audience audience;
  private final @Nullable Scope scope;

  ConsolePage(String path, String title, Scope scope) {
    this(path, title, null, Audience.THOSE_WITH_SCOPE, scope);
  }

  ConsolePage(String path, String title, ConsolePage parent, Scope scope) {
    this(path, title, parent, Audience.THOSE_WITH_SCOPE, scope);
  }

  ConsolePage(String path, String title, Audience audience) {
    this(path, title, null, audience, null);
  }

  ConsolePage(String path, String title, ConsolePage parent, Audience audience) {
    this(path, title, parent, audience, null);
  }

  ConsolePage(
      String path,
      String title,
      @Nullable ConsolePage parent,
      Audience audience,
      @Nullable Scope scope) {
    this.path = path;
    this.title = title;
    this.parent = parent;
    this.audience = audience;
    this.scope = scope;
  }

  /** The page at a path of the console that names no tenant. */
  public static Optional<ConsolePage> at(String path) {
    return Arrays.stream(values()).filter(page -> page.url().equals(path)).findFirst();
  }

  /** The page's address without a tenant: that of a page of one leads to the own tenant's. */
  public String url() {
    return ROOT + path;
  }

  /** Where it is below an entrance, or below a tenant. */
  public String path() {
    return path;
  }

  /** The page's address in the tenant of this slug. */
  String url(Entrance entrance, String slug) {
    return entrance.root(slug) + "/" + path;
  }

  /** Whether there is a way to it from here. */
  boolean behind(Entrance entrance) {
    return entrance == Entrance.PORTAL ? IN_PORTAL.contains(this) : this != PORTAL_OPEN;
  }

  public String title() {
    return title;
  }

  /** This page and those above it, the uppermost first. */
  List<ConsolePage> trail() {
    return parent == null ? List.of(this) : List.of(parent, this);
  }

  /** Whether it is seen by those who have not signed in. */
  public boolean open() {
    return audience == Audience.EVERYONE;
  }

  /** Whether it shows things of one tenant. */
  public boolean ofTenant() {
    return audience == Audience.THOSE_WITH_SCOPE;
  }

  public boolean seenBy(Caller caller) {
    if (caller.inPortal() && !behind(Entrance.PORTAL)) {
      return false;
    }
    return switch (audience) {
      case EVERYONE, PEOPLE -> true;
      case OPERATORS -> caller.operator();
      case THOSE_WITH_SCOPE -> scope != null && caller.may(scope);
    };
  }
}
