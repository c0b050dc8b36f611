package io.synq.openapi;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;

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
    Set<ResourceMethod> methods = new LinkedHashSet<>();
    OperationDescription descriptions = new OperationDescription(shared);
    paths.forEach(
        (path, item) -> {
          for (Operation operation : item.getOperations().values()) {
            ResourceMethod method = ResourceMethod.of(operation.getOperationId());
            methods.add(method);
            descriptions.complete(operation, method, path);
          }
        });
    shared.setSchemas(new TreeMap<>(shared.getSchemas()));
    new PayloadSchemas(shared.getSchemas()).complete(PayloadTypes.of(methods));
    Examples.addTo(shared.getSchemas());
    ListNames.giveTo(api);
  }
}
