package io.synq.console.frame;

import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerFactory;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.event.ExceptionQueuedEvent;
import jakarta.faces.event.ExceptionQueuedEventContext;
import jakarta.servlet.ServletRequest;
import java.util.Iterator;

/** Ends a page that fails, and has its {@link PageFailure} told by the door. */
public class PageFailures extends ExceptionHandlerFactory {
  public PageFailures(ExceptionHandlerFactory wrapped) {
    super(wrapped);
  }

  @Override
  public ExceptionHandler getExceptionHandler() {
    return new Handler(getWrapped().getExceptionHandler());
  }

  private static final class Handler extends ExceptionHandlerWrapper {
    Handler(ExceptionHandler wrapped) {
      super(wrapped);
    }

    @Override
    public void handle() {
      Iterator<ExceptionQueuedEvent> events = getUnhandledExceptionQueuedEvents().iterator();
      while (events.hasNext()) {
        ExceptionQueuedEventContext failed = events.next().getContext();
        PageFailure.tell(
            (ServletRequest) failed.getContext().getExternalContext().getRequest(),
            failed.getException());
        failed.getContext().responseComplete();
        events.remove();
      }
    }
  }
}
