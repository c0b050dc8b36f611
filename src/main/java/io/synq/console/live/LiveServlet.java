package io.synq.console.live;

import io.synq.access.CurrentCaller;
import io.synq.console.frame.PageFailure;
import io.synq.console.frame.Visit;
import io.synq.platform.Problem;
import io.synq.platform.ProblemException;
import io.synq.platform.ProblemType;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** {@code /console/live}: tells a page, for as long as it is open, that it shows what has been. */
@WebServlet(urlPatterns = "/console/live", asyncSupported = true)
public class LiveServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  /** Streams end by our clock. */
  private static final long NEVER = 0;

  private static final int LONGEST_PAGE = 40;

  @Inject private transient LiveStreams streams;
  @Inject private transient LiveVersions versions;
  @Inject private transient CurrentCaller current;
  @Inject private transient Visit visit;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    try {
      open(request);
    } catch (ProblemException e) {
      PageFailure.tell(request, e);
    }
  }

  private void open(HttpServletRequest request) {
    LiveTopic topic =
        LiveTopic.of(request.getParameter("topic"))
            .orElseThrow(() -> Problem.notFound("topic").exception());
    if (!topic.page().seenBy(current.get())) {
      throw Problem.of(ProblemType.FORBIDDEN, "Your role does not allow this page.").exception();
    }
    LiveWatch now =
        versions.watch(topic, text(request, "id"), LiveWatch.shown(text(request, "shown")));
    LiveWatch known = new LiveWatch(now.subject(), known(request, now));
    LiveStream.Viewer viewer =
        new LiveStream.Viewer(visit.session().orElseThrow(), current.get(), page(request));
    streams.add(known, viewer, () -> suspended(request));
  }

  private static String text(HttpServletRequest request, String name) {
    String value = request.getParameter(name);
    return value == null ? "" : value;
  }

  /** What scripts call the page: it is kept for as long as the stream. */
  private static String page(HttpServletRequest request) {
    String page = text(request, "page");
    return page.length() <= LONGEST_PAGE ? page : "";
  }

  private static AsyncContext suspended(HttpServletRequest request) {
    AsyncContext context = request.startAsync();
    context.setTimeout(NEVER);
    return context;
  }

  /** What the page knows: it says so itself, or the browser does when it comes back. */
  private static String known(HttpServletRequest request, LiveWatch now) {
    String last = request.getHeader("Last-Event-ID");
    String version = last == null ? request.getParameter("version") : last;
    return version == null ? now.version() : version;
  }
}
