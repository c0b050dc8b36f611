package io.synq.console.frame;

import jakarta.faces.application.ViewHandler;
import jakarta.faces.application.ViewHandlerWrapper;
import jakarta.faces.context.FacesContext;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Sends forms to the page's whole address: it holds the page's state, which Faces keeps nowhere.
 */
public class KeepQuery extends ViewHandlerWrapper {
  public KeepQuery(ViewHandler wrapped) {
    super(wrapped);
  }

  @Override
  public String getActionURL(FacesContext context, String viewId) {
    String action = super.getActionURL(context, viewId);
    HttpServletRequest request = (HttpServletRequest) context.getExternalContext().getRequest();
    String query = request.getQueryString();
    return query == null || action.contains("?") ? action : action + "?" + query;
  }
}
