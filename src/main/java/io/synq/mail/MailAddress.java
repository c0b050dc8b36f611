package io.synq.mail;

import java.util.regex.Pattern;

/** Addresses that are written in one way only: no names beside them, no comments, one at a time. */
public final class MailAddress {
  /** Longest address, in characters (RFC 5321 §4.5.3.1.3). */
  public static final int MAX = 254;

  /** A regular expression that fits one. */
  public static final String FORM = "^[^\\s@<>()\\[\\],;:\\\\\"]+@[A-Za-z0-9][A-Za-z0-9.-]*$";

  private static final Pattern ADDRESS = Pattern.compile(FORM);

  private MailAddress() {}

  /** Whether this is one. */
  public static boolean isOne(String text) {
    return text.length() <= MAX && ADDRESS.matcher(text).matches();
  }
}
