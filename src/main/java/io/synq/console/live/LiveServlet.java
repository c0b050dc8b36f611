package io.synq.console.live;

import io.synq.access.CurrentCaller;
import io.synq.console.frame.PageFailure;
import io.synq.console.frame.Visit;
import io.synq.platform.Problem;
import io.synq.platform.ProblemException;
import io.synq.platform.ProblemType;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;

/** {@code /console/live}: tells a page, for as long as it is open, that it shows what has been. */
@WebServlet(urlPatterns = "/console/live", asyncSupported = true)
public class LiveServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  /** Streams end by our clock. */
  private static final long NEVER = 0;

  @Inject private transient LiveStreams streams;
  @Inject private transient LiveVersions versions;
  @Inject private transient CurrentCaller current;
  @Inject private transient Visit visit;
  @Inject private transient InstantSource clock;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    try {
      open(request, response);
    } catch (ProblemException e) {
      PageFailure.tell(request, e);
    }
  }

  private void open(HttpServletRequest request, HttpServletResponse response) {
    LiveTopic topic =
        LiveTopic.of(request.getParameter("topic"))
            .orElseThrow(() -> Problem.notFound("topic").exception());
    if (!topic.page().seenBy(current.get())) {
      throw Problem.of(ProblemType.FORBIDDEN, "Your role does not allow this page.").exception();
    }
    String id = request.getParameter("id");
    LiveWatch now = versions.watch(topic, id == null ? "" : id);
    LiveWatch known = new LiveWatch(now.subject(), known(request, now));
    LiveStream.Viewer viewer = new LiveStream.Viewer(visit.session().orElseThrow(), current.get());
    streams.add(viewer, () -> stream(known, viewer, request, response));
  }

  private LiveStream stream(
      LiveWatch known,
      LiveStream.Viewer viewer,
      HttpServletRequest request,
      HttpServletResponse response) {
    response.setContentType("text/event-stream");
    response.setCharacterEncoding("UTF-8");
    // Proxies that gather answers would hold the news back.
    response.setHeader("X-Accel-Buffering", "no");
    AsyncContext context = request.startAsync();
    context.setTimeout(NEVER);
    LiveStream stream = new LiveStream(known, viewer, context, clock.instant());
    context.addListener(ending(stream));
    return stream;
  }

  /** What the page knows: it says so itself, or the browser does when it comes back. */
  private static String known(HttpServletRequest request, LiveWatch now) {
    String last = request.getHeader("Last-Event-ID");
    String version = last == null ? request.getParameter("version") : last;
    return version == null ? now.version() : version;
  }

  private AsyncListener ending(LiveStream stream) {
    return new AsyncListener() {
      @Override
      public void onComplete(AsyncEvent event) {
        streams.remove(stream);
      }

      @Override
      public void onTimeout(AsyncEvent event) {
        stream.end();
      }

      @Override
      public void onError(AsyncEvent event) {
        stream.end();
      }

      @Override
      public void onStartAsync(AsyncEvent event) {
        // asynchronous already
      }
    };
  }
}
