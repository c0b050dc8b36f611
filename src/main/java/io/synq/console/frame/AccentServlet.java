package io.synq.console.frame;

import io.synq.portal.Brand;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The portal's own colour, as a style sheet: pages have no style in them. */
@WebServlet("/console/assets/accent.css")
public class AccentServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient Brand brand;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("text/css");
    response.setCharacterEncoding("UTF-8");
    response.getWriter().write(brand.css().orElse(""));
  }
}
