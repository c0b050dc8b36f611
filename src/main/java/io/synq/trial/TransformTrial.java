package io.synq.trial;

import io.synq.endpoint.Shape;
import io.synq.rendering.Original;
import io.synq.rendering.Rendered;
import io.synq.rendering.Renderer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import java.nio.charset.StandardCharsets;

/** Tries what is to be sent on a body: it before and after, each to the byte. */
@ApplicationScoped
public class TransformTrial {
  private final Renderer renderer;

  @Inject
  TransformTrial(Renderer renderer) {
    this.renderer = renderer;
  }

  /** {@code {"before", "content_type", "after"}} or {@code {"before", "error"}}. */
  String json(Shape shape, Original tried) {
    String before = "{\"before\":" + text(tried.body());
    Rendered rendered = renderer.render(shape, tried);
    if (rendered instanceof Rendered.Failed failed) {
      return before + ",\"error\":" + Json.createValue(failed.reason()) + "}";
    }
    Rendered.Made made = (Rendered.Made) rendered;
    return before
        + ",\"content_type\":"
        + Json.createValue(made.type().text())
        + ",\"after\":"
        + text(made.body())
        + "}";
  }

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }
}
