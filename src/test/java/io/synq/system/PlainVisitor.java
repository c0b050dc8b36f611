package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Somebody on a server's console without a browser: keeps cookies as one does, but follows nothing
 * by itself and sees every header.
 */
final class PlainVisitor {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\"[^>]*name=\"([^\"]*)\"[^>]*value=\"([^\"]*)\"");
  static final String SESSION = "synq_session";
  private static final String PORTAL = "synq_portal";

  private final URI server;
  private final Map<String, String> cookies = new LinkedHashMap<>();
  private final Map<String, String> headers = new LinkedHashMap<>();

  private PlainVisitor(URI server) {
    this.server = server;
  }

  static PlainVisitor to(SynqServer server) {
    return to(server.url());
  }

  static PlainVisitor to(URI server) {
    return new PlainVisitor(server);
  }

  static PlainVisitor signedIn(SynqServer server, TestTenant.Person person) {
    PlainVisitor visitor = to(server);
    assertThat(visitor.signIn(person.name(), person.password()).status()).isEqualTo(302);
    return visitor;
  }

  /** The same person at another node. */
  PlainVisitor at(SynqServer node) {
    PlainVisitor there = new PlainVisitor(node.url());
    there.cookies.putAll(cookies);
    return there;
  }

  /** Sends this header from now on. */
  PlainVisitor with(String name, String value) {
    headers.put(name, value);
    return this;
  }

  Answer signIn(String name, String password) {
    return signIn(name, password, "");
  }

  /**
   * @param query of the sign-in page's address, with its question mark
   */
  Answer signIn(String name, String password, String query) {
    String page = "/console/sign-in" + query;
    Map<String, String> form = Map.of("name", name, "password", password, "enter", "Sign in");
    // One address has three places to check passwords, and all tests have one.
    return Await.value(Await.SOON, () -> submit(page, form), answer -> answer.status() != 503);
  }

  Answer signOut() {
    return submit("/console/sign-out", Map.of("leave", "Sign out"));
  }

  /** Opens a page and sends the form on it, whose hidden fields come along. */
  Answer submit(String path, Map<String, String> fields) {
    return send(path, filled(get(path).expect(200), fields));
  }

  /** What the form on a page sends. */
  Map<String, String> filled(Answer page, Map<String, String> fields) {
    Map<String, String> all = new LinkedHashMap<>();
    Matcher hidden = HIDDEN.matcher(page.text());
    while (hidden.find()) {
      all.put(hidden.group(1), hidden.group(2));
    }
    all.putAll(fields);
    return all;
  }

  Answer send(String path, Map<String, String> form) {
    String body =
        form.entrySet().stream()
            .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
            .collect(Collectors.joining("&"));
    return answer(
        HttpRequest.newBuilder(server.resolve(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  Answer get(String path) {
    return answer(HttpRequest.newBuilder(server.resolve(path)));
  }

  /** Goes where an answer leads, on whichever server. */
  Answer follow(Answer redirect) {
    redirect.expect(302);
    return get(redirect.header("Location"));
  }

  /** Where an answer leads, without the server's own address. */
  String target(Answer redirect) {
    String location = redirect.expect(302).header("Location");
    return location.startsWith(server + "/")
        ? location.substring(server.toString().length())
        : location;
  }

  boolean isSignedIn() {
    Answer page = get("/console/sign-out");
    return page.status() == 200;
  }

  String session() {
    return cookies.getOrDefault(SESSION, "");
  }

  String portalSession() {
    return cookies.getOrDefault(PORTAL, "");
  }

  /** Has this as the session's cookie from now on. */
  void restore(String session) {
    cookies.put(SESSION, session);
  }

  void restorePortal(String session) {
    cookies.put(PORTAL, session);
  }

  void forget(String cookie) {
    cookies.remove(cookie);
  }

  private Answer answer(HttpRequest.Builder request) {
    String sent =
        cookies.entrySet().stream()
            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
            .collect(Collectors.joining("; "));
    if (!sent.isEmpty()) {
      request.header("Cookie", sent);
    }
    headers.forEach(request::header);
    try {
      HttpResponse<byte[]> response =
          CLIENT.send(
              request.timeout(Duration.ofSeconds(60)).build(),
              HttpResponse.BodyHandlers.ofByteArray());
      keep(response.headers().allValues("Set-Cookie"));
      return new Answer(response.statusCode(), response.headers(), response.body());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void keep(List<String> set) {
    for (String text : new ArrayList<>(set)) {
      String[] pair = text.split(";", 2)[0].split("=", 2);
      String value = pair[1].replace("\"", "");
      if (value.isEmpty()) {
        cookies.remove(pair[0]);
      } else {
        cookies.put(pair[0], value);
      }
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
