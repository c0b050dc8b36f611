package io.synq.openapi;

import io.synq.access.Permission;
import io.synq.access.Requires;
import io.synq.access.Scope;
import io.synq.platform.EntityTags;
import io.synq.platform.IdempotencyKey;
import io.synq.platform.Idempotent;
import io.synq.platform.ProblemResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.RequestBody;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Completes an operation by what follows from its method. */
final class OperationDescription {
  private static final String ANY = "*/*";
  private static final String SCOPE = "x-scope";
  private static final String STILL_UNDER_WAY =
      ", or the first request of this Idempotency-Key is still under way.";
  private static final int FIRST_PATH_SEGMENT = 3;

  private final Components shared;

  OperationDescription(Components shared) {
    this.shared = shared;
  }

  /**
   * @param path with the application's own: {@code /api/v1/events/{event_id}}
   */
  void complete(Operation operation, ResourceMethod method, String path) {
    String tag = path.split("/")[FIRST_PATH_SEGMENT];
    operation.setOperationId(method.operationId());
    operation.setTags(List.of(tag));
    callers(operation, method);
    // Any operation may have malformed bytes in its path, unknown query parameters, or types in its
    // Accept header that it does not make; and the database may be away.
    Set<String> errors = new TreeSet<>(Set.of("400", "406", "422", "503"));
    if (permission(method) != Permission.NONE) {
      errors.addAll(Set.of("401", "403", "429"));
    }
    parameters(operation, method, tag, errors);
    body(operation, errors);
    answers(operation, path, errors);
  }

  private static Permission permission(ResourceMethod method) {
    return method.annotation(Requires.class).orElseThrow().value();
  }

  private static void callers(Operation operation, ResourceMethod method) {
    Permission permission = permission(method);
    operation.setSecurity(
        schemes(permission).stream()
            .map(scheme -> OASFactory.createSecurityRequirement().addScheme(scheme))
            .toList());
    Optional<String> scope = permission.scope().map(Scope::text);
    scope.ifPresent(text -> operation.addExtension(SCOPE, text));
    if (permission != Permission.NONE) {
      String needed = scope.map(text -> "the scope `" + text + "`").orElse(permission.needed());
      String text = operation.getDescription() == null ? "" : operation.getDescription() + "\n\n";
      operation.setDescription(text + "Needs " + needed + ".");
    }
  }

  private static List<String> schemes(Permission permission) {
    return switch (permission) {
      case NONE -> List.of();
      case CREDENTIALS -> List.of("bearer", "user", "operator");
      case PERSON -> List.of("user", "operator");
      case OPERATOR -> List.of("operator");
      default -> List.of("bearer", "user");
    };
  }

  private void parameters(
      Operation operation, ResourceMethod method, String tag, Set<String> errors) {
    List<Parameter> parameters =
        operation.getParameters() == null
            ? new ArrayList<>()
            : new ArrayList<>(operation.getParameters());
    if (method.has(Idempotent.class)) {
      parameters.add(OASFactory.createParameter().name(IdempotencyKey.HEADER));
      errors.addAll(Set.of("409", "413"));
      APIResponse conflict = operation.getResponses().getAPIResponse("409");
      if (conflict != null) {
        conflict.setDescription(conflict.getDescription() + STILL_UNDER_WAY);
      }
    }
    if (operation.getResponses().hasAPIResponse("304")) {
      parameters.add(OASFactory.createParameter().name("If-None-Match"));
    }
    for (Parameter parameter : parameters) {
      if (parameter.getIn() == Parameter.In.PATH) {
        errors.add("404");
      } else if (EntityTags.IF_MATCH.equals(parameter.getName())) {
        errors.add("412");
      }
    }
    operation.setParameters(
        parameters.stream().map(parameter -> described(parameter, tag)).toList());
  }

  private Parameter described(Parameter parameter, String tag) {
    for (String key : List.of(parameter.getName() + "-of-" + tag, parameter.getName())) {
      if (shared.getParameters().containsKey(key)) {
        return OASFactory.createParameter().ref(Refs.PARAMETERS + key);
      }
    }
    return parameter;
  }

  /** A method that can do without a body takes one of any type, which is JSON whatever it says. */
  private static void body(Operation operation, Set<String> errors) {
    RequestBody body = operation.getRequestBody();
    if (body == null) {
      return;
    }
    Content content = body.getContent();
    if (content.hasMediaType(ANY)) {
      content.addMediaType("application/json", content.getMediaType(ANY));
      content.removeMediaType(ANY);
    }
    errors.addAll(Set.of("408", "413"));
    if (!Boolean.FALSE.equals(body.getRequired())) {
      body.setRequired(true);
      errors.add("415");
    }
  }

  private static void answers(Operation operation, String path, Set<String> errors) {
    Map<String, APIResponse> answers = new TreeMap<>(operation.getResponses().getAPIResponses());
    for (String status : errors) {
      answers.putIfAbsent(
          status, OASFactory.createAPIResponse().ref("#/components/responses/" + status));
    }
    answers.forEach(OperationDescription::problem);
    boolean tagged = answers.containsKey("304") || answers.containsKey("412");
    answers.forEach(
        (status, answer) -> {
          if (status.equals("204") || status.equals("304")) {
            answer.setContent(null);
          } else if (status.startsWith("2") && tagged) {
            header(answer, "ETag");
          }
          // What a PUT makes is where it was put: it needs no Location.
          if (status.equals("201") && !path.endsWith("}")) {
            header(answer, "Location");
          } else if (status.equals("503")) {
            header(answer, "Retry-After");
          }
        });
    operation.setResponses(OASFactory.createAPIResponses());
    answers.forEach(operation.getResponses()::addAPIResponse);
  }

  private static void header(APIResponse answer, String name) {
    if (answer.getRef() == null) {
      answer.addHeader(name, OASFactory.createHeader().ref("#/components/headers/" + name));
    }
  }

  /** Every error is a problem document. */
  static void problem(String status, APIResponse answer) {
    if (status.compareTo("400") >= 0 && answer.getRef() == null) {
      answer.setContent(
          OASFactory.createContent()
              .addMediaType(
                  ProblemResponse.MEDIA_TYPE,
                  OASFactory.createMediaType()
                      .schema(OASFactory.createSchema().ref(Refs.SCHEMAS + "Problem"))));
    }
  }
}
