package io.synq.outbound;

import static io.synq.outbound.FakeDns.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {

  private static final Predicate<URI> NO_INBOX = url -> false;

  private final FakeDns dns = new FakeDns();
  private final AddressGuard strict = guard(false);
  private final AddressGuard withHttp = guard(true);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com",
        "https://example.com/hooks?key=a%20b",
        "HTTPS://EXAMPLE.COM./",
        "https://xn--bcher-kva.example:8443/",
        "https://example.com:/",
        "https://example.com:1/",
        "https://example.com:65535/",
        "https://localhost.example.com/",
        "https://mylocalhost/",
        "https://127.0.0.1.example.com/",
        "https://1e100.net/",
        "https://my-app_web_1:8443/hooks",
        "https://_a.b_c.example.com./",
        "https://receiver/",
        "https://example.com./",
        "https://8.8.8.8/",
        "https://[2606:4700:4700::1111]:8443/hooks",
        "https://[::ffff:8.8.8.8]/",
        "https://[64:ff9b::808:808]/"
      })
  void acceptsPublicUrlsWithoutAskingDns(String url) {
    assertThat(strict.refusal(URI.create(url))).isEmpty();
    assertThat(dns.asked).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "hooks, 'must be absolute, like https://example.com/hooks'",
    "/hooks, 'must be absolute, like https://example.com/hooks'",
    "//example.com/hooks, 'must be absolute, like https://example.com/hooks'",
    "https:example.com, 'must be absolute, like https://example.com/hooks'",
    "mailto:a@example.com, 'must be absolute, like https://example.com/hooks'",
    "ftp://example.com/, must use https",
    "file:///etc/passwd, must use https",
    "https:///hooks, must name a host",
    "https:/hooks, must name a host",
    "https://u@example.com/, must not contain a user name or password",
    "https://u:p@example.com/, must not contain a user name or password",
    "https://@example.com/, must not contain a user name or password",
    "https://u@bad_host/, must not contain a user name or password",
    "https://example.com/#top, must not have a fragment (#)",
    "https://example.com/#, must not have a fragment (#)",
    "https://example.com:0/, must have a port from 1 to 65535",
    "https://bad_host:65536/, must have a port from 1 to 65535",
    "https://bad_host:0/, must have a port from 1 to 65535",
    "https://example.com:65536/, must have a port from 1 to 65535"
  })
  void refusesUrlsOfTheWrongForm(String url, String reason) {
    assertThat(strict.refusal(URI.create(url))).hasValue(reason);
  }

  @Test
  void refusesHostsThatNoNameServerCouldHave() {
    String label = "a".repeat(63);
    String most = String.join(".", label, label, label, "a".repeat(61));
    String reason = "must name its host in at most 253 characters, 63 between two dots";
    assertThat(strict.refusal(URI.create("https://" + most + "/"))).isEmpty();
    assertThat(strict.refusal(URI.create("https://" + most + "./"))).isEmpty();
    assertThat(strict.refusal(URI.create("https://" + most + "a/"))).hasValue(reason);
    assertThat(strict.refusal(URI.create("https://" + label + "a.example/"))).hasValue(reason);
    assertThat(strict.refusal(URI.create("https://" + "_" + "a.".repeat(200) + "b/")))
        .hasValue(reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://-bad_host.example.com/",
        "https://bad_host..example.com/",
        "https://bad_host.1/",
        "https://bad_host:x/",
        "https://bücher.example/",
        "https://a..example.com/",
        "https://-a.example.com/",
        "https://127%2e0.0.1/",
        "https://１２７.0.0.1/",
        "https://example.com:99999999999/",
        "https://example.com:-1/",
        "https://127.1/",
        "https://127.0.1/",
        "https://127.0.0.1./",
        "https://0x7f.1/",
        "https://0x7f.0.0.1/",
        "https://0300.0250.0.1/",
        "https://256.0.0.1/",
        "https://1.2.3.4.5/"
      })
  void refusesHostsThatAreNoHosts(String url) {
    assertThat(strict.refusal(URI.create(url)))
        .hasValue("must name its host by a valid DNS name or IP address, and a valid port");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://2130706433/",
        "https://0/",
        "https://0x7f000001/",
        "https://017700000001/",
        "https://010.0.0.1/",
        "https://0177.0.0.1/",
        "https://127.0.0.01/",
        "https://00.0.0.0/",
        "https://[::ffff:010.0.0.1]/",
        "https://[fe80::1%25eth0]/",
        "https://[fe80::1%eth0]/",
        "https://[2606:4700:4700::1111%251]/"
      })
  void refusesOddSpellingsOfAddresses(String url) {
    assertThat(strict.refusal(URI.create(url)))
        .hasValue("must write an IP address in its plain form, without a scope");
  }

  @Test
  void namesTheSettingsThatWouldLetAReceiverOnThisMachineIn() {
    String http = "must use https, unless the setting synq.outbound.allow-http allows http";
    assertThat(strict.refusal(URI.create("http://example.com/"))).hasValue(http);
    assertThat(strict.refusal(URI.create("http://localhost:9000/hooks")))
        .hasValue(
            http
                + ", and must not lead to localhost (loopback), unless the setting"
                + " synq.outbound.allow-addresses allows it");
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, loopback",
    "0.0.0.0, this host",
    "10.0.0.1, private network",
    "169.254.169.254, link-local (cloud metadata)",
    "100.100.100.200, carrier-grade NAT",
    "[::], this host",
    "[::1], loopback",
    "[0:0:0:0:0:0:0:1], loopback",
    "[::127.0.0.1], reserved (IPv4-compatible)",
    "[::ffff:127.0.0.1], loopback",
    "[::FFFF:7F00:1], loopback",
    "[::ffff:a9fe:a9fe], link-local (cloud metadata)",
    "[64:ff9b::10.0.0.1], private network",
    "[2002:7f00:1::], loopback",
    "[fd00:ec2::254], private network",
    "[fe80::1], link-local (cloud metadata)",
    "localhost, loopback",
    "LocalHost, loopback",
    "localhost., loopback",
    "a.localhost, loopback",
    "a.b.localhost., loopback"
  })
  void refusesHostsThatAreOffLimits(String host, String kind) {
    assertThat(strict.refusal(URI.create("https://" + host + ":8443/hooks")))
        .hasValue(
            "must not lead to "
                + host
                + " ("
                + kind
                + "), unless the setting synq.outbound.allow-addresses allows it");
    assertThat(dns.asked).isEmpty();
  }

  @Test
  void acceptsHttpWhereItIsAllowed() {
    assertThat(withHttp.refusal(URI.create("http://example.com/"))).isEmpty();
    assertThat(withHttp.refusal(URI.create("HTTP://example.com/"))).isEmpty();
    assertThat(withHttp.refusal(URI.create("https://example.com/"))).isEmpty();
    assertThat(withHttp.refusal(URI.create("ftp://example.com/")))
        .hasValue("must use https or http");
  }

  @Test
  void acceptsSpecialAddressesOnTheAllowList() {
    var guard = guard(true, "10.1.0.0/16", "fd12::/32");
    for (var host :
        List.of("10.1.0.0", "10.1.255.255", "[::ffff:10.1.2.3]", "[fd12::1]", "8.8.8.8")) {
      assertThat(guard.refusal(URI.create("http://" + host + "/"))).isEmpty();
    }
    for (var host : List.of("10.0.255.255", "10.2.0.0", "127.0.0.1", "[fd13::1]", "localhost")) {
      assertThat(guard.refusal(URI.create("http://" + host + "/"))).isPresent();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.0/8", "127.0.0.1", "::1", "::/0"})
  void acceptsLocalhostOnceALoopbackAddressIsAllowed(String allowed) {
    var guard = guard(true, allowed);
    assertThat(guard.refusal(URI.create("http://localhost:9080/"))).isEmpty();
    assertThat(guard.refusal(URI.create("http://a.localhost./"))).isEmpty();
  }

  @Test
  void resolvesTheHostOnceAndReturnsItsAddress() throws Exception {
    dns.answer("93.184.216.34");
    var address = permitted(strict, URI.create("https://hooks.example.com/a"));
    assertThat(address).isEqualTo(Addresses.of("93.184.216.34"));
    assertThat(dns.asked).containsExactly("hooks.example.com");
  }

  @Test
  void returnsThePermittedOfManyAddressesInTheirOrder() throws Exception {
    dns.answer("10.0.0.5", "93.184.216.34", "::1", "1.1.1.1");
    assertThat(strict.permitted("t", URI.create("https://hooks.example.com/")).get())
        .containsExactly(Addresses.of("93.184.216.34"), Addresses.of("1.1.1.1"));
    assertThat(dns.asked).hasSize(1);
  }

  @Test
  void blocksAHostWithoutAPermittedAddress() {
    dns.answer("10.0.0.5", "::1");
    assertThatExceptionOfType(BlockedAddressException.class)
        .isThrownBy(() -> permitted(strict, URI.create("https://hooks.example.com/")))
        .withMessage(
            "hooks.example.com leads to 10.0.0.5, which is off limits (private network), unless the"
                + " setting synq.outbound.allow-addresses allows it");
    assertThat(dns.asked).hasSize(1);
  }

  @Test
  void isNotFooledByANameThatChangesItsAddress() throws Exception {
    var url = URI.create("https://rebind.example.com/");
    dns.answer("93.184.216.34");
    dns.answer("127.0.0.1");
    dns.answer("169.254.169.254");

    var checked = permitted(strict, url);

    assertThat(checked).isEqualTo(Addresses.of("93.184.216.34"));
    assertThat(dns.asked).hasSize(1);
    assertThatThrownBy(() -> permitted(strict, url)).isInstanceOf(BlockedAddressException.class);
    assertThat(dns.asked).hasSize(2);
    assertThatThrownBy(() -> permitted(strict, url)).isInstanceOf(BlockedAddressException.class);
    assertThat(dns.asked).hasSize(3);
  }

  @Test
  void returnsTheVeryAddressThatItChecked() throws Exception {
    var answer = new InetAddress[] {Addresses.of("10.0.0.1"), Addresses.of("1.1.1.1")};
    var guard = new AddressGuard(false, List.of(), NO_INBOX, at(host -> answer));
    assertThat(permitted(guard, URI.create("https://example.com/"))).isSameAs(answer[1]);
  }

  @Test
  void blocksAMappedAddressFromDns() {
    var guard =
        new AddressGuard(
            false,
            List.of(),
            NO_INBOX,
            at(host -> new InetAddress[] {Addresses.mapped("127.0.0.1")}));
    assertThatThrownBy(() -> permitted(guard, URI.create("https://example.com/")))
        .isInstanceOf(BlockedAddressException.class);
  }

  @Test
  void permitsAnAllowedPrivateAddressFromDns() throws Exception {
    dns.answer("10.9.9.9", "10.1.2.3");
    assertThat(permitted(guard(false, "10.1.0.0/16"), URI.create("https://hooks.corp/")))
        .isEqualTo(Addresses.of("10.1.2.3"));
  }

  @ParameterizedTest
  @CsvSource({"8.8.8.8, 8.8.8.8", "[2606:4700::1], 2606:4700::1"})
  void takesALiteralAsItIs(String host, String address) throws Exception {
    assertThat(permitted(strict, URI.create("https://" + host + "/")))
        .isEqualTo(Addresses.of(address));
    assertThat(dns.asked).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.com/",
        "https://127.0.0.1/",
        "https://[::1]/",
        "https://2130706433/",
        "https://127.1/",
        "https://localhost/",
        "https:///",
        "hooks"
      })
  void permitsNoUrlThatItRefuses(String url) {
    assertThatExceptionOfType(BlockedAddressException.class)
        .isThrownBy(() -> permitted(strict, URI.create(url)))
        .withMessageStartingWith("the URL must ");
    assertThat(dns.asked).isEmpty();
  }

  @Test
  void passesOnThatAHostIsUnknown() {
    assertThatThrownBy(() -> permitted(strict, URI.create("https://nowhere.example.com/")))
        .isInstanceOf(UnknownHostException.class);
    dns.answer();
    assertThatThrownBy(() -> permitted(strict, URI.create("https://nowhere.example.com/")))
        .isInstanceOf(UnknownHostException.class);
  }

  @Test
  void alwaysReachesItsOwnInbox() throws Exception {
    var guard =
        new AddressGuard(
            false, List.of(), url -> url.getPath().startsWith("/inbox/"), at(dns::resolve));
    var inbox = URI.create("http://localhost:9080/inbox/demo");
    dns.answer("127.0.0.1");

    assertThat(guard.refusal(inbox)).isEmpty();
    assertThat(permitted(guard, inbox)).isEqualTo(Addresses.of("127.0.0.1"));
    assertThat(permitted(guard, URI.create("http://127.0.0.1:9080/inbox/demo")))
        .isEqualTo(Addresses.of("127.0.0.1"));
    assertThat(guard.refusal(URI.create("http://localhost:9080/elsewhere"))).isPresent();
    assertThatThrownBy(() -> permitted(guard, URI.create("/inbox/demo")))
        .isInstanceOf(UnknownHostException.class);
  }

  private static InetAddress permitted(AddressGuard guard, URI url) throws Exception {
    try {
      return guard.permitted("t", url).get(5, TimeUnit.SECONDS).get(0);
    } catch (ExecutionException e) {
      throw (Exception) e.getCause();
    }
  }

  private AddressGuard guard(boolean allowHttp, String... allowed) {
    var blocks = Stream.of(allowed).map(Cidr::parse).toList();
    return new AddressGuard(allowHttp, blocks, NO_INBOX, at(dns::resolve));
  }

  /** Gives the prepared answers one after another, and remembers what it was asked. */
  private static final class FakeDns {

    private final Deque<InetAddress[]> answers = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();

    void answer(String... literals) {
      answers.add(Stream.of(literals).map(Addresses::of).toArray(InetAddress[]::new));
    }

    InetAddress[] resolve(String host) throws UnknownHostException {
      asked.add(host);
      if (answers.isEmpty()) {
        throw new UnknownHostException(host);
      }
      return answers.remove();
    }
  }
}
