import jakarta.annotation.Resource;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Queue;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * POST /events: hands the event in the body to Synq Events by a message, and answers what Synq Events does. It stands for
 * an application of yours on Liberty, whose server.xml says where the queue is. The API key is the variable SYNQ_KEY.
 */
@WebServlet("/events")
public class EventsServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Resource(lookup = "jms/synq/connections")
    private transient ConnectionFactory connections;

    @Resource(lookup = "jms/synq/events")
    private transient Queue events;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String json = new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            String answer = new JmsProducer(connections, events).ask(System.getenv("SYNQ_KEY"), json);
            response.setContentType("text/plain;charset=UTF-8");
            response.getWriter().println(answer);
        } catch (JMSException e) {
            throw new ServletException(e);
        }
    }
}
