package io.synq.http;

/** How large the bodies are that a feature takes at some of its paths, where that is not usual. */
public interface BodyLimit {

  /**
   * @param path within the server, decoded
   */
  boolean covers(String path);

  /** In bytes, decompressed. */
  int bytes();
}
