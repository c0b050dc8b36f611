package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

/** The schema of domain events as a server publishes it, by an independent validator. */
final class DomainEventSchema {
  private final Schema schema;

  private DomainEventSchema(String text) {
    schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(text);
  }

  static DomainEventSchema of(SynqServer server) {
    Api anyone = Api.anonymous(server.url());
    return new DomainEventSchema(anyone.getRoot("/schemas/domain-event.json").expect(200).text());
  }

  /** Fails unless the body is a domain event. */
  void check(String body) {
    assertThat(schema.validate(body, InputFormat.JSON)).as(body).isEmpty();
  }
}
