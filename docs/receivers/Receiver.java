import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Receives webhooks: {@code WEBHOOK_SECRET=whsec_… java Receiver.java 9000}, with a JDK, 17 or
 * newer, and nothing else.
 *
 * <p>It checks both signatures to show how; one of them is enough.
 */
public class Receiver {
  private static final String SECRET = System.getenv("WEBHOOK_SECRET");
  private static final long TOLERANCE_SECONDS = 300;
  private static final int MOST_BYTES = 2 * 1024 * 1024;
  private static final int MOST_IDS = 10_000;

  private static byte[] key;

  /** The last ids. A receiver that must not forget has a unique column for them in its database. */
  private static final Set<String> SEEN =
      Collections.newSetFromMap(
          Collections.synchronizedMap(
              new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                  return size() > MOST_IDS;
                }
              }));

  public static void main(String[] args) throws IOException {
    key = key(SECRET);
    InetAddress here = InetAddress.getByName("127.0.0.1");
    HttpServer server =
        HttpServer.create(new InetSocketAddress(here, Integer.parseInt(args[0])), 0);
    server.createContext("/", Receiver::receive);
    server.setExecutor(Executors.newFixedThreadPool(16));
    server.start();
    System.out.println("listening");
  }

  /** Behind {@code whsec_} are 24 bytes or more: with an empty key anybody could sign. */
  private static byte[] key(String secret) {
    boolean shared = secret != null && secret.startsWith("whsec_");
    byte[] bytes = Base64.getDecoder().decode(shared ? secret.substring("whsec_".length()) : "");
    if (bytes.length < 24) {
      throw new IllegalArgumentException("WEBHOOK_SECRET has to be a shared secret, whsec_…");
    }
    return bytes;
  }

  private static void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      // The bytes as they came: parsed and written anew, they would have another signature.
      byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
      exchange.sendResponseHeaders(status(exchange, body), -1);
    }
  }

  private static int status(HttpExchange exchange, byte[] body) {
    if (!exchange.getRequestMethod().equals("POST")) {
      return 405;
    }
    if (body.length > MOST_BYTES) {
      return 413;
    }
    String id = header(exchange, "webhook-id");
    String time = header(exchange, "webhook-timestamp");
    if (!standard(id, time, header(exchange, "webhook-signature"), body)
        || !synq(header(exchange, "Synq-Signature"), body)) {
      System.out.println("refused " + id);
      return 401;
    }
    if (SEEN.add(id)) {
      // Keep it, answer, and only then work on it.
      System.out.println("new " + id + " " + header(exchange, "Synq-Event-Type"));
    } else {
      System.out.println("again " + id);
    }
    return 204;
  }

  /** {@code webhook-signature}, as Standard Webhooks 1.0 has it. */
  private static boolean standard(String id, String time, String signatures, byte[] body) {
    String expected =
        "v1," + Base64.getEncoder().encodeToString(hmac(key, id + "." + time + ".", body));
    return recent(time)
        && Arrays.stream(signatures.split(" ")).anyMatch(given -> same(given, expected));
  }

  /** {@code Synq-Signature}. */
  private static boolean synq(String header, byte[] body) {
    String[] parts = header.split(",");
    String time = parts[0].startsWith("t=") ? parts[0].substring(2) : "";
    byte[] text = SECRET.getBytes(StandardCharsets.UTF_8);
    String expected = "v1=" + HexFormat.of().formatHex(hmac(text, time + ".", body));
    return recent(time) && Stream.of(parts).skip(1).anyMatch(given -> same(given, expected));
  }

  private static boolean recent(String time) {
    return time.matches("\\d{1,12}")
        && Math.abs(Instant.now().getEpochSecond() - Long.parseLong(time)) <= TOLERANCE_SECONDS;
  }

  /** In a time that does not tell how much of it is right. */
  private static boolean same(String given, String expected) {
    return MessageDigest.isEqual(
        given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] hmac(byte[] key, String prefix, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update(prefix.getBytes(StandardCharsets.UTF_8));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String header(HttpExchange exchange, String name) {
    String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }
}
