package io.synq.console.eventlog;

import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import java.io.IOException;

/** A body as a file to be kept. */
final class BodyFile {
  private BodyFile() {}

  /** Answers with it in place of the page. */
  static void answer(String name, byte[] body) throws IOException {
    FacesContext faces = FacesContext.getCurrentInstance();
    ExternalContext answer = faces.getExternalContext();
    answer.setResponseContentType("application/json");
    answer.setResponseHeader("Content-Disposition", "attachment; filename=\"" + name + ".json\"");
    answer.setResponseContentLength(body.length);
    answer.getResponseOutputStream().write(body);
    faces.responseComplete();
  }
}
