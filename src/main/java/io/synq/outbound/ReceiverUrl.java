package io.synq.outbound;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the URL of a receiver as people write it. Characters beyond ASCII become UTF-8 in
 * percent-encoding, and Punycode in the host (RFC 3987 §3.1, RFC 3490); everything else stays as it
 * is, byte for byte.
 */
public final class ReceiverUrl {
  private static final Pattern HOST =
      Pattern.compile("(?s)([A-Za-z][A-Za-z0-9+.-]*://)([^/?#@:]*)(.*)");

  /** What the two standards for such names take for different ones: ß, ς and two joiners. */
  private static final Pattern AMBIGUOUS = Pattern.compile("[\u00df\u1e9e\u03c2\u200c\u200d]");

  private ReceiverUrl() {}

  /**
   * The URL as it is asked for, in ASCII.
   *
   * @throws URISyntaxException if it is none
   */
  public static URI parse(String text) throws URISyntaxException {
    if (isAscii(text)) {
      return new URI(text);
    }
    Matcher url = HOST.matcher(text);
    return url.matches()
        ? new URI(url.group(1) + host(text, url.group(2)) + encoded(text, url.group(3)))
        : new URI(encoded(text, text));
  }

  /** The URL of an endpoint: it was read before it was stored. */
  public static URI stored(String text) {
    try {
      return parse(text);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }

  private static String host(String url, String host) throws URISyntaxException {
    if (isAscii(host)) {
      return host;
    }
    if (AMBIGUOUS.matcher(host).find()) {
      throw new URISyntaxException(url, "the host must be written in Punycode");
    }
    try {
      return IDN.toASCII(host, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      throw new URISyntaxException(url, "the host is none");
    }
  }

  private static String encoded(String url, String text) throws URISyntaxException {
    StringBuilder encoded = new StringBuilder();
    try {
      ByteBuffer utf8 = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      while (utf8.hasRemaining()) {
        byte one = utf8.get();
        if (one >= 0) {
          encoded.append((char) one);
        } else {
          encoded.append('%').append("%02X".formatted(one));
        }
      }
    } catch (CharacterCodingException e) {
      throw new URISyntaxException(url, "half a character");
    }
    return encoded.toString();
  }
}
