package io.synq.openapi;

/** Where the shared parts of the description are. */
final class Refs {
  static final String SCHEMAS = "#/components/schemas/";
  static final String PARAMETERS = "#/components/parameters/";

  private Refs() {}

  /** What a reference names. */
  static String name(String ref) {
    return ref.substring(ref.lastIndexOf('/') + 1);
  }
}
