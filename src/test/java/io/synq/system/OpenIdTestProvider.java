package io.synq.system;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.synq.TestTokens;
import jakarta.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;

/**
 * An OpenID provider at which somebody is signed in already. It is strict about what its client
 * sends, and does whatever else it is told to.
 */
final class OpenIdTestProvider {
  static final String CLIENT = "synq-events";
  static final String SECRET = "s3cr3t/of:the client";

  private static final int TEMPORARY_REDIRECT = 302;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<PublicJsonWebKey> keys =
      List.of(TestTokens.rsa("provider-1"), TestTokens.ec("provider-2"), pss("provider-3"));
  private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<String> tokens = new CopyOnWriteArrayList<>();
  private volatile Behaviour behaviour = new Behaviour();
  private volatile String redirect = "";

  /** What it does; a new one is good, and says {@code nobody} of the person. */
  final class Behaviour {
    private UnaryOperator<JwtClaims> claims = UnaryOperator.identity();
    private PublicJsonWebKey signer = keys.get(0);
    private String algorithm = "RS256";
    private String error = "";
    private String hangs = "";
    private String broken = "";

    Behaviour person(String name) {
      return claiming("preferred_username", name);
    }

    /** A claim of the ID token that is another, or none if it is null. */
    Behaviour claiming(String name, Object value) {
      UnaryOperator<JwtClaims> before = claims;
      claims =
          given -> {
            JwtClaims changed = before.apply(given);
            if (value == null) {
              changed.unsetClaim(name);
            } else {
              changed.setClaim(name, value);
            }
            return changed;
          };
      return this;
    }

    Behaviour signing(PublicJsonWebKey with, String by) {
      signer = with;
      algorithm = by;
      return this;
    }

    /** Sends people back with this error. */
    Behaviour refusing(String with) {
      error = with;
      return this;
    }

    /** Never answers at this path. */
    Behaviour hanging(String path) {
      hangs = path;
      return this;
    }

    /** Answers 500 at this path. */
    Behaviour failing(String path) {
      broken = path;
      return this;
    }
  }

  OpenIdTestProvider() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    on("/.well-known/openid-configuration", this::metadata);
    on(
        "/jwks",
        exchange -> answer(exchange, 200, TestTokens.jwks(keys.toArray(PublicJsonWebKey[]::new))));
    on("/authorize", this::authorize);
    on("/token", this::token);
    server.setExecutor(threads);
    server.start();
  }

  /** How a server is told of it. */
  Map<String, String> settings() {
    return Map.of(
        "SYNQ_OIDC_ISSUER",
        issuer(),
        "SYNQ_OIDC_CLIENT_ID",
        CLIENT,
        "SYNQ_OIDC_CLIENT_SECRET",
        SECRET,
        "SYNQ_OIDC_NAME",
        "Acme Id");
  }

  /** Tells it the only address that it sends people back to. */
  void register(String address) {
    redirect = address;
  }

  String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Those that it publishes, one for each algorithm. */
  List<PublicJsonWebKey> keys() {
    return keys;
  }

  private static PublicJsonWebKey pss(String id) {
    PublicJsonWebKey key = TestTokens.rsa(id);
    key.setAlgorithm("PS256");
    return key;
  }

  /** From now on it is good but for what is then said. */
  Behaviour now() {
    behaviour = new Behaviour().person("nobody");
    return behaviour;
  }

  /** The paths that it was asked for. */
  List<String> requests() {
    return requests;
  }

  /** The codes and ID tokens that it has given. */
  List<String> secrets() {
    return tokens;
  }

  private void on(String path, HttpHandler handler) {
    server.createContext(
        path,
        exchange -> {
          requests.add(path);
          if (behaviour.hangs.equals(path)) {
            await();
          } else if (behaviour.broken.equals(path)) {
            answer(exchange, 500, "{}");
          } else {
            handler.handle(exchange);
          }
        });
  }

  private void await() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void metadata(HttpExchange exchange) throws IOException {
    answer(
        exchange,
        200,
        Json.createObjectBuilder()
            .add("issuer", issuer())
            .add("authorization_endpoint", issuer() + "/authorize")
            .add("token_endpoint", issuer() + "/token")
            .add("jwks_uri", issuer() + "/jwks")
            .build()
            .toString());
  }

  private void authorize(HttpExchange exchange) throws IOException {
    Map<String, String> asked = form(exchange.getRequestURI().getRawQuery());
    boolean good =
        asked.get("response_type").equals("code")
            && asked.get("client_id").equals(CLIENT)
            && asked.get("redirect_uri").equals(redirect)
            && List.of(asked.get("scope").split(" ")).contains("openid")
            && asked.get("code_challenge_method").equals("S256")
            && asked.get("nonce").length() > 20;
    if (!good) {
      answer(exchange, 400, "{}");
      return;
    }
    String code = UUID.randomUUID().toString();
    codes.put(code, asked);
    tokens.add(code);
    String result = behaviour.error.isEmpty() ? "code=" + code : "error=" + behaviour.error;
    exchange
        .getResponseHeaders()
        .set("Location", redirect + "?" + result + "&state=" + asked.get("state"));
    exchange.sendResponseHeaders(TEMPORARY_REDIRECT, -1);
    exchange.close();
  }

  private void token(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    Map<String, String> sent = form(new String(body, StandardCharsets.UTF_8));
    String pair = "synq-events:s3cr3t%2Fof%3Athe+client";
    String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.US_ASCII));
    Map<String, String> asked = codes.remove(sent.getOrDefault("code", ""));
    boolean good =
        asked != null
            && ("Basic " + basic).equals(exchange.getRequestHeaders().getFirst("Authorization"))
            && "authorization_code".equals(sent.get("grant_type"))
            && redirect.equals(sent.get("redirect_uri"))
            && challenge(sent.get("code_verifier")).equals(asked.get("code_challenge"));
    if (!good) {
      answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
      return;
    }
    String token = token(asked.get("nonce"));
    tokens.add(token);
    answer(
        exchange,
        200,
        Json.createObjectBuilder()
            .add("access_token", "access")
            .add("token_type", "Bearer")
            .add("id_token", token)
            .build()
            .toString());
  }

  private String token(String nonce) {
    JwtClaims claims = new JwtClaims();
    long now = Instant.now().getEpochSecond();
    claims.setIssuer(issuer());
    claims.setAudience(CLIENT);
    claims.setSubject("subject-1");
    claims.setIssuedAt(NumericDate.fromSeconds(now));
    claims.setExpirationTime(NumericDate.fromSeconds(now + 300));
    claims.setStringClaim("nonce", nonce);
    Behaviour how = behaviour;
    return TestTokens.sign(
        how.claims.apply(claims),
        how.algorithm,
        how.signer.getKeyId(),
        how.algorithm.equals("none") ? null : how.signer.getPrivateKey());
  }

  private static String challenge(String verifier) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> form(String text) {
    Map<String, String> form = new LinkedHashMap<>();
    for (String pair : text.split("&")) {
      String[] parts = pair.split("=", 2);
      form.put(decode(parts[0]), decode(parts[1]));
    }
    return form;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
