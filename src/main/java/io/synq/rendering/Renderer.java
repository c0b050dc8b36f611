package io.synq.rendering;

import io.synq.endpoint.Shape;
import io.synq.endpoint.Transform;
import io.synq.eventtype.Subjects;
import io.synq.outbound.BodyType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Optional;

/** Makes bodies: first the transformation, then the format around what it gives. */
@ApplicationScoped
public class Renderer {
  private final Subjects subjects;
  private final InstantSource clock;

  @Inject
  public Renderer(Subjects subjects, InstantSource clock) {
    this.subjects = subjects;
    this.clock = clock;
  }

  /** Takes a quarter of a second at the most. Never throws for what stands in the event. */
  public Rendered render(Shape shape, Original event) {
    byte[] body = event.body();
    Transform transform = shape.transform();
    if (transform != null) {
      Transform.Result result = transform.apply(body, clock);
      if (result instanceof Transform.Failed failed) {
        return new Rendered.Failed(failed.reason());
      }
      body = ((Transform.Made) result).body();
    }
    if (!shape.isCloudEvent()) {
      return new Rendered.Made(BodyType.JSON, body);
    }
    Optional<String> subject =
        subjects.of(event.tenantId(), event.eventType()).flatMap(path -> path.in(event.body()));
    return new Rendered.Made(BodyType.CLOUD_EVENT, CloudEvent.of(event, subject, body));
  }
}
