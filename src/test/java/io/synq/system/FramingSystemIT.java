package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that two servers in a row could read in two ways, and headers that anybody can send. */
class FramingSystemIT {
  private static final String HOST = "Host: localhost\r\n";

  private static final List<String> PATHS =
      List.of("/api/v1/events", "/api/v1/callbacks/x", "/console/sign-in", "/inbox/x");

  private final SynqServer server = Servers.standard();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 2|Content-Length: 2",
        "Transfer-Encoding: gzip",
        "Transfer-Encoding: gzip, chunked",
        "Transfer-Encoding: chunked|Transfer-Encoding: chunked",
        "Transfer-Encoding: identity|Content-Length: 2",
        "Host: other|Content-Length: 2"
      })
  void bodiesWithoutOneEndAndASecondHostAreRefused(String headers) throws IOException {
    for (String path : PATHS) {
      Answer answer = twoInOne(path, headers).expectProblem(400);
      assertThat(answer.text()).as(path).doesNotContain("HTTP/1.1");
    }
  }

  /** Liberty does not show them to the application: of some it keeps the first, of others none. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 2|Content-Length: 3",
        "Content-Length: 2, 3",
        "Content-Length: +2",
        "Content-Length: -2",
        "Content-Length: 2|Transfer-Encoding: chunked",
        "Transfer-Encoding: chunked|Content-Length: 2"
      })
  void nothingIsReadAfterABodyWhoseEndIsUnclear(String headers) throws IOException {
    for (String path : PATHS) {
      assertThat(twoInOne(path, headers).text()).as(path).doesNotContain("HTTP/1.1");
    }
  }

  /** A request and, in what may be its body, another. */
  private Answer twoInOne(String path, String headers) throws IOException {
    return RawRequest.exchange(
        server.url(),
        "POST "
            + path
            + " HTTP/1.1\r\n"
            + HOST
            + headers.replace("|", "\r\n")
            + "\r\n\r\n"
            + (headers.endsWith("chunked") ? "0\r\n\r\n" : "{}")
            + "GET /health/live HTTP/1.1\r\n"
            + HOST
            + "\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/me", "/console/overview", "/inbox/x", "/webjars/x"})
  void aRequestWithoutAHostIsRefusedAndTheConnectionEnds(String path) throws IOException {
    assertThat(RawRequest.exchange(server.url(), "GET " + path + " HTTP/1.1\r\n\r\n").status())
        .isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({
    "Host: evil.example.com, X-Any: any",
    "Host: localhost, $WSSN: evil.example.com",
    "Host: localhost, $WSSC: https",
    "Host: localhost, X-Forwarded-Proto: https",
    "Host: localhost, X-Forwarded-Host: evil.example.com"
  })
  void nobodySaysWhereRedirectsLead(String host, String header) throws IOException {
    Answer answer =
        RawRequest.exchange(
            server.url(),
            "GET /console HTTP/1.1\r\n" + host + "\r\n" + header + "\r\nConnection: close\r\n\r\n");
    assertThat(answer.expect(302).header("Location")).isEqualTo("/console/overview");
    assertThat(answer.header("Strict-Transport-Security")).isEmpty();
  }

  @Test
  void onlyATrustedProxySaysThatACallerCameByTls() throws IOException {
    String headers = "X-Forwarded-For: 203.0.113.9\r\nX-Forwarded-Proto: https\r\n";
    assertThat(strict("127.0.0.1", headers)).isEmpty();
    assertThat(strict(Servers.PROXY, headers)).isNotEmpty();
    assertThat(strict(Servers.PROXY, "")).isEmpty();
  }

  private static String strict(String from, String headers) throws IOException {
    return RawRequest.getFrom(from, Servers.hasty().url(), "/console", headers)
        .expect(302)
        .header("Strict-Transport-Security");
  }

  @Test
  void whatIsMadeIsNamedWithoutAHost() {
    TestTenant tenant = TestTenant.on(server);
    assertThat(
            tenant
                .api()
                .post("/endpoints", "{\"url\":\"http://127.0.0.1:9/\",\"event_types\":[\"*\"]}")
                .expect(201)
                .header("Location"))
        .startsWith("/api/v1/endpoints/ep_");
  }
}
