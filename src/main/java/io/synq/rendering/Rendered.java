package io.synq.rendering;

import io.synq.outbound.BodyType;

/** What came of making a body. */
public sealed interface Rendered {

  /** To be signed and sent as it is. */
  record Made(BodyType type, byte[] body) implements Rendered {}

  /** Nothing is to be sent; why, as what follows "it failed: ". */
  record Failed(String reason) implements Rendered {}
}
