package io.synq.eventtype;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CompiledSchemasTest {
  private final CompiledSchemas schemas = new CompiledSchemas();

  @Test
  void equalTextsAreCompiledOnce() {
    PayloadSchema first = schemas.of("{\"type\":\"object\"}");
    assertThat(schemas.of(new String("{\"type\":\"object\"}"))).isSameAs(first);
    assertThat(schemas.of("{\"type\": \"object\"}")).isNotSameAs(first);
  }

  @Test
  void thoseUsedLastAreKept() {
    String often = "{\"minProperties\":1}";
    PayloadSchema kept = schemas.of(often);
    for (int i = 0; i < 100; i++) {
      schemas.of("{\"description\":\"" + i + "x".repeat(30_000) + "\"}");
      assertThat(schemas.of(often)).isSameAs(kept);
    }
    assertThat(schemas.size()).isBetween(50, CompiledSchemas.MOST_CHARACTERS / 30_000 + 1);
  }
}
