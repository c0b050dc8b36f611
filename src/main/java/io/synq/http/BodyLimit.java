package io.synq.http;

/**
 * The largest body that a feature takes at one of its paths, where it is not the usual one. Each
 * feature's settings produce theirs.
 *
 * @param path within the server, decoded; with a slash at its end it stands for all below it
 * @param bytes decompressed
 */
public record BodyLimit(String path, int bytes) {

  boolean covers(String asked) {
    // Jakarta REST §3.7.2: a slash at the end leads to the same method.
    return path.endsWith("/")
        ? asked.startsWith(path)
        : asked.equals(path) || asked.equals(path + "/");
  }
}
