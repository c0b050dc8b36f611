package io.synq.openapi;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Names a page by what it lists: {@code EndpointList}, not {@code PageEndpointResponse}. */
final class ListNames {
  private static final String SCANNED = "Page";

  private ListNames() {}

  static void giveTo(OpenAPI api) {
    Map<String, Schema> named = new TreeMap<>();
    Map<String, String> renamed = new HashMap<>();
    api.getComponents()
        .getSchemas()
        .forEach(
            (name, schema) -> {
              String after = name.startsWith(SCANNED) ? of(schema) : name;
              renamed.put(Refs.SCHEMAS + name, Refs.SCHEMAS + after);
              named.put(after, schema);
            });
    api.getComponents().setSchemas(named);
    answers(api)
        .map(MediaType::getSchema)
        .filter(schema -> renamed.containsKey(schema.getRef()))
        .forEach(schema -> schema.setRef(renamed.get(schema.getRef())));
  }

  private static String of(Schema page) {
    return Refs.name(page.getProperties().get(Examples.DATA).getItems().getRef()) + "List";
  }

  private static Stream<MediaType> answers(OpenAPI api) {
    return api.getPaths().getPathItems().values().stream()
        .flatMap(path -> path.getOperations().values().stream())
        .flatMap(operation -> operation.getResponses().getAPIResponses().values().stream())
        .filter(answer -> answer.getContent() != null)
        .flatMap(answer -> answer.getContent().getMediaTypes().values().stream());
  }
}
