import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;

/**
 * Receives webhooks that a key pair signs: {@code WEBHOOK_PUBLIC_KEY=whpk_… java
 * ReceiverEd25519.java 9000}, with a JDK, 17 or newer, and nothing else.
 */
public class ReceiverEd25519 {
  private static final long TOLERANCE_SECONDS = 300;
  private static final int MOST_BYTES = 2 * 1024 * 1024;
  private static final int MOST_IDS = 10_000;

  /** No more keys sign at a time, and to try a value is costly. */
  private static final int MOST_VALUES = 5;

  /** What stands before the bytes of a public key, where Java reads one (RFC 8410, section 4). */
  private static final String X509 = "302a300506032b6570032100";

  private static PublicKey key;

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
    key = publicKey(System.getenv("WEBHOOK_PUBLIC_KEY"));
    InetAddress here = InetAddress.getByName("127.0.0.1");
    HttpServer server =
        HttpServer.create(new InetSocketAddress(here, Integer.parseInt(args[0])), 0);
    server.createContext("/", ReceiverEd25519::receive);
    server.setExecutor(Executors.newFixedThreadPool(16));
    server.start();
    System.out.println("listening");
  }

  /** Behind {@code whpk_} are the 32 bytes of the key. */
  private static PublicKey publicKey(String text) {
    boolean known = text != null && text.startsWith("whpk_");
    byte[] bytes = Base64.getDecoder().decode(known ? text.substring("whpk_".length()) : "");
    String encoded = X509 + HexFormat.of().formatHex(bytes);
    try {
      return KeyFactory.getInstance("Ed25519")
          .generatePublic(new X509EncodedKeySpec(HexFormat.of().parseHex(encoded)));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("WEBHOOK_PUBLIC_KEY has to be a public key, whpk_…", e);
    }
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
    if (!recent(time) || !signed(id, time, header(exchange, "webhook-signature"), body)) {
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

  /**
   * {@code webhook-signature} has a value for each key that signs now: one of them has to be of
   * this key. Those of a shared secret begin with v1, and say nothing here.
   */
  private static boolean signed(String id, String time, String signatures, byte[] body) {
    byte[] prefix = (id + "." + time + ".").getBytes(StandardCharsets.UTF_8);
    return Arrays.stream(signatures.split(" "))
        .limit(MOST_VALUES)
        .filter(value -> value.startsWith("v1a,"))
        .anyMatch(value -> fits(value.substring("v1a,".length()), prefix, body));
  }

  private static boolean fits(String base64, byte[] prefix, byte[] body) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initVerify(key);
      signature.update(prefix);
      signature.update(body);
      return signature.verify(Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException | SignatureException e) {
      // Not in base64, or of another length.
      return false;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean recent(String time) {
    return time.matches("\\d{1,12}")
        && Math.abs(Instant.now().getEpochSecond() - Long.parseLong(time)) <= TOLERANCE_SECONDS;
  }

  private static String header(HttpExchange exchange, String name) {
    String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }
}
