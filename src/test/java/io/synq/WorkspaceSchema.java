package io.synq;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The published schema of workspace events, by an independent validator. */
public final class WorkspaceSchema {
  private static final JsonSchema SCHEMA = read();

  private WorkspaceSchema() {}

  /** Fails unless the body is a workspace event. */
  public static void check(String body) {
    assertThat(
            SCHEMA.validate(
                body,
                InputFormat.JSON,
                run -> run.getExecutionConfig().setFormatAssertionsEnabled(true)))
        .as(body)
        .isEmpty();
  }

  private static JsonSchema read() {
    try (InputStream in =
        WorkspaceSchema.class.getResourceAsStream("/workspace-event.schema.json")) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4).getSchema(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
