package io.synq.console.frame;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.application.ViewHandler;
import jakarta.faces.application.ViewHandlerWrapper;
import jakarta.faces.context.FacesContext;

/**
 * Sends forms to the page's whole address: it names the tenant, and holds the page's state, which
 * Faces keeps nowhere.
 */
public class WholeAddress extends ViewHandlerWrapper {
  public WholeAddress(ViewHandler wrapped) {
    super(wrapped);
  }

  @Override
  public String getActionURL(FacesContext context, String viewId) {
    Visit visit = CDI.current().select(Visit.class).get();
    String action = visit.here(super.getActionURL(context, viewId));
    return action.contains("?") ? action : action + visit.query();
  }
}
