package io.synq.platform;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** What JAX-RS itself refuses: unknown paths, methods and media types. */
@Provider
public class WebApplicationMapper implements ExceptionMapper<WebApplicationException> {
  @Override
  public Response toResponse(WebApplicationException exception) {
    Response original = exception.getResponse();
    ProblemType type = ProblemType.ofStatus(original.getStatus());
    Response.ResponseBuilder response =
        Response.fromResponse(ProblemResponse.of(Problem.of(type, type.title() + ".")));
    String allow = original.getHeaderString("Allow");
    return allow == null ? response.build() : response.header("Allow", allow).build();
  }
}
