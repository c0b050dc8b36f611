package io.synq.openapi;

import io.synq.platform.ProblemType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * Completes the description that the server generates from annotations and from {@code
 * META-INF/openapi.yaml}, once, when it starts. Its order is always the same, because a copy is
 * kept.
 */
public class ApiDescription implements OASFilter {
  @Override
  public void filterOpenAPI(OpenAPI api) {
    Map<String, PathItem> paths = new TreeMap<>(api.getPaths().getPathItems());
    api.getPaths().setPathItems(paths);
    Components shared = api.getComponents();
    shared.getResponses().forEach(OperationDescription::problem);
    Map<Operation, ResourceMethod> methods = new LinkedHashMap<>();
    OperationDescription descriptions = new OperationDescription(shared);
    paths.forEach(
        (path, item) -> {
          for (Operation operation : item.getOperations().values()) {
            ResourceMethod method = ResourceMethod.of(operation.getOperationId());
            methods.put(operation, method);
            descriptions.complete(operation, method, path);
          }
        });
    shared.setSchemas(new TreeMap<>(shared.getSchemas()));
    new RecordSchemas(shared.getSchemas()).complete(PayloadTypes.of(methods.values()));
    PatchSchemas patches = new PatchSchemas(shared);
    methods.forEach(
        (operation, method) ->
            method
                .body()
                .filter(record -> method.patches())
                .ifPresent(record -> patches.describe(operation, record)));
    problems(shared.getSchemas().get("Problem").getProperties().get("type"));
    Examples.addTo(shared.getSchemas());
    ListNames.giveTo(api);
  }

  private static void problems(Schema type) {
    type.setEnumeration(Arrays.stream(ProblemType.values()).<Object>map(ProblemType::uri).toList());
  }
}
