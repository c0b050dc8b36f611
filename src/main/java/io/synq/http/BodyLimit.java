package io.synq.http;

/**
 * How large the bodies are that a feature takes at one of its paths, where that is not usual. Each
 * feature's settings produce theirs.
 *
 * @param path within the server, decoded; with a slash at its end it stands for all below it
 * @param bytes decompressed
 */
public record BodyLimit(String path, int bytes) {

  boolean covers(String asked) {
    return path.endsWith("/") ? asked.startsWith(path) : asked.equals(path);
  }
}
