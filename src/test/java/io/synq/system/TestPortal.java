package io.synq.system;

import jakarta.json.JsonObject;
import java.net.URI;
import java.util.Map;

/**
 * A link to the portal of a tenant.
 *
 * @param id of the link
 * @param url of the link, with its token
 */
record TestPortal(TestTenant tenant, String id, URI url) {

  /** One for all that a portal has. */
  static TestPortal of(TestTenant tenant) {
    return made(tenant, tenant.api(), "{}");
  }

  static TestPortal toRead(TestTenant tenant) {
    return made(tenant, tenant.api(), "{\"read_only\":true}");
  }

  static TestPortal made(TestTenant tenant, Api by, String request) {
    JsonObject link = by.post("/portal-links", request).expect(201).json();
    return new TestPortal(tenant, link.getString("id"), URI.create(link.getString("url")));
  }

  String token() {
    return url.getFragment();
  }

  /** The address of a page of the portal. */
  String page(String path) {
    return "/portal/t/" + tenant.slug() + "/" + path;
  }

  /** Whoever has opened the link, without a browser. */
  PlainVisitor open() {
    PlainVisitor visitor = visitor();
    visitor.submit("/portal/open", form(token())).expect(302);
    return visitor;
  }

  /** Whoever has not. */
  PlainVisitor visitor() {
    return PlainVisitor.to(tenant.server()).with("Sec-Fetch-Site", "same-origin");
  }

  static Map<String, String> form(String token) {
    return Map.of("token", token, "enter", "Open");
  }

  void revoke() {
    tenant.api().delete("/portal-links/" + id).expect(204);
  }
}
