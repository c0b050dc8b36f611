package io.synq.trial;

import io.synq.rendering.Rendered;
import jakarta.json.Json;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A body before and after, each as JSON.
 *
 * @param error why nothing would be sent, in the place of what would be
 */
public record TransformTestResult(
    String before, @Nullable String contentType, @Nullable String after, @Nullable String error) {

  static TransformTestResult of(byte[] before, Rendered rendered) {
    if (rendered instanceof Rendered.Made made) {
      return new TransformTestResult(text(before), made.type().text(), text(made.body()), null);
    }
    return new TransformTestResult(text(before), null, null, ((Rendered.Failed) rendered).reason());
  }

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }

  /** The bodies stand in it to the byte, which no JSON library would keep. */
  String json() {
    String rest =
        error == null
            ? ",\"content_type\":" + Json.createValue(contentType) + ",\"after\":" + after
            : ",\"error\":" + Json.createValue(error);
    return "{\"before\":" + before + rest + "}";
  }
}
