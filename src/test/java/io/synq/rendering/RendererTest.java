package io.synq.rendering;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.format.EventFormat;
import io.cloudevents.core.provider.EventFormatProvider;
import io.cloudevents.jackson.JsonFormat;
import io.synq.endpoint.Shape;
import io.synq.endpoint.Transform;
import io.synq.eventtype.SubjectPath;
import io.synq.eventtype.Subjects;
import io.synq.outbound.BodyType;
import java.net.URI;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is sent, CloudEvents as the published SDK reads them. */
class RendererTest {
  private static final String TENANT = "a3f8c120-4e72-4b91-9d63-1c5e7a09bf44";
  private static final String ID = "e5d3a1f0-7c82-4b69-a91e-3f204dc8b07a";
  private static final EventFormat SDK =
      EventFormatProvider.getInstance().resolveFormat(JsonFormat.CONTENT_TYPE);

  private final Renderer renderer = new Renderer(new GivenSubjects(), InstantSource.system());

  /** Of orders their id. */
  private static final class GivenSubjects extends Subjects {
    GivenSubjects() {
      super(null);
    }

    @Override
    public Optional<SubjectPath> of(String tenantId, String type) {
      return type.startsWith("order.")
          ? Optional.of(new SubjectPath(List.of("payload", "order_id")))
          : Optional.empty();
    }
  }

  private static String order(String orderId) {
    return "{\"event_id\":\""
        + ID
        + "\",\"event_type\":\"order.created\",\"timestamp\":\"2024-12-04T15:32:07.412Z\","
        + "\"payload\":{\"order_id\":\""
        + orderId
        + "\", \"total\":149.90}}";
  }

  private Rendered render(@Nullable String transform, @Nullable String format, Original event) {
    Shape shape = new Shape(transform == null ? null : Transform.compile(transform), format);
    return renderer.render(shape, event);
  }

  private static Original event(String type, String body) {
    return new Original(TENANT, ID, type, body.getBytes(UTF_8));
  }

  private CloudEvent cloudEvent(@Nullable String transform, Original event) {
    Rendered.Made made = (Rendered.Made) render(transform, Shape.CLOUDEVENTS, event);
    assertThat(made.type().text()).isEqualTo(JsonFormat.CONTENT_TYPE);
    return SDK.deserialize(made.body());
  }

  private static String data(CloudEvent event) {
    return new String(event.getData().toBytes(), UTF_8);
  }

  @Test
  void cloudEventHasItsAttributesAndTheBodyAsItsData() {
    CloudEvent event = cloudEvent(null, event("order.created", order("ord_1")));
    assertThat(event.getSpecVersion().toString()).isEqualTo("1.0");
    assertThat(event.getId()).isEqualTo(ID);
    assertThat(event.getSource()).isEqualTo(URI.create("urn:uuid:" + TENANT));
    assertThat(event.getType()).isEqualTo("order.created");
    assertThat(event.getTime()).isEqualTo(OffsetDateTime.parse("2024-12-04T15:32:07.412Z"));
    assertThat(event.getSubject()).isEqualTo("ord_1");
    assertThat(event.getDataContentType()).isEqualTo("application/json");
    assertThat(event.getExtensionNames()).isEmpty();
  }

  /** The SDK writes numbers anew; the bytes themselves are the producer's. */
  @Test
  void dataIsTheBodyToTheByte() {
    Original order = event("order.created", order("ord_1"));
    Rendered.Made made = (Rendered.Made) render(null, Shape.CLOUDEVENTS, order);
    assertThat(new String(made.body(), UTF_8)).endsWith(",\"data\":" + order("ord_1") + "}");
  }

  @Test
  void workspaceEventSaysItsTimeByAnotherNameAndKeepsItsCallbacks() {
    String body =
        "{\"workspace\":\"acme\",\"event_time\":\"2024-12-04T15:32:07.412Z\","
            + "\"issue_created\":{},\"callbacks\":[{\"url\":\"https://a.example/1\"}]}";
    CloudEvent event = cloudEvent(null, event("issue_created", body));
    assertThat(event.getTime()).isEqualTo(OffsetDateTime.parse("2024-12-04T15:32:07.412Z"));
    assertThat(event.getSubject()).isNull();
    assertThat(data(event)).isEqualTo(body);
  }

  @Test
  void attributesHaveNoCharactersThatTheyMayNot() {
    for (String odd : List.of("a\\nb", "\\u007f", "\\ud800", "\\uffff", "\\ufdd0")) {
      assertThat(cloudEvent(null, event("order.created", order(odd))).getSubject()).isNull();
    }
    String smile = "\\ud83d\\ude00 \\u00e4";
    assertThat(cloudEvent(null, event("order.created", order(smile))).getSubject())
        .isEqualTo("\ud83d\ude00 \u00e4");
  }

  @Test
  void timeIsLeftOutWhereThereIsNone() {
    assertThat(cloudEvent(null, event("stock.low", "{\"timestamp\":\"soon\"}")).getTime()).isNull();
    assertThat(cloudEvent(null, event("stock.low", "{}")).getTime()).isNull();
  }

  @Test
  void transformationComesFirstAndTheFormatAroundIt() {
    Original order = event("order.created", order("ord_1"));
    Rendered.Made alone = (Rendered.Made) render("{'total': payload.total}", null, order);
    assertThat(alone.type()).isEqualTo(BodyType.JSON);
    assertThat(new String(alone.body(), UTF_8)).isEqualTo("{\"total\":149.9}");
    CloudEvent both = cloudEvent("{'total': payload.total}", order);
    assertThat(data(both)).isEqualTo("{\"total\":149.9}");
    assertThat(both.getSubject()).as("of the stored body").isEqualTo("ord_1");
    assertThat(both.getTime()).isNotNull();
  }

  @Test
  void whatFailsIsNotFormatted() {
    assertThat(render("payload.total", Shape.CLOUDEVENTS, event("order.created", order("a"))))
        .isEqualTo(new Rendered.Failed("it gives a number, and not an object or an array"));
  }
}
