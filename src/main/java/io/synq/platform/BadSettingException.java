package io.synq.platform;

/** A setting whose value cannot be used; the message names its key, never its value. */
public final class BadSettingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BadSettingException(String key, String reason) {
    super(key + " " + reason);
  }
}
