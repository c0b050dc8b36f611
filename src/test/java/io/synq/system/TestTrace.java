package io.synq.system;

import java.util.UUID;

/** A producer's trace, and where it stands in it. */
record TestTrace(String id, String span) {
  static final String STATE = "congo=t61rcWkgMzE,rojo=00f067aa0ba902b7";

  static TestTrace random() {
    return new TestTrace(hex(), hex().substring(16));
  }

  private static String hex() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  String parent() {
    return "00-" + id + "-" + span + "-01";
  }

  /** Calls within it. */
  Api in(Api api) {
    return api.with("traceparent", parent());
  }
}
