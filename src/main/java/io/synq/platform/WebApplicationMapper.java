package io.synq.platform;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Arrays;

/** What JAX-RS itself refuses: unknown paths, methods and media types. */
@Provider
public class WebApplicationMapper implements ExceptionMapper<WebApplicationException> {
  @Override
  public Response toResponse(WebApplicationException exception) {
    Response original = exception.getResponse();
    ProblemType type =
        Arrays.stream(ProblemType.values())
            .filter(candidate -> candidate.status() == original.getStatus())
            .findFirst()
            .orElse(original.getStatus() < 500 ? ProblemType.MALFORMED : ProblemType.INTERNAL);
    Response.ResponseBuilder response =
        Response.fromResponse(ProblemResponse.of(Problem.of(type, type.title() + ".")));
    String allow = original.getHeaderString("Allow");
    return allow == null ? response.build() : response.header("Allow", allow).build();
  }
}
