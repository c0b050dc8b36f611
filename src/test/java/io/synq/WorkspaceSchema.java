package io.synq;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The published schema of workspace events, by an independent validator. */
public final class WorkspaceSchema {
  private static final Schema SCHEMA = read();

  private WorkspaceSchema() {}

  /** Fails unless the body is a workspace event. */
  public static void check(String body) {
    assertThat(
            SCHEMA.validate(
                body,
                InputFormat.JSON,
                run -> run.executionConfig(config -> config.formatAssertionsEnabled(true))))
        .as(body)
        .isEmpty();
  }

  private static Schema read() {
    try (InputStream in =
        WorkspaceSchema.class.getResourceAsStream("/workspace-event.schema.json")) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4).getSchema(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
